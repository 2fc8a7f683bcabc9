"""Plan the talk after a low score: both sides come here, the client by their own link with a code."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.evaluations import access
from tweespraak.evaluations.actions.talking import (
    TalkRefused,
    choose_moment,
    decline,
    note_contact,
    offer_moments,
)
from tweespraak.evaluations.documents.around import around
from tweespraak.evaluations.documents.talk_card import WAYS
from tweespraak.evaluations.documents.talking import REFUSED, WHY, in_words
from tweespraak.evaluations.forms.talking import ChooseForm, OfferForm
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import owes_reply
from tweespraak.evaluations.queries.talking import (
    besides,
    chosen_by,
    given_in,
    offer_in,
    terms_of,
    topics_in,
)
from tweespraak.evaluations.rules.states import READ, TALKING, Side, State
from tweespraak.evaluations.rules.talking import decline_refused, suggested
from tweespraak.foundation import clock

CONFLICT = 409


def read_place(request: HttpRequest, evaluation_id: UUID, *sides: Side) -> Place:
    """Somebody's place at an evaluation that both can read. Raises Http404, PermissionDenied, CodeNeeded."""
    place = access.evaluation(request, evaluation_id, *sides)
    if place.evaluation.state not in READ:
        raise Http404
    return access.evaluation_with_code(request, evaluation_id, *sides)


@login_not_required
@require_safe
def talk(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Where the talk is: who calls whom by when, which moments are offered, what it is about."""
    place = read_place(request, evaluation_id)
    return _page(request, place, _choose_form(place))


@require_POST
def contact(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """The recruiter spoke to the client."""
    place = read_place(request, evaluation_id, Side.RECRUITER)
    _try(
        request,
        lambda: note_contact(place=place, at=clock.now()),
        _("Noted. Now find a moment together."),
    )
    return redirect("evaluations:talk", evaluation_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Offer moments to the other, and say what one wants to talk about."""
    place = read_place(request, evaluation_id)
    form = _offer_form(request, place)
    if request.method == "POST" and form.is_valid():
        try:
            offer_moments(place=place, offer=form.offer(), topics=form.topics(), at=clock.now())
        except TalkRefused as refused:
            form.add_error(None, str(REFUSED[refused.refusal]))
        else:
            words = _("Offered. %(name)s gets a mail and chooses one.")
            messages.success(request, words % {"name": around(place)["other_name"]})
            return redirect("evaluations:talk", evaluation_id)
    values = {
        **around(place),
        "form": form,
        "owes": _owes(place),
        "is_open": place.evaluation.state in TALKING,
    }
    return render(request, "evaluations/talking/offer.html", values)


@login_not_required
@require_POST
def choose(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Choose one of the moments: from then on both prepare."""
    place = read_place(request, evaluation_id)
    form = _choose_form(place, request)
    if form is None:
        messages.error(request, _("Other moments are offered by now. Look again and choose one."))
        return redirect("evaluations:talk", evaluation_id)
    if form.is_valid():
        try:
            moment, topics = form.chosen(), form.topics()
            choose_moment(place=place, moment=moment, topics=topics, at=clock.now())
        except TalkRefused as refused:
            form.add_error(None, str(REFUSED[refused.refusal]))
        else:
            messages.success(request, _("It is settled. You both get a mail for your calendar."))
            return redirect("evaluations:talk", evaluation_id)
    return _page(request, place, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def no_talk(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """The client would rather not."""
    place = read_place(request, evaluation_id, Side.CLIENT)
    if request.method == "POST":
        _try(
            request,
            lambda: decline(place=place, at=clock.now()),
            _("That is fine. There is no talk."),
        )
        return redirect("evaluations:talk", evaluation_id)
    if _decline_refusal(place):
        return redirect("evaluations:talk", evaluation_id)
    return render(request, "evaluations/talking/no_talk.html", around(place))


def _page(request: HttpRequest, place: Place, form: ChooseForm | None) -> HttpResponse:
    row, found = place.evaluation, offer_in(place.evaluation)
    keys = [one["key"] for one in row.agenda]
    names = around(place)
    values: dict[str, Any] = {
        **names,
        "read_by": [_("you"), names["other_name"]],
        "form": form,
        "offer": found,
        "way": str(WAYS[found.way]) if found else "",
        "offered_by_me": found is not None and found.by is place.side,
        "agenda": in_words(besides(row, keys)),
        "bringing": {one["key"]: one["by"] for one in row.agenda},
        "is_client": place.side is Side.CLIENT,
        "is_open": row.state in TALKING,
        "owes": _owes(place),
        "terms": terms_of(row),
        "talk": row.live,
        "may_decline": _decline_refusal(place) is None,
    }
    status = CONFLICT if form is not None and form.errors else 200
    return render(request, "evaluations/talking/talk.html", values, status=status)


def _choose_form(place: Place, request: HttpRequest | None = None) -> ChooseForm | None:
    found, row = offer_in(place.evaluation), place.evaluation
    if found is None or found.by is place.side or row.state not in TALKING:
        return None
    moments = found.open_at(clock.now())
    return ChooseForm(
        request.POST if request else None,
        side=place.side,
        options=_options(place),
        initial={"topics": _first(place)},
        moments=moments,
        zone=row.organisation.time_zone,
    )


def _offer_form(request: HttpRequest, place: Place) -> OfferForm:
    return OfferForm(
        request.POST if request.method == "POST" else None,
        side=place.side,
        options=_options(place),
        initial={"topics": _first(place)},
        zone=place.evaluation.organisation.time_zone,
        at=clock.now(),
    )


def _options(place: Place) -> list[tuple[str, str]]:
    """Every topic, with why it is suggested or that the other brings it."""
    why = suggested(given_in(place.evaluation))
    topics = topics_in(place.evaluation)
    other = next(side for side in Side if side is not place.side)
    notes = {key: str(WHY[reason]) for key, reason in why.items()}
    notes |= dict.fromkeys(chosen_by(place.evaluation, other), _("the other brings this"))
    first = [*why, *(key for key in topics if key not in why)]
    return [
        (key, f"{topics[key].title} ({notes[key]})" if key in notes else topics[key].title)
        for key in first
    ]


def _first(place: Place) -> Any:
    """What one chose before; for the recruiter else what is suggested."""
    mine = chosen_by(place.evaluation, place.side)
    if place.side is Side.CLIENT:
        return mine[0] if mine else ""
    return mine or list(suggested(given_in(place.evaluation)))


def _owes(place: Place) -> bool:
    return owes_reply(place.evaluation, Side.RECRUITER)


def _decline_refusal(place: Place) -> object:
    row = place.evaluation
    return decline_refused(State(row.state), place.side, is_held=terms_of(row).is_held)


def _try(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    try:
        act()
    except TalkRefused as refused:
        messages.error(request, str(REFUSED[refused.refusal]))
    else:
        messages.success(request, done)
