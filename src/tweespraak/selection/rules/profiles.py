"""Requirements that can be signed: what is in them, what is still missing, and who has to sign (Q1, Q2)."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tweespraak.selection.rules.states import ProfileState

MOST_MUSTS = MOST_NICES = 6


class Category(StrEnum):
    """What a requirement is about (practice §5.1)."""

    KNOWLEDGE = "knowledge"
    EXPERIENCE = "experience"
    SKILL = "skill"
    CULTURE = "culture"
    WORK_STYLE = "work_style"
    AVAILABILITY = "availability"
    TERMS = "terms"


class Capacity(StrEnum):
    """As what somebody signs."""

    HIRING_MANAGER = "hiring_manager"
    TEAM = "team"
    HR = "hr"  # the recruiter, or a colleague of HR
    INTERVIEWER = "interviewer"


NEEDED = (Capacity.HIRING_MANAGER, Capacity.TEAM, Capacity.HR)


class PayPer(StrEnum):
    """For how long the pay is."""

    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class Gap(StrEnum):
    """Why requirements cannot be sent to who signs; most say of which requirement."""

    NO_REQUIREMENT = "no_requirement"
    NO_MUST = "no_must"
    TOO_MANY_MUSTS = "too_many_musts"
    TOO_MANY_NICES = "too_many_nices"
    NO_TEXT = "no_text"
    NO_BEHAVIOUR = "no_behaviour"
    NOT_ASSESSED = "not_assessed"  # how is not said
    NO_STAGE = "no_stage"  # nor in which stage, or that stage is gone
    NO_PAY = "no_pay"
    NO_INTERVIEW = "no_interview"  # no stage is an interview
    NO_HIRING_MANAGER = "no_hiring_manager"
    NO_TEAM = "no_team"
    NO_HR = "no_hr"


@dataclass(frozen=True)
class Requirement:
    """One thing that is asked for; `stage` is the key of the stage in which it is assessed."""

    key: str
    category: str
    is_must: bool
    text: str
    behaviour: str = ""
    assessed: str = ""
    stage: str = ""
    weight: int = 2  # 1 to 3, set by people

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Requirement":
        """As it was stored."""
        return cls(**{each.name: row[each.name] for each in fields(cls) if each.name in row})

    def row(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @property
    def mark(self) -> str:
        """Tells whether somebody changed it since it was opened."""
        text = json.dumps(self.row(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Content:
    """Everything that is signed: the same for everybody, to the letter."""

    title: str
    number: int
    requirements: tuple[Requirement, ...]
    stages: tuple[tuple[str, str, bool], ...]  # key, name, is it an interview
    pay_from: Decimal | None
    pay_to: Decimal | None
    pay_per: str
    terms: str = ""
    lens: str = ""  # key of the version of the lens that goes with it

    @property
    def hash(self) -> str:
        """What a signature is under; another letter, another hash."""
        pay = [None if one is None else f"{one:.2f}" for one in (self.pay_from, self.pay_to)]
        whole = [
            self.title,
            self.number,
            [one.row() for one in self.requirements],
            [list(one) for one in self.stages],
            [*pay, self.pay_per],
            self.terms,
            *([self.lens] if self.lens else []),
        ]
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def gaps(content: Content, capacities: Collection[str]) -> list[tuple[Gap, str]]:
    """What is missing before it can go to who signs, each with the key of its requirement (Q1)."""
    stages = {key for key, _name, _is_interview in content.stages}
    return [
        *((gap, "") for gap in _counts(content.requirements)),
        *((gap, one.key) for one in content.requirements for gap in _missing(one, stages)),
        *((gap, "") for gap in _around(content)),
        *((gap, "") for gap in missing_signers(capacities)),
    ]


def missing_signers(capacities: Collection[str]) -> list[Gap]:
    """Whose signature nobody is asked for yet: hiring manager, team, and recruiter or HR."""
    wanted = {
        Capacity.HIRING_MANAGER: Gap.NO_HIRING_MANAGER,
        Capacity.TEAM: Gap.NO_TEAM,
        Capacity.HR: Gap.NO_HR,
    }
    return [gap for capacity, gap in wanted.items() if capacity not in capacities]


def all_signed(wanted: str, signed: Iterable[str | None], capacities: Collection[str]) -> bool:
    """Whether everybody signed exactly this: `signed` is the hash under each one's name (Q2, T26)."""
    hashes = list(signed)
    return bool(hashes) and not missing_signers(capacities) and set(hashes) == {wanted}


def _counts(requirements: Sequence[Requirement]) -> list[Gap]:
    musts = sum(1 for one in requirements if one.is_must)
    found = {
        Gap.NO_REQUIREMENT: not requirements,
        Gap.NO_MUST: bool(requirements) and not musts,
        Gap.TOO_MANY_MUSTS: musts > MOST_MUSTS,
        Gap.TOO_MANY_NICES: len(requirements) - musts > MOST_NICES,
    }
    return [gap for gap, is_so in found.items() if is_so]


def _missing(one: Requirement, stages: Collection[str]) -> list[Gap]:
    found = {
        Gap.NO_TEXT: not one.text.strip() or one.category not in set(Category),
        Gap.NO_BEHAVIOUR: not one.behaviour.strip(),
        Gap.NOT_ASSESSED: not one.assessed.strip(),
        Gap.NO_STAGE: one.stage not in stages,
    }
    return [gap for gap, is_so in found.items() if is_so]


def _around(content: Content) -> list[Gap]:
    has_range = content.pay_from is not None and content.pay_to is not None
    found = {
        Gap.NO_PAY: not has_range,
        Gap.NO_INTERVIEW: not any(is_interview for *_rest, is_interview in content.stages),
    }
    return [gap for gap, is_so in found.items() if is_so]


class Refusal(StrEnum):
    """Why something cannot be done with requirements now."""

    NOT_NOW = "not_now"  # not in this state
    CLOSED = "closed"  # the procedure ended
    GAPS = "gaps"
    BLOCKED = "blocked"  # words that may not be a reason
    UNCONFIRMED = "unconfirmed"  # words that need a second look
    UNLAWFUL_TEXT = "unlawful_text"  # words on the open page that may not be asked
    OLDER = "older"  # it changed since it was read
    NOT_ASKED = "not_asked"  # nobody asked this person to sign
    NO_REASON = "no_reason"
    TWICE = "twice"  # stands there already
    HAS_A_PART = "has_a_part"  # leads the vacancy, or asked for it
    APPLIED = "applied"  # is a candidate for this vacancy
    TOO_SOON = "too_soon"  # was reminded just now
    SAME_PERSON = "same_person"  # cannot lead and decide at once
    NEITHER = "neither"  # who starts it is one of the two
    NO_HR_HERE = "no_hr_here"  # nobody of HR who may let words stand signs this vacancy
    NOTHING_TO_LIFT = "nothing_to_lift"


def send_refused(
    *, has_gaps: bool, is_blocked: bool, is_lifted: bool, is_warned: bool, is_confirmed: bool
) -> Refusal | None:
    """Why requirements cannot go to who signs them; None when they can (Q1, decision 4)."""
    if has_gaps:
        return Refusal.GAPS
    if is_blocked and not is_lifted:
        return Refusal.BLOCKED
    if is_warned and not is_confirmed:
        return Refusal.UNCONFIRMED
    return None


def sign_refused(state: str, *, is_asked: bool, is_same: bool) -> Refusal | None:
    """Why somebody cannot sign what they read; None when they can. `is_same`: it did not change."""
    if not is_asked:
        return Refusal.NOT_ASKED
    if state not in (ProfileState.IN_SIGNING, ProfileState.SIGNED):
        return Refusal.NOT_NOW
    return None if is_same else Refusal.OLDER
