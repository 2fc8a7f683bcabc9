"""What conversations holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents import card_text
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.rules import Side
from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose

_MINE = Field(
    Whose.PERSON,
    _("To prepare your conversations with questions you chose"),
    _("As long as you want; at once on request"),
)
_MAKER = Field(
    Whose.WORKER,
    _("To know who made a talk card for the organisation"),
    _("As long as the organisation keeps the card"),
)

FIELDS = {
    "TalkCard": {
        "id": NOTHING,
        "organisation": NOTHING,
        "owner": _MINE,
        "kind": _MINE,
        "name": _MINE,
        "questions": _MINE,
        "created_at": _MINE,
        "created_by_id": _MAKER,
        "changed_at": _MINE,
        "archived_at": _MINE,
    },
}

WORDS = {
    "context": _("Conversations"),
    "TalkCard": _("Talk cards"),
    "own_cards": _("Your own talk cards"),
    "name": _("Name"),
    "kind": _("Kind of conversation"),
    "made_at": _("Made on"),
    "questions": _("Questions"),
    "theme": _("Theme"),
    "employee": _("Employee"),
    "manager": _("Manager"),
}


def export(person: Any) -> dict[str, Any]:
    """The person's own cards, with all that stands on them."""
    mine = TalkCard.objects.filter(owner=person).order_by("created_at", "pk")
    return {"own_cards": [_card(row) for row in mine]} if mine else {}


def erase(person: Any, rule: Rule) -> int:
    """The person's own cards; what they made for the organisation is the organisation's."""
    return TalkCard.objects.filter(owner=person).delete()[0]


def _card(row: TalkCard) -> dict[str, Any]:
    text = card_text(row, Side.EMPLOYEE)
    return {
        "name": row.name,
        "kind": text.kind,
        "made_at": row.created_at.isoformat(),
        "questions": [
            {"theme": theme.name, "employee": one.mine, "manager": one.other}
            for theme in text.themes
            for one in theme.questions
        ],
    }
