"""The text of a statement: what is still to be filled in, and what changed between two versions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from string import Template

_GAP = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


class Change(StrEnum):
    """What happened to a paragraph between two versions."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Line:
    """One paragraph, with what happened to it."""

    change: Change
    text: str


def proposal(draft: str, values: Mapping[str, str]) -> str:
    """Our draft with what is known of the organisation; the rest stays a gap: [[what to fill in]]."""
    return Template(draft).safe_substitute(values)


def gaps(text: str) -> list[str]:
    """What is still to be filled in, in the order of the text: such a text cannot be published."""
    return [" ".join(found.split()) for found in _GAP.findall(text)]


def changes(old: str, new: str) -> list[Line]:
    """Both versions paragraph by paragraph: what stayed, what went, what came."""
    return list(_walk(_paragraphs(old), _paragraphs(new)))


def _walk(old: list[str], new: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            yield from (Line(Change.SAME, text) for text in old[first:last])
            continue
        yield from (Line(Change.GONE, text) for text in old[first:last])
        yield from (Line(Change.NEW, text) for text in new[begin:end])


def _paragraphs(text: str) -> list[str]:
    lines = re.split(r"\n\s*\n|\n(?=\s*[-*#|])", text.replace("\r\n", "\n"))
    return [line.strip() for line in lines if line.strip()]
