"""Agree on a moment: propose one or another one, say yes, or call the talk off."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.ending import call_off as do_call_off
from tweespraak.conversations.actions.ending import keep
from tweespraak.conversations.actions.planning import PlanRefused, invite, reschedule
from tweespraak.conversations.actions.planning import confirm as do_confirm
from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.planning import REFUSALS, reason_in_words
from tweespraak.conversations.forms.planning import CallOffForm, ConfirmForm, ProposeForm
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.planning import LEAD_DAYS, is_sooner
from tweespraak.conversations.rules.states import (
    BEFORE_HELD,
    BEFORE_REVEAL,
    ActRefused,
    Reason,
    State,
)
from tweespraak.conversations.views.talks import themes_of
from tweespraak.foundation import clock


@require_http_methods(["GET", "HEAD", "POST"])
def moment(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Propose a first moment, or another one."""
    seat = access.seat(request, conversation_id)
    if seat.conversation.state not in BEFORE_HELD:
        return _back(request, seat, _("You have talked already, so the moment stays as it was."))
    form = _moment_form(seat, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _propose(seat, form)
        except PlanRefused as refused:
            seat = access.seat(request, conversation_id)  # as it is now
            form = _moment_form(seat, _seen_now(request, seat))
            form.refuse(refused.refusal, Kind(seat.conversation.kind))
        except ActRefused:
            return _back(request, seat, _("This changed meanwhile. See how it stands now."))
        else:
            words = _("Proposed. %(name)s gets a mail and can say yes.")
            messages.success(request, words % {"name": seat.other_name})
            return redirect("conversations:talk", conversation_id)
    values = {"seat": seat, "talk": seat.conversation, "form": form}
    return render(request, "conversations/planning/moment.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Say yes to the moment the other proposed."""
    seat = access.seat(request, conversation_id)
    conversation = seat.conversation
    form = ConfirmForm(request.POST)
    if request.method == "POST":
        number = form.cleaned_data["number"] if form.is_valid() else -1
        at = clock.now()
        try:
            do_confirm(conversation=conversation, by=seat.me.person, number=number, at=at)
        except PlanRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("It stands. You can both prepare from now on."))
        return redirect("conversations:talk", conversation.pk)
    if conversation.state != State.INVITING or seat.me.confirmed_at or not conversation.starts_at:
        return redirect("conversations:talk", conversation.pk)
    kind, zone = Kind(conversation.kind), conversation.organisation.time_zone
    asked_at = seat.other.confirmed_at or clock.now()
    values = {
        "seat": seat,
        "talk": conversation,
        "kind": KINDS[kind],
        "themes": themes_of(seat),
        "may_swap": True,
        "days": LEAD_DAYS[kind],
        "is_sooner": is_sooner(kind, conversation.starts_at, asked_at, zone),
        "is_past": conversation.starts_at <= clock.now(),
    }
    return render(request, "conversations/planning/confirm.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Ask to call it off, agree with the other who asks, or say that it takes place."""
    seat = access.seat(request, conversation_id)
    conversation = seat.conversation
    if conversation.state not in BEFORE_REVEAL:
        return _back(request, seat, _("This can no longer be called off. You can still move it."))
    answers = seat.other.calls_off_at is not None
    form = CallOffForm(request.POST if request.method == "POST" and not answers else None)
    if request.method == "POST":
        if request.POST.get("answer") == "keep":
            return _keep(request, seat)
        if answers or form.is_valid():
            reason = None if answers else Reason(form.cleaned_data["reason"])
            return _call_off(request, seat, reason)
    values = {
        "seat": seat,
        "talk": conversation,
        "form": form,
        "answers": answers,
        "asked": seat.me.calls_off_at is not None,
        "because": reason_in_words(seat.other.calls_off_because or seat.me.calls_off_because),
    }
    return render(request, "conversations/planning/call_off.html", values)


def _call_off(request: HttpRequest, seat: Seat, reason: Reason | None) -> HttpResponse:
    try:
        row = do_call_off(
            conversation=seat.conversation, by=seat.me.person, reason=reason, at=clock.now()
        )
    except PlanRefused as refused:
        return _back(request, seat, str(REFUSALS[refused.refusal]))
    if row.state == State.CANCELLED:
        messages.success(request, _("It is off. You can both start a new one at any time."))
    else:
        words = _("Asked. It stands until %(name)s says so too.")
        messages.success(request, words % {"name": seat.other_name})
    return redirect("conversations:talk", row.pk)


def _keep(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        keep(conversation=seat.conversation, by=seat.me.person, at=clock.now())
    except PlanRefused as refused:
        return _back(request, seat, str(REFUSALS[refused.refusal]))
    messages.success(request, _("It takes place, as it was."))
    return redirect("conversations:talk", seat.conversation.pk)


def _back(request: HttpRequest, seat: Seat, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect("conversations:talk", seat.conversation.pk)


def _propose(seat: Seat, form: ProposeForm) -> None:
    """A first moment, or instead of the one there is."""
    clean = form.cleaned_data
    wanted: dict[str, Any] = {
        "conversation": seat.conversation,
        "by": seat.me.person,
        "at": clock.now(),
        "sooner": clean.get("sooner", False),
        **{key: clean[key] for key in ("number", "moment")},
    }
    if seat.conversation.state == State.PLANNED:
        invite(**wanted)
    else:
        reschedule(**wanted, reason=clean.get("reason"))


def _seen_now(request: HttpRequest, seat: Seat) -> QueryDict:
    """What was typed, on a page that shows the moment as it is now."""
    typed = request.POST.copy()
    typed["number"] = str(seat.conversation.invitation_number)
    return typed


def _moment_form(seat: Seat, typed: QueryDict | None) -> ProposeForm:
    talk, zone = seat.conversation, seat.conversation.organisation.time_zone
    local = talk.starts_at.astimezone(ZoneInfo(zone)) if talk.starts_at else None
    first: dict[str, Any] = {
        "number": talk.invitation_number,
        "day": local.date() if local else None,
        "hour": local.time() if local else None,
        "minutes": talk.minutes,
        "place": talk.place,
    }
    return ProposeForm(
        typed,
        initial=first,
        zone=zone,
        kind=Kind(talk.kind),
        at=clock.now(),
        moved_before=seat.me.reschedules,
        moves=talk.state not in (State.PLANNED, State.INVITING),
    )
