"""The lists of words of this release, ready to search with.

`content/law.<language>.json` holds per language: `words` (what to look for, as regular expressions
in which `<name>` is one of the `parts`), `duty` and `person` (by which a sentence is known to tell
about the work, or about somebody), `welcome` (by which it is known to invite everybody), `work` and
`allowed` (phrases in which a word is harmless) and `help` per ground. Patterns are matched as whole words.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from tweespraak.foundation.guards import word_list
from tweespraak.selection.rules.wording.hits import Ground, Level

CONTENT = Path(__file__).resolve().parents[2] / "content"
LANGUAGES = ("nl", "en")
_END = r"(?!\w)"


class When(StrEnum):
    """In which sentences a word counts; in one that invites everybody none does."""

    UNLESS_DUTY = "unless_duty"  # not in a sentence about the work itself
    OF_CANDIDATE = "of_candidate"  # only in a sentence that is plainly about somebody


@dataclass(frozen=True)
class Row:
    """One entry of a list."""

    word: str
    ground: Ground
    level: Level
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Help:
    """Why something is not written, and what can be written instead."""

    why: str
    rewrite: str


@dataclass(frozen=True)
class Tells:
    """By what a sentence is known to be about the work, about somebody, or an invitation to all."""

    duty: re.Pattern[str]
    person: re.Pattern[str]
    welcome: re.Pattern[str]
    work: re.Pattern[str]
    allowed: re.Pattern[str] | None


@cache
def rows_of(when: When) -> tuple[Row, ...]:
    """What to look for in such a sentence, in both languages: people mix them."""
    return tuple(
        _row(row, content["parts"])
        for content in map(_content, LANGUAGES)
        for row in content["words"]
        if When(row["when"]) is when
    )


@cache
def tells_of() -> Tells:
    """Of both languages together."""
    contents = [_content(language) for language in LANGUAGES]
    told = {
        name: _pattern([one for content in contents for one in content[name]])
        for name in ("duty", "person", "welcome", "work")
    }
    allowed = word_list((), [one for content in contents for one in content["allowed"]]).allowed
    return Tells(**told, allowed=allowed)


@cache
def help_of(language: str) -> dict[Ground, Help]:
    """Per ground what is said to whoever wrote it; Dutch where we do not speak the language."""
    told = _content(language if language in LANGUAGES else LANGUAGES[0])["help"]
    return {Ground(ground): Help(**words) for ground, words in told.items()}


@cache
def _content(language: str) -> dict[str, Any]:
    path = CONTENT / f"law.{language}.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _row(row: dict[str, Any], parts: dict[str, str]) -> Row:
    return Row(
        word=row["word"],
        ground=Ground(row["ground"]),
        level=Level(row["level"]),
        # After a space, literally: then most of a text is stepped over without a look.
        pattern=re.compile(f" ({_alternatives(row['patterns'], parts)}){_END}"),
    )


def _pattern(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(patterns, {})}){_END}")


def _alternatives(patterns: list[str], parts: dict[str, str]) -> str:
    """One expression of all of them, with the named parts filled in."""
    inside = "|".join(patterns)
    for name, part in parts.items():
        inside = inside.replace(f"<{name}>", part)
    return inside
