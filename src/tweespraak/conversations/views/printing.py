"""Talk cards on paper: one A5, a side for either voice, with room to write."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tweespraak.conversations import access
from tweespraak.conversations.documents import CardText, card_text, ready_text, voices


@require_safe
def printed(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """A card somebody made."""
    found = access.card(request, card_id)
    back = reverse("conversations:card", args=[found.pk])
    return _paper(request, card_text(found, access.side(request)), back)


@require_safe
def ready(request: HttpRequest, kind: str) -> HttpResponse:
    """A card that comes with the library."""
    access.reader(request)
    text = ready_text(access.kind(kind), access.side(request))
    return _paper(request, text, reverse("conversations:library"))


def _paper(request: HttpRequest, card: CardText, back: str) -> HttpResponse:
    named = voices(access.side(request))
    sides = [("mine", named.mine, named.other), ("other", named.other, named.mine)]
    values = {"card": card, "sides": sides, "back": back}
    return render(request, "conversations/print.html", values)
