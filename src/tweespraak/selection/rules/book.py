"""A feedback book that stays honest: what may be a pattern, and what helps with a page now."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tweespraak.foundation.folding import folded
from tweespraak.foundation.working_days import after_working_days

WINDOW = 5  # the newest feedback that counts
LEAST = 2  # organisations that have to say the same
NEVER = frozenset({"CLIC", "INTE", "CANC", "LATE"})  # these say nothing about who hears them
PATIENCE = 10  # working days after which an answer may be expected

# How an organisation is registered is no part of its name: "Ster B.V." and "Ster" are one.
_FORM = re.compile(r"\b(b ?v|n ?v|v ?o ?f|ltd|limited|inc|llc|gmbh|plc)$")


@dataclass(frozen=True)
class Told:
    """One reason, in the words in which it was received; without a code it is in words only."""

    code: str
    words: str


@dataclass(frozen=True)
class Item:
    """The feedback of one page: from whom, when, and every reason."""

    page: UUID
    organisation: str
    received_on: date
    made_at: datetime  # tells two pages of one day apart
    reasons: tuple[Told, ...]


@dataclass(frozen=True)
class Sentence:
    """What one organisation said, to the letter."""

    page: UUID
    organisation: str
    received_on: date
    words: str


@dataclass(frozen=True)
class Pattern:
    """One reason that came from more than one side: perhaps a pattern, never more than that."""

    code: str
    sentences: tuple[Sentence, ...]  # the newest first
    organisations: int
    of: int  # how many pages were looked at


class Help(StrEnum):
    """What helps with a page now."""

    ASK = "ask"  # nothing was told: ask for it, once
    WAIT = "wait"  # asked, and it is not long ago
    LET_GO = "let_go"  # asked, and nothing came
    REFLECT = "reflect"  # there is something to look back on
    ACT = "act"  # looked back: choose one thing
    NONE = "none"  # nothing is asked any more


def patterns(items: Sequence[Item]) -> list[Pattern]:
    """The same code from two organisations or more within the last five pages with feedback.

    Pages on which nothing was told are no feedback and do not count. The most told comes first.
    """
    told = [item for item in items if item.reasons]
    newest = sorted(told, key=lambda one: (one.received_on, one.made_at, one.page), reverse=True)
    looked_at = newest[:WINDOW]
    codes = {reason.code for item in looked_at for reason in item.reasons} - NEVER - {""}
    found = [_pattern(code, looked_at) for code in sorted(codes)]
    several = [one for one in found if one.organisations >= LEAST]
    return sorted(several, key=lambda one: (-one.organisations, one.code))


def is_same_organisation(one: str, other: str) -> bool:
    """Whether two names are one organisation's: capitals, points and the legal form do not count."""
    return _known_as(one) == _known_as(other)


def help_with(
    *,
    has_reasons: bool,
    has_reflected: bool,
    has_goal: bool,
    asked_on: date | None,
    let_go_on: date | None,
    today: date,
) -> Help:
    """What helps now: asking once where nothing was told, looking back and one action where it was."""
    if let_go_on or has_goal:
        return Help.NONE
    if has_reflected:
        return Help.ACT
    if has_reasons:
        return Help.REFLECT
    if asked_on is None:
        return Help.ASK
    return Help.WAIT if today < after_working_days(asked_on, PATIENCE) else Help.LET_GO


def base_of(text: str) -> str:
    """The mark of what stands somewhere; it travels with the page, to see whether it changed since."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _pattern(code: str, items: Sequence[Item]) -> Pattern:
    sentences = tuple(
        Sentence(item.page, item.organisation, item.received_on, reason.words)
        for item in items
        for reason in item.reasons
        if reason.code == code
    )
    names = {_known_as(one.organisation) for one in sentences}
    return Pattern(code, sentences, len(names), len(items))


def _known_as(name: str) -> str:
    plain = " ".join(re.sub(r"[^\w\s]", " ", folded(name)).split())
    return _FORM.sub("", plain).strip() or plain or name.strip()
