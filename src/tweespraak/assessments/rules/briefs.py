"""The brief of an assessment: what it says, what still misses, and the one hash of all its words.

Practice N1, N3, N8, N20; A1 and A2. Client and participant read the same brief: the same hash.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tweespraak.assessments.rules.states import BEFORE_START, State

VALID_MONTHS = (6, 12, 18, 24)
MOST_REQUIREMENTS = 12


class Ground(StrEnum):
    """Why a participant cannot block the report: only these two count (code art. 94)."""

    STATUTE = "statute"
    WEIGHTY_INTEREST = "weighty_interest"


class Missing(StrEnum):
    """What a brief needs before a client can accept it."""

    QUESTION = "question"
    PURPOSE = "purpose"
    DECISION = "decision"
    JOB_TITLE = "job_title"
    REQUIREMENTS = "requirements"
    METHOD = "method"
    CONSEQUENCES = "consequences"
    VALIDITY = "valid_months"
    CLIENT = "client"
    RECIPIENTS = "recipients"
    SECOND_READER = "second_reader"
    BLOCKING_REASON = "blocking_reason"
    BLOCKING_SIGNED = "blocking_signed"


class Acknowledged(StrEnum):
    """What a client says to have understood before accepting."""

    BLOCK = "block"
    NO_PRESSURE = "no_pressure"
    SENTENCE = "sentence"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class Brief:
    """Everything client and participant both read, and who decides with it."""

    client_name: str
    question: str
    purpose: str
    decision: str
    job_title: str
    requirements: tuple[str, ...]
    method: str
    consequences: str
    valid_months: int
    recipients: tuple[tuple[str, str, str], ...]  # person, role, purpose
    lens: str = ""
    blocking_right: bool = True
    blocking_ground: str = ""
    blocking_reason: str = ""


@dataclass(frozen=True)
class Around:
    """Who stands around the brief, as far as offering needs to know."""

    has_client: bool
    has_second_reader: bool  # somebody, or oneself a day later
    is_blocking_signed: bool


_TEXTS: Mapping[Missing, str] = MappingProxyType(
    {
        Missing.QUESTION: "question",
        Missing.PURPOSE: "purpose",
        Missing.DECISION: "decision",
        Missing.JOB_TITLE: "job_title",
        Missing.METHOD: "method",
        Missing.CONSEQUENCES: "consequences",
    }
)


def missing(brief: Brief, around: Around) -> tuple[Missing, ...]:
    """What still has to be filled in or arranged, in the order of the page."""
    found = {key for key, name in _TEXTS.items() if not getattr(brief, name).strip()}
    if not any(one.strip() for one in brief.requirements):
        found.add(Missing.REQUIREMENTS)
    if brief.valid_months not in VALID_MONTHS:
        found.add(Missing.VALIDITY)
    if not around.has_client:
        found.add(Missing.CLIENT)
    if not brief.recipients:
        found.add(Missing.RECIPIENTS)
    if not around.has_second_reader:
        found.add(Missing.SECOND_READER)
    return tuple(one for one in Missing if one in found | set(_blocking(brief, around)))


def _blocking(brief: Brief, around: Around) -> Collection[Missing]:
    """Nothing when the participant may block; else a ground, its reason, and a colleague who signs."""
    if brief.blocking_right and not brief.blocking_ground:
        return ()
    if brief.blocking_ground not in list(Ground) or not brief.blocking_reason.strip():
        return (Missing.BLOCKING_REASON,)
    return () if around.is_blocking_signed else (Missing.BLOCKING_SIGNED,)


def brief_hash(brief: Brief) -> str:
    """One hash of all the words: equal for whoever reads them, another as soon as one changes."""
    words = {
        "client_name": brief.client_name,
        "question": brief.question,
        "purpose": brief.purpose,
        "decision": brief.decision,
        "job_title": brief.job_title,
        "requirements": list(brief.requirements),
        "method": brief.method,
        "consequences": brief.consequences,
        "valid_months": brief.valid_months,
        "recipients": sorted(list(one) for one in brief.recipients),
        "lens": brief.lens,
        "blocking": [brief.blocking_right, brief.blocking_ground, brief.blocking_reason],
    }
    told = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def may_change(state: State) -> bool:
    """Whether the words may still change: until the participant has begun."""
    return state in BEFORE_START
