"""What a participant may do with the report they read, and how their marks stay with its sentences.

Practice A10, N6, N7: the participant reads first, and says of each sentence what they think.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.assessments.rules.reporting import SHOWN
from tweespraak.assessments.rules.sections import Block, FieldKind, Section, Version
from tweespraak.assessments.rules.states import WITH_PARTICIPANT, State

READ = SHOWN  # the participant has a report to read
ANSWERS = WITH_PARTICIPANT  # and may mark it, ask for corrections and agree
LONGEST_NOTE = 2000
_WORDS = (FieldKind.PROSE, FieldKind.FACT, FieldKind.SHORT)


class ReadRefusal(StrEnum):
    """Why something is not done with the report one reads."""

    NOT_NOW = "not_now"
    NOT_THERE = "not_there"  # this sentence is not in the version they read
    CHANGED = "changed"  # there is another version by now
    UNREAD = "unread"  # not opened yet
    OPEN_REQUEST = "open_request"
    EMPTY = "empty"  # nothing was written
    ANSWERED = "answered"  # the psychologist decided already
    NO_REASON = "no_reason"
    WRONG_RULING = "wrong_ruling"  # a fact is accepted or not; a finding stands
    RELEASED = "released"  # what was released does not change any more


def is_readable(state: State) -> bool:
    """Whether the participant has a report to read."""
    return state in READ


def may_answer(state: State) -> bool:
    """Whether they may still mark it and ask for corrections."""
    return state in ANSWERS


def is_marked(section: Section, block: Block) -> bool:
    """Whether sentences of this block can be marked: not names, days and choices, nor their own words."""
    return section is not Section.STATEMENT and block.kind in _WORDS


def sentences_to_mark(version: Version) -> dict[str, tuple[Section, str]]:
    """Every sentence that can be marked, in the order of reading: its section and its words, by key."""
    found: dict[str, tuple[Section, str]] = {}
    for section in version.sections:
        for block in section.blocks:
            if is_marked(section.key, block):
                for one in block.sentences:
                    found.setdefault(one.key, (section.key, one.text))
    return found


def mark_refused(state: State, sentence: str, version: Version) -> ReadRefusal | None:
    """Why this sentence cannot be marked."""
    if not may_answer(state):
        return ReadRefusal.NOT_NOW
    return None if sentence in sentences_to_mark(version) else ReadRefusal.NOT_THERE


@dataclass(frozen=True)
class Placed:
    """Where a mark stands now: in which section, and whether its sentence is still in the report."""

    sentence: str
    section: str
    is_there: bool


def placed(marks: Mapping[str, str], version: Version) -> tuple[Placed, ...]:
    """Marks ({sentence: section when it was marked}) in the order of the report as it is now.

    A mark stays with its sentence, wherever that moved; of a sentence that changed or went, it comes
    after the others of its section.
    """
    there = sentences_to_mark(version)
    order = {key: at for at, key in enumerate(there)}
    sections = [str(key) for key in Section]

    def where(one: Placed) -> tuple[int, int]:
        known = sections.index(one.section) if one.section in sections else len(sections)
        return known, order.get(one.sentence, len(order))

    found = [
        Placed(key, str(there[key][0]) if key in there else section, key in there)
        for key, section in marks.items()
    ]
    return tuple(sorted(found, key=where))


def in_sections(marks: Iterable[Placed]) -> dict[str, list[Placed]]:
    """The same by section, sections in their order."""
    found: dict[str, list[Placed]] = {}
    for one in marks:
        found.setdefault(one.section, []).append(one)
    return found


def note_mark(text: str) -> str:
    """The mark of a note as it stands on a page, to see whether it changed elsewhere meanwhile."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def note_after(stored: str, typed: str, seen: str) -> str:
    """The note after somebody typed this; what another device added meanwhile stays in front of it.

    `seen` is the mark of the note on their page. The same text twice is kept once.
    """
    if note_mark(stored) == seen or not stored or stored == typed:
        return typed
    return stored if typed in stored else f"{stored}\n{typed}"
