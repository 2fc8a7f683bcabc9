"""The record: say that you talked, fill the boxes, hand it over, read it back."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.conversations import access
from tweespraak.conversations.actions import recording as actions
from tweespraak.conversations.actions.boxes import mark_theme
from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.record import (
    additions,
    react_by,
    reaction_of,
    theme_texts,
)
from tweespraak.conversations.documents.recording import REFUSED
from tweespraak.conversations.forms.preparing import AdditionForm
from tweespraak.conversations.forms.record import MarkForm
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.recording import RecordRefused, has_record
from tweespraak.conversations.rules.states import CLOSED, IN_ROOM, REVEALED, ActRefused, State
from tweespraak.conversations.rules.writing import may_add
from tweespraak.conversations.views.agreement_room import agreement_values
from tweespraak.foundation import clock
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Both views per theme, while they are written and ever after; a POST begins to finish it."""
    seat = access.seat(request, conversation_id)
    if request.method == "POST":
        return _begin(request, seat)
    if not has_record(State(seat.conversation.state)):
        messages.info(request, _("There is no record yet: it begins with the conversation itself."))
        return redirect("conversations:talk", conversation_id)
    return record_page(request, seat)


@require_POST
def say_held(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Say that the talk took place."""
    seat = access.seat(request, conversation_id)
    try:
        now = actions.say_held(seat=seat, by=person_of(request), at=clock.now())
    except RecordRefused as refused:
        return _refused(request, conversation_id, refused)
    if now.state in REVEALED:
        words = _("Noted. As soon as %(name)s says so too, you can finish the record.")
        messages.success(request, words % {"name": seat.other_name})
    return redirect("conversations:record", conversation_id)


@require_POST
def mark(request: HttpRequest, conversation_id: UUID, theme_id: UUID) -> HttpResponse:
    """Say whether a theme was talked about."""
    seat = access.seat(request, conversation_id)
    theme, form = access.theme(seat, theme_id), MarkForm(request.POST)
    form.is_valid()
    try:
        mark_theme(
            seat=seat,
            theme=theme,
            is_discussed=form.cleaned_data["is_discussed"],
            by=person_of(request),
            at=clock.now(),
        )
    except RecordRefused as refused:
        return _refused(request, conversation_id, refused)
    return redirect("conversations:record", conversation_id)


@require_POST
def hand_over(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Give the record to the other for a reaction."""
    seat = access.seat(request, conversation_id)
    try:
        actions.hand_over(seat=seat, by=person_of(request), at=clock.now())
    except RecordRefused as refused:
        if seat.conversation.state != State.RECORDING:
            return _refused(request, conversation_id, refused)
        return record_page(request, seat, refused)
    words = _("Handed over. %(name)s reads it and reacts; you hear of it.")
    messages.success(request, words % {"name": seat.other_name})
    return redirect("conversations:record", conversation_id)


@require_http_methods(["GET", "HEAD", "POST"])
def without_record(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Close a check-in without a record, when both say so."""
    seat = access.seat(request, conversation_id)
    if request.method == "POST":
        try:
            actions.do_without_record(seat=seat, by=person_of(request), at=clock.now())
        except RecordRefused as refused:
            return _refused(request, conversation_id, refused)
        return redirect("conversations:record", conversation_id)
    if not _may_do_without(seat):
        return redirect("conversations:record", conversation_id)
    values = {"seat": seat, "talk": seat.conversation, "names": [_("you"), seat.other_name]}
    return render(request, "conversations/record/without.html", values)


@require_safe
def print_record(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The closed record on paper, with both views, how it ended and what was agreed."""
    seat = access.seat(request, conversation_id)
    if seat.conversation.state not in CLOSED:
        messages.info(request, _("A record can be printed once it is closed."))
        return redirect("conversations:record", conversation_id)
    return render(request, "conversations/record/print.html", _values(seat))


def record_page(
    request: HttpRequest, seat: Seat, refused: RecordRefused | None = None
) -> HttpResponse:
    """The record as it stands; with why it could not be handed over, if so."""
    values = _values(seat, refused.themes if refused else ())
    values["refused"] = REFUSED[refused.refusal] if refused else ""
    status = 409 if refused else 200
    return render(request, "conversations/record/record.html", values, status=status)


def _values(seat: Seat, missing: tuple[UUID, ...] = ()) -> dict[str, Any]:
    talk = seat.conversation
    state = State(talk.state)
    is_over = state in CLOSED
    return {
        "seat": seat,
        "talk": talk,
        "state": state.value,
        "kind": KINDS[Kind(talk.kind)],
        "names": [_("you"), seat.other_name],
        "themes": theme_texts(seat, missing),
        "is_open": state in IN_ROOM,
        "is_over": is_over,
        "has_pulse": bool(seat.me.pulse),
        "may_say_held": state in REVEALED and talk.starts_at and talk.starts_at <= clock.now(),
        "may_do_without": _may_do_without(seat),
        "wrote": talk.handed_over_by == seat.side,
        "react_by": react_by(talk),
        "reaction": reaction_of(seat),
        "additions": additions(seat),
        "addition": AdditionForm(guard=guard_of(seat))
        if is_over and may_add(state, talk.one_sided)
        else None,
        "back": "record",
        **_agreements(seat, is_over=is_over),
    }


def _agreements(seat: Seat, *, is_over: bool) -> dict[str, Any]:
    """What lies on the table; once it is closed only what was agreed in this conversation."""
    values = agreement_values(seat)
    if is_over:
        values["agreements"] = replace(values["agreements"], carried=[])
    return values


def _may_do_without(seat: Seat) -> bool:
    talk = seat.conversation
    return talk.state == State.HELD and talk.kind == Kind.CHECK_IN


def _begin(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        actions.begin_record(seat=seat, by=person_of(request), at=clock.now())
    except ActRefused:
        messages.info(request, _("See below where this conversation is now."))
    return redirect("conversations:record", seat.conversation.pk)


def _refused(request: HttpRequest, conversation_id: UUID, refused: RecordRefused) -> HttpResponse:
    messages.error(request, str(REFUSED[refused.refusal]))
    return redirect("conversations:record", conversation_id)
