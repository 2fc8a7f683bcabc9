"""Make a talk card, read it, change it, put it away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.conversations import access, actions
from tweespraak.conversations.documents import KINDS, card_text, voices
from tweespraak.conversations.forms import CardForm, first_values
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import CARD_KINDS, Kind, read_chosen
from tweespraak.conversations.rules import ready as ready_choice
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of


@require_safe
def card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One card with both voices."""
    found = access.card(request, card_id)
    side = access.side(request)
    values = {
        "row": found,
        "card": card_text(found, side),
        "voices": voices(side),
        "may_change": access.is_changeable(request, found),
    }
    return render(request, "conversations/card.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_card(request: HttpRequest, kind: str) -> HttpResponse:
    """Choose questions and add one's own; begins with the card that comes with the library."""
    member = access.maker(request)
    chosen_kind = access.kind(kind)
    form = _form(
        request,
        chosen_kind,
        access.audiences(request),
        first_values(ready_choice(chosen_kind, library())),
    )
    if request.method == "POST" and form.is_valid():
        me, clean = person_of(request), form.cleaned_data
        try:
            made = actions.make_card(
                organisation=member.organisation,
                once=clean["once"],
                kind=chosen_kind,
                name=clean["name"],
                questions=clean["chosen"],
                owner=me if clean["audience"] == "own" else None,
                by=me,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        return redirect("conversations:card", made.pk)
    kinds = [
        {
            "label": str(KINDS[one]),
            "url": reverse("conversations:new_card", args=[one.value]),
            "current": one is chosen_kind,
        }
        for one in CARD_KINDS
    ]
    return _page(request, form, {"kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Change the name or the questions; for whom it is stays as it is."""
    found = access.own_card(request, card_id)
    first = first_values(read_chosen(found.questions)) | {"name": found.name, "once": found.pk}
    form = _form(request, Kind(found.kind), ["own" if found.owner_id else "organisation"], first)
    if request.method == "POST" and form.is_valid():
        actions.change_card(
            card=found,
            name=form.cleaned_data["name"],
            questions=form.cleaned_data["chosen"],
            by=person_of(request),
            at=clock.now(),
        )
        return redirect("conversations:card", found.pk)
    return _page(request, form, {"row": found})


@require_POST
def archive(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Put a card away."""
    found = access.own_card(request, card_id)
    actions.archive_card(card=found, by=person_of(request), at=clock.now())
    messages.success(
        request, _("The card is in the archive. You can bring it back below the questions.")
    )
    return redirect("conversations:library")


@require_POST
def bring_back(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Offer a card again."""
    found = access.own_card(request, card_id)
    actions.bring_card_back(card=found, by=person_of(request), at=clock.now())
    return redirect("conversations:card", found.pk)


def _form(
    request: HttpRequest, kind: Kind, audiences: list[str], first: dict[str, Any]
) -> CardForm:
    return CardForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        kind=kind,
        side=access.side(request),
        audiences=audiences,
    )


def _page(request: HttpRequest, form: CardForm, more: dict[str, Any]) -> HttpResponse:
    values = {"form": form, "kind": KINDS[form.kind], "voices": voices(form.side), **more}
    return render(request, "conversations/form.html", values)
