"""Sentences that we wrote with a score: where one is used, section 13 says by which rule and version.

Practice N14 (AST 2.3.2). Who changes a word of such a sentence writes a sentence of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tweespraak.assessments.rules.sections.fields import Section, Sections, texts_of, with_rows
from tweespraak.assessments.rules.sections.sentences import sentence_key, sentences


@dataclass(frozen=True)
class Source:
    """Where a sentence comes from. `rule` is the key of the rules with their versions."""

    rule: str
    line: str  # as section 13 says it, in the language of the report


def used(sections: Sections, offered: Mapping[str, Source]) -> dict[str, str]:
    """The offered sentences that stand in the report: their words by key, in the order of reading."""
    found = {}
    for _place, text in texts_of(sections):
        for one in sentences(text):
            key = sentence_key(one)
            if key in offered:
                found[key] = one
    return found


def accounted(sections: Sections, offered: Mapping[str, Source]) -> dict[str, Any]:
    """The sections with in section 13 exactly what is used of what was offered."""
    rows: list[Mapping[str, Any]] = [
        {"id": key[:12], "sentence": key, "rule": offered[key].rule, "line": offered[key].line}
        for key in used(sections, offered)
    ]
    if not rows and Section.AUTOMATED not in sections:
        return dict(sections)
    return with_rows(sections, Section.AUTOMATED, rows)


def rules_used(sections: Sections) -> tuple[str, ...]:
    """The keys of the rules behind the automated parts, each once."""
    rows = sections.get(Section.AUTOMATED, {}).get("rows", ())
    return tuple(dict.fromkeys(str(row["rule"]) for row in rows))
