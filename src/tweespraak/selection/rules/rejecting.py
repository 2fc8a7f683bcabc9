"""Whether a rejection can go out: its reasons, what goes with them, and who looked along (J2, J3, T27–T30)."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.reasons import Kind, Reason, Taxonomy, Tie, When
from tweespraak.selection.rules.scores import scores_in
from tweespraak.selection.rules.states import TOLD, State

MOST_REASONS = 3
_WITH_CLICK = ("WORK", "CULT")


class Refusal(StrEnum):
    """Why a rejection cannot be checked or told."""

    NO_REASON = "no_reason"
    TOO_MANY = "too_many"
    TWICE = "twice"  # the same reason
    TWO_GENERAL = "two_general"
    NEEDS_CONTACT = "needs_contact"  # this reason supposes that somebody was spoken with
    NO_REQUIREMENT = "no_requirement"
    OTHER_CATEGORY = "other_category"
    NOT_A_MUST = "not_a_must"
    NOT_FILLED = "not_filled"
    NOTHING_SEEN = "nothing_seen"  # after an interview: no reason with an example
    CLICK_ALONE = "click_alone"
    NO_REPORT = "no_report"  # an assessment that was not released
    NO_THANKS = "no_thanks"
    NO_STRENGTH = "no_strength"
    NO_TALK = "no_talk"  # after an interview: a talk with whom, and when
    SCORE = "score"
    BLOCKED = "blocked"
    SECOND_READER = "second_reader"
    # Of the moment, not of the words.
    CHANGED = "changed"  # another wrote on, or something around it changed
    WITHDREW = "withdrew"
    TOLD = "told"  # somebody told it already
    NOT_NOW = "not_now"
    NOT_THEIRS = "not_theirs"  # the second reader is somebody else than the writer
    NO_CAUSE = "no_cause"  # why it may go out in spite of a blocked word is not said


@dataclass(frozen=True)
class Draft:
    """What somebody writes."""

    reasons: tuple[Reason, ...] = ()
    thanks: str = ""
    strength: str = ""
    tip: str = ""
    caller: UUID | None = None
    call_on: str = ""

    def texts(self) -> dict[str, str]:
        """Every piece of writing, by the place it has on the page."""
        words = {
            f"words-{number}-{slot}": text
            for number, reason in enumerate(self.reasons)
            for slot, text in reason.words.items()
        }
        rest = {"thanks": self.thanks, "strength": self.strength, "tip": self.tip}
        return {**words, **rest, "call_on": self.call_on}


@dataclass(frozen=True)
class Around:
    """What the procedure says about it."""

    requirements: Mapping[str, Requirement]  # as signed
    had_contact: bool  # an interview took place, or an assessment was released
    has_report: bool  # an assessment report the candidate released


@dataclass(frozen=True)
class Fault:
    """What has to change first; `where` is the place on the page, `found` the words it is about."""

    refusal: Refusal
    where: str = ""
    found: str = ""


def faults(draft: Draft, around: Around, taxonomy: Taxonomy) -> list[Fault]:
    """Everything that keeps it from being checked, in the order of the page; the guard on words apart."""
    found = [*_of_choice(draft, around, taxonomy)]
    for number, reason in enumerate(draft.reasons):
        found += _of_reason(number, reason, around, taxonomy)
    found += _of_rest(draft, around)
    for place, text in draft.texts().items():
        found += [Fault(Refusal.SCORE, place, one) for one in _figures(place, text)]
    return found


def ties_to(kind: Kind, requirements: Collection[Requirement]) -> list[Requirement]:
    """The signed requirements this reason may be tied to."""
    return [
        one
        for one in requirements
        if one.category in kind.categories and (one.is_must or not kind.only_must)
    ]


def guard_refused(*, blocks: bool, warns: bool, is_lifted: bool, is_read: bool) -> Refusal | None:
    """What the guard on words still asks: HR for a blocked word, a second reader for a doubtful one."""
    if blocks and not is_lifted:
        return Refusal.BLOCKED
    return Refusal.SECOND_READER if warns and not is_read else None


def writing_refused(state: State) -> Refusal | None:
    """Why nobody can write it now."""
    if state is State.WITHDRAWN:
        return Refusal.WITHDREW
    if state in TOLD:
        return Refusal.TOLD
    return None if state in (State.REJECTION_DRAFTED, State.CHECKED) else Refusal.NOT_NOW


def telling_refused(state: State, *, checked: str, now: str) -> Refusal | None:
    """Why it does not go out: only exactly what was checked does (J3)."""
    refusal = writing_refused(state)
    if refusal is None and (state is not State.CHECKED or not checked):
        return Refusal.NOT_NOW
    return refusal or (None if checked == now else Refusal.CHANGED)


def is_late(draft: Draft) -> bool:
    """Whether it says that a preference came late: that is on the organisation, and a lesson (T27)."""
    return any(one.code == "LATE" for one in draft.reasons)


def late_words(draft: Draft) -> str:
    """Which preference it was."""
    return next(
        (one.words.get("preference", "") for one in draft.reasons if one.code == "LATE"), ""
    )


def message_hash(*parts: str) -> str:
    """Of what goes out, to the letter."""
    whole = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _figures(place: str, text: str) -> list[str]:
    """Scores and marks; when somebody calls, what begins with a figure is a day or an hour."""
    found = scores_in(text)
    return [one for one in found if not one[0].isdigit()] if place == "call_on" else found


def _of_choice(draft: Draft, around: Around, taxonomy: Taxonomy) -> list[Fault]:
    codes = [one.code for one in draft.reasons]
    kinds = [taxonomy.kinds[code] for code in codes]
    ours = any(kind.is_ours for kind in kinds)
    click = "CLIC" in codes and not any(code in _WITH_CLICK for code in codes)
    found = {
        Refusal.NO_REASON: not codes,
        Refusal.TOO_MANY: len(codes) > MOST_REASONS,
        Refusal.TWICE: len(set(codes)) < len(codes),
        Refusal.TWO_GENERAL: sum(kind.is_general for kind in kinds) > 1,
        Refusal.CLICK_ALONE: click,
        Refusal.NOTHING_SEEN: (
            around.had_contact
            and bool(codes)
            and not click
            and not ours
            and not any(_shows(one, around, taxonomy) for one in draft.reasons)
        ),
    }
    return [Fault(refusal, "code-0") for refusal, is_so in found.items() if is_so]


def _shows(reason: Reason, around: Around, taxonomy: Taxonomy) -> bool:
    """Whether it tells what was seen, at a signed requirement that fits."""
    kind = taxonomy.kinds[reason.code]
    fitting = {one.key for one in ties_to(kind, list(around.requirements.values()))}
    return kind.shows and reason.requirement in fitting


def _of_reason(number: int, reason: Reason, around: Around, taxonomy: Taxonomy) -> list[Fault]:
    kind = taxonomy.kinds[reason.code]
    at = f"code-{number}"
    found: list[Fault] = []
    if kind.when is When.AFTER and not around.had_contact:
        found.append(Fault(Refusal.NEEDS_CONTACT, at))
    if reason.code == "ASSE" and not around.has_report:
        found.append(Fault(Refusal.NO_REPORT, at))
    if kind.tie is Tie.REQUIREMENT and (tie := _tie(kind, reason, around)):
        found.append(Fault(tie, f"requirement-{number}"))
    found += [
        Fault(Refusal.NOT_FILLED, f"words-{number}-{slot.key}")
        for slot in taxonomy.slots_of(reason.code, had_contact=around.had_contact)
        if not reason.words.get(slot.key, "").strip(" .;,\n\t\r")
    ]
    return found


def _tie(kind: Kind, reason: Reason, around: Around) -> Refusal | None:
    one = around.requirements.get(reason.requirement)
    if one is None:
        return Refusal.NO_REQUIREMENT
    if one.category not in kind.categories:
        return Refusal.OTHER_CATEGORY
    return Refusal.NOT_A_MUST if kind.only_must and not one.is_must else None


def _of_rest(draft: Draft, around: Around) -> list[Fault]:
    has_talk = draft.caller is not None and bool(draft.call_on.strip())
    found: Sequence[tuple[Refusal, str, bool]] = (
        (Refusal.NO_THANKS, "thanks", not draft.thanks.strip()),
        (Refusal.NO_STRENGTH, "strength", around.had_contact and not draft.strength.strip()),
        (Refusal.NO_TALK, "call_on", around.had_contact and not has_talk),
    )
    return [Fault(refusal, where) for refusal, where, is_so in found if is_so]
