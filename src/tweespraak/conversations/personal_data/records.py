"""What somebody wrote in records and said about how a talk went; of the other only what they let read."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents.pulse import ANCHORS, SENTENCES
from tweespraak.conversations.models import Box, Conversation, Participant
from tweespraak.conversations.rules.recording import has_record
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.personal_data import Rule
from tweespraak.foundation.texts import in_language

WORDS = {
    "records": _("Records of your conversations"),
    "talk": "",
    "held_at": _("Held on"),
    "themes": _("Themes"),
    "own_words": _("How you see it"),
    "words_of_other": _("How the other sees it"),
    "written_by": _("Who wrote it down"),
    "written_by=yourself": _("You did"),
    "written_by=other": _("The other did, for you"),
    "own_view": _("Your own view beside the record"),
    "view_of_other": _("The other’s own view beside the record"),
    "how_it_went": _("How you said it went"),
    "sentence": _("Sentence"),
    "choice": _("What you chose"),
}
_READABLE = [state for state in State if has_record(state)]


def export(person: Any) -> dict[str, Any]:
    """The records of the person's talks, as both read them, and what they said of how it went."""
    seats = Participant.objects.filter(person=person, conversation__state__in=_READABLE)
    rows = seats.select_related("conversation").order_by("conversation__starts_at", "pk")
    found = [_record(row) for row in rows]
    told = [one for one in found if len(one) > len(("talk", "held_at"))]
    return {"records": told} if told else {}


def erase(person: Any, rule: Rule) -> int:
    """What stands in the person's own boxes, their own view and what they said of how it went."""
    mine = Participant.objects.filter(person=person)
    boxes = Q()
    for conversation, side in mine.values_list("conversation_id", "side"):
        boxes |= Q(theme__conversation_id=conversation, side=side)
    gone = Box.objects.filter(boxes).delete()[0] if boxes else 0
    said = mine.filter(~Q(own_view="") | Q(pulse__isnull=False))
    return gone + said.update(own_view="", pulse=None, pulse_at=None)


def _record(row: Participant) -> dict[str, Any]:
    conversation = row.conversation
    other = conversation.participants.exclude(pk=row.pk).first()
    parts = {
        "themes": _themes(conversation, row.side),
        "own_view": row.own_view,
        "view_of_other": other.own_view if other else "",
        "how_it_went": [
            {"sentence": str(SENTENCES[key]), "choice": str(ANCHORS[value])}
            for key, value in (row.pulse or {}).items()
        ],
    }
    held_at = conversation.held_at.isoformat() if conversation.held_at else ""
    told = {key: value for key, value in parts.items() if value}
    return {"talk": str(conversation.pk), "held_at": held_at, **told}


def _themes(conversation: Conversation, side: str) -> list[dict[str, str]]:
    boxes = Box.objects.filter(theme__conversation=conversation).exclude(text="")
    by_theme: dict[Any, dict[str, Box]] = {}
    for box in boxes.select_related("theme").order_by("theme__position"):
        by_theme.setdefault(box.theme, {})[box.side] = box
    return [_theme(theme.name, both, side) for theme, both in by_theme.items()]


def _theme(name: dict[str, str], both: dict[str, Box], side: str) -> dict[str, str]:
    told = {"theme": in_language(name)}
    for written, box in both.items():
        if written == side:
            told["own_words"] = box.text
            told["written_by"] = "yourself" if box.written_by == side else "other"
        else:
            told["words_of_other"] = box.text
    return told
