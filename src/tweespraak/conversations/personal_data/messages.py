"""What somebody passed on to the organisation, and the answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.models import Message
from tweespraak.foundation.personal_data import Rule

WORDS = {
    "passed_on": _("What you passed on to the organisation"),
    "sentence_passed_on": _("Sentence"),
    "written_at": _("Written on"),
    "sent_at": _("Sent on"),
    "with_name": _("With your name"),
    "with_name=yes": _("Yes"),
    "with_name=no": _("No"),
    "answer": _("Answer of the organisation"),
    "answered_at": _("Answered on"),
}


def export(person: Any) -> dict[str, Any]:
    """Their own sentences, sent or not, with the answers. Those of the other are the other's."""
    rows = Message.objects.filter(sender=person).order_by("written_at", "pk")
    return {"passed_on": [_message(row) for row in rows]} if rows else {}


def erase(person: Any, rule: Rule) -> int:
    """All of them: the organisation has read and answered what was sent."""
    return Message.objects.filter(sender=person).delete()[0]


def _message(row: Message) -> dict[str, Any]:
    told = {
        "sentence_passed_on": row.text,
        "written_at": row.written_at.isoformat(),
        "sent_at": row.sent_at.isoformat() if row.sent_at else "",
        "with_name": "yes" if row.with_name else "no",
        "answer": row.answer,
        "answered_at": row.answered_at.isoformat() if row.answered_at else "",
    }
    return {key: value for key, value in told.items() if value}
