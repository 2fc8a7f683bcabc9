"""The library: cards to use as they are, and the questions of every theme."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.conversations import access, queries
from tweespraak.conversations.documents import card_text, ready_text, theme_text, voices
from tweespraak.conversations.forms import FindForm
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.rules import CARD_KINDS, Side, found
from tweespraak.conversations.views.tabs import tabs
from tweespraak.people.api import Membership


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Talk cards to choose from, and all questions with both voices."""
    member = access.reader(request)
    side = access.side(request)
    wanted = FindForm(request.GET)
    wishes = wanted.wishes()
    themes = found(queries.library(), **wishes)
    values = {
        "tabs": tabs(request, "library"),
        **_cards(request, member, side),
        "ready": [(kind.value, ready_text(kind, side)) for kind in CARD_KINDS],
        "themes": [theme_text(theme, side) for theme in themes],
        "total": sum(len(theme.questions) for theme in themes),
        "voices": voices(side),
        "wanted": wanted,
        "is_narrowed": any(wishes.values()),
        "theme_options": [
            {"value": "", "label": _("All themes")},
            *({"value": one.key, "label": one.name} for one in queries.library().themes),
        ],
    }
    return render(request, "conversations/library.html", values)


def _cards(request: HttpRequest, member: Membership, side: Side) -> dict[str, Any]:
    keys = {"organisation": member.organisation_id, "person": member.person_id}
    audiences = access.audiences(request)
    return {
        "audiences": audiences,
        "own": _texts(queries.own_cards(**keys), side),
        "shared": _texts(queries.organisation_cards(member.organisation_id), side),
        "archived": queries.archived_cards(**keys, audiences=audiences),
    }


def _texts(cards: Iterable[TalkCard], side: Side) -> list[dict[str, Any]]:
    return [{"row": card, "text": card_text(card, side)} for card in cards]
