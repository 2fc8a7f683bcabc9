"""Judging an interview per requirement, each interviewer apart: what is whole, and who may read whose (T29)."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tweespraak.selection.rules.profiles import Requirement

LONGEST = 2000  # of what was seen, per requirement


class Met(StrEnum):
    """Whether a requirement was met, as far as it was seen."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SEEN = "not_seen"


class Advice(StrEnum):
    """What an interviewer would do: a word beside the judgement, nothing is counted with it."""

    ON = "on"
    DOUBT = "doubt"
    STOP = "stop"


class Fault(StrEnum):
    """What is missing in a judgement, per requirement or of the whole."""

    NO_CHOICE = "no_choice"
    NO_WORDS = "no_words"  # what was seen is not said
    NO_ADVICE = "no_advice"


class JudgeRefusal(StrEnum):
    """Why a judgement is not written, saved or excused."""

    SAVED = "saved"  # it never changes any more
    EXCUSED = "excused"
    OFF = "off"  # the interview was called off
    TOO_EARLY = "too_early"  # it did not begin yet
    OVER = "over"  # the application is decided already
    NOT_WHOLE = "not_whole"
    NOT_ALL_IN = "not_all_in"  # somebody still has to judge
    LAST_ONE = "last_one"  # nobody would be left to judge
    NO_WORDS = "no_words"


@dataclass(frozen=True)
class Stands:
    """How one judgement stands."""

    saved_at: datetime | None = None
    excused_at: datetime | None = None
    is_off: bool = False  # its interview was called off

    @property
    def is_open(self) -> bool:
        """Whether it still has to be saved."""
        return self.saved_at is None and self.excused_at is None and not self.is_off


def asked_in(requirements: Iterable[Requirement], stage: str) -> list[Requirement]:
    """What is judged in a stage: what is assessed there; everything, when that is nothing."""
    rows = list(requirements)
    return [one for one in rows if one.stage == stage] or rows


def faults(
    ratings: Mapping[str, Mapping[str, str]], advice: str, asked: Collection[Requirement]
) -> list[tuple[Fault, str]]:
    """What is missing, with the key of its requirement."""
    found: list[tuple[Fault, str]] = []
    for one in asked:
        row = ratings.get(one.key, {})
        met, saw = row.get("met", ""), row.get("saw", "")
        if met not in set(Met):
            found.append((Fault.NO_CHOICE, one.key))
        elif met != Met.NOT_SEEN and not has_words(saw):
            found.append((Fault.NO_WORDS, one.key))
    if advice not in set(Advice):
        found.append((Fault.NO_ADVICE, ""))
    return found


def write_refused(own: Stands, *, is_running: bool) -> JudgeRefusal | None:
    """Why a draft is not kept; None when it is."""
    if own.saved_at:
        return JudgeRefusal.SAVED
    if own.is_off:
        return JudgeRefusal.OFF
    if own.excused_at:
        return JudgeRefusal.EXCUSED
    return None if is_running else JudgeRefusal.OVER


def may_read_others(own: Iterable[Stands]) -> bool:
    """Whether somebody may read what others saw of a candidate: not while a judgement of their own of
    that candidate is still to be saved, in whichever interview (T29)."""
    return not any(one.is_open for one in own)


def all_in(judgements: Sequence[Stands]) -> bool:
    """Whether everybody who was there saved a judgement, so that it can be talked over."""
    return not any(one.is_open for one in judgements) and any(one.saved_at for one in judgements)


def has_words(text: str) -> bool:
    """Whether something was written: a row of dots or dashes says nothing."""
    return any(letter.isalnum() for letter in text)


def mark_of(row: Mapping[str, str]) -> str:
    """The mark of a rating as it stands; it travels with the page, to see whether it changed since."""
    text = f"{row.get('met', '')}\n{row.get('saw', '')}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
