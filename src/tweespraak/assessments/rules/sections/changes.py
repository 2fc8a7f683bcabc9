"""What changed between two versions, sentence by sentence, with the words that differ."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tweespraak.assessments.rules.sections.fields import SECTIONS, Section
from tweespraak.assessments.rules.sections.versions import FactKind, SectionRead, Version


class Change(StrEnum):
    """What happened with a sentence."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class Words:
    """A run of words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True)
class Line:
    """One sentence; of one that changed the words say how."""

    change: Change
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Changed:
    """A section with everything in it that did not stay."""

    section: Section
    lines: tuple[Line, ...]


ALWAYS_OTHER = (FactKind.VERSION, FactKind.REPORTED)
ALIKE = 0.5  # from here two sentences are one that changed, not one that went and one that came


def changes(old: Version, new: Version) -> tuple[Changed, ...]:
    """Every section in which something changed."""
    before, after = _by_key(old), _by_key(new)
    found = (Changed(key, _section(before.get(key, ()), after.get(key, ()))) for key in SECTIONS)
    return tuple(one for one in found if any(line.change is not Change.SAME for line in one.lines))


def _by_key(version: Version) -> dict[Section, tuple[str, ...]]:
    return {one.key: _texts(one) for one in version.sections}


def _texts(section: SectionRead) -> tuple[str, ...]:
    """Its sentences; that the number and the day are others goes without saying."""
    blocks = (block for block in section.blocks if block.key not in ALWAYS_OTHER)
    return tuple(one.text for block in blocks for one in block.sentences)


def _section(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [_whole(Change.SAME, one) for one in before[i1:i2]]
        else:
            lines += _replaced(before[i1:i2], after[j1:j2])
    return tuple(lines)


def _replaced(before: tuple[str, ...], after: tuple[str, ...]) -> list[Line]:
    """Where sentences of both sides are alike they are one that changed, in the new order."""
    lines: list[Line] = []
    fresh: list[Line] = []
    left = list(before)
    for one in after:
        like = max(left, key=lambda other: _likeness(other, one), default="")
        if like and _likeness(like, one) >= ALIKE:
            place = left.index(like)
            lines += [*(_whole(Change.GONE, other) for other in left[:place]), *fresh]
            lines.append(Line(Change.CHANGED, _words(like, one)))
            left, fresh = left[place + 1 :], []
        else:
            fresh.append(_whole(Change.NEW, one))
    return [*lines, *(_whole(Change.GONE, other) for other in left), *fresh]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _whole(change: Change, text: str) -> Line:
    return Line(change, (Words(change, text),))


def _words(before: str, after: str) -> tuple[Words, ...]:
    old, new = before.split(), after.split()
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words(Change.SAME, " ".join(old[i1:i2])))
            continue
        if i2 > i1:
            found.append(Words(Change.GONE, " ".join(old[i1:i2])))
        if j2 > j1:
            found.append(Words(Change.NEW, " ".join(new[j1:j2])))
    return tuple(found)
