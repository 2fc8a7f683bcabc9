"""What somebody wrote to prepare, and what others let them read; of the other never a draft."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents.preparing import question_words
from tweespraak.conversations.documents.table import laid
from tweespraak.conversations.models import Entry
from tweespraak.conversations.queries.entries import entries_by, revealed_to
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation.personal_data import Rule

WORDS = {
    "own_preparations": _("What you wrote to prepare and added later"),
    "read_of_others": _("What the other let you read"),
    "talk": "",
    "part": _("What it is"),
    "part=answer": _("An answer"),
    "part=topic": _("A topic"),
    "part=goal": _("A goal laid on the table"),
    "part=insight": _("An insight laid on the table"),
    "part=addition": _("Added later"),
    "asked": _("Question"),
    "text": _("Text"),
    "who_reads": _("Who reads it"),
    "who_reads=shared": _("Both of you, once it is revealed"),
    "who_reads=private": _("Only you"),
    "saved_at": _("Saved on"),
}


def export(person: Any) -> dict[str, Any]:
    """Everything the person wrote; and of others only what was revealed to this person."""
    mine = entries_by(person.pk).select_related("participant", "theme")
    theirs = revealed_to(person.pk).select_related("participant", "theme")
    found = {
        "own_preparations": [
            {**_told(row), "who_reads": "shared" if row.shared else "private"} for row in mine
        ],
        "read_of_others": [_told(row) for row in theirs],
    }
    return {key: rows for key, rows in found.items() if rows}


def erase(person: Any, rule: Rule) -> int:
    """Everything the person wrote to prepare; the other no longer reads it either."""
    return entries_by(person.pk).delete()[0]


def _told(row: Entry) -> dict[str, Any]:
    asked = question_words(row, Side(row.participant.side)) if row.part == Part.ANSWER else ""
    return {
        "talk": str(row.participant.conversation_id),
        "part": row.part,
        **({"asked": asked} if asked else {}),
        "text": _text(row),
        "saved_at": row.saved_at.isoformat(),
    }


def _text(row: Entry) -> str:
    if row.part not in (Part.GOAL, Part.INSIGHT):
        return row.text
    one = laid(row)
    return ". ".join(part.rstrip(".") for part in (one.name, one.word, one.sentence) if part)
