"""The information sheet: seven parts, filled with the facts of one brief, the same in both languages.

Practice N2 (code 62, 63; AST 2.2.1).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Section(StrEnum):
    """What a participant is told before they can consent."""

    AIM = "aim"
    METHOD = "method"
    REPORTING = "reporting"
    INSPECTION = "inspection"
    OBJECTION = "objection"
    CORRECTION = "correction"
    CLIENT = "client"


LANGUAGES = ("nl", "en")


def filled(sections: list[Mapping[str, Any]], facts: Mapping[str, str]) -> list[dict[str, str]]:
    """The seven sections with the facts in them. Paragraphs of a variant that is not meant fall out:
    a paragraph may say `if` a fact is there. Raises KeyError for a fact nobody knows."""
    return [
        {
            "key": section["key"],
            "title": section["title"],
            "text": "\n\n".join(
                one["text"].format_map(facts)
                for one in section["paragraphs"]
                if _is_meant(one.get("if", ""), facts)
            ),
        }
        for section in sections
    ]


def _is_meant(condition: str, facts: Mapping[str, str]) -> bool:
    """`fact`: only when there is one; `not fact`: only when there is none; nothing: always."""
    if condition.startswith("not "):
        return not facts[condition.removeprefix("not ")]
    return not condition or bool(facts[condition])


def is_complete(sheet: Mapping[str, Any]) -> bool:
    """Whether all seven sections stand in it, with words, in every language."""
    return all(
        [one.get("key") for one in sheet.get(language, ())] == list(Section)
        and all(one.get("title") and one.get("text") for one in sheet[language])
        for language in LANGUAGES
    )
