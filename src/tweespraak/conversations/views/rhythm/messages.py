"""Pass a sentence on, from a conversation; read and answer what was passed on, for the organisation."""

from typing import Any
from uuid import UUID

from django.contrib import messages as told
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.conversations.access import rhythm as access
from tweespraak.conversations.access.talks import seat as seat_at
from tweespraak.conversations.actions import messages as actions
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.documents.messages import REFUSALS
from tweespraak.conversations.forms.messages import AnswerForm, MessageForm
from tweespraak.conversations.models import Message
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.messages import Arrived, arrived, passed_on, readers_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.messages import MessageRefusal
from tweespraak.conversations.views.rhythm.here import may_pass_on_from
from tweespraak.conversations.views.rhythm.parts import parts
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Write a sentence, see with the other what will be sent and to whom, send it or not."""
    seat = seat_at(request, conversation_id)
    step = request.POST.get("step", "")
    if step in ("send", "take_back"):
        return _decide(request, seat, step)
    data = request.POST if request.method == "POST" else None
    form = MessageForm(data, guard=guard_of(seat))
    if request.method == "POST" and form.is_valid() and _write(request, seat, form):
        return redirect("conversations:pass_on", conversation_id)
    return _page(request, seat, form)


def _write(request: HttpRequest, seat: Seat, form: MessageForm) -> bool:
    try:
        actions.write_message(
            seat=seat,
            once=form.cleaned_data["once"],
            text=form.cleaned_data["text"],
            with_name=form.with_name,
            is_confirmed=form.cleaned_data["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except Held:  # HR changed the list of words in between: ask again
        form.add_error("text", _("Not saved yet: look at the marked words below."))
    except actions.MessageRefused as refused:
        form.add_error(None, str(REFUSALS[refused.refusal]))
    return form.is_valid()


def _decide(request: HttpRequest, seat: Seat, step: str) -> HttpResponse:
    message = access.message_at(seat, request.POST.get("message", ""))
    me, at = person_of(request), clock.now()
    try:
        if step == "send":
            actions.send_message(message=message, by=me, at=at)
            told.success(request, _("Sent. The answer will stand with this conversation."))
        else:
            actions.take_back_message(message=message, by=me, at=at)
            told.success(request, _("Taken back: nothing was sent."))
    except actions.MessageRefused as refused:
        told.error(request, str(REFUSALS[refused.refusal]))
    return redirect("conversations:talk", seat.conversation.pk)


def _page(request: HttpRequest, seat: Seat, form: MessageForm) -> HttpResponse:
    everything = passed_on(seat)
    draft = next((one for one in everything if one.is_mine and not one.message.sent_at), None)
    organisation = seat.conversation.organisation
    values = {
        "seat": seat,
        "form": form,
        "draft": draft,
        "passed_on": [one for one in everything if one is not draft],
        "may_pass_on": may_pass_on_from(seat),
        "readers": [member.full_name for member in readers_of(organisation.pk)],
        "organisation": organisation,
    }
    return render(request, "conversations/rhythm/pass_on.html", values)


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """What was passed on to the organisation: what waits for an answer, and what has one."""
    me = access.runner(request)
    return render(request, "conversations/rhythm/messages.html", _board(request, me.organisation))


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Answer one."""
    found = access.message(request, message_id)
    one = _as_arrived(found)
    if found.answered_at and request.method != "POST":  # what was typed stays on its page
        told.info(request, str(REFUSALS[MessageRefusal.ANSWERED]))
        return redirect("conversations:messages")
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_message(
                message=found,
                text=form.cleaned_data["answer"],
                by=person_of(request),
                at=clock.now(),
            )
        except actions.MessageRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            told.success(request, _("Answered. Both people of the conversation can read it."))
            return redirect("conversations:messages")
    return render(request, "conversations/rhythm/answer.html", {"message": one, "form": form})


def _as_arrived(found: Message) -> Arrived:
    return next(one for one in arrived(found.organisation) if one.id == found.pk)


def _board(request: HttpRequest, organisation: Any) -> dict[str, Any]:
    rows = arrived(organisation)
    return {
        "waiting": [one for one in rows if one.answered_at is None],
        "answered": [one for one in rows if one.answered_at],
        "parts": parts(request, "messages"),
    }
