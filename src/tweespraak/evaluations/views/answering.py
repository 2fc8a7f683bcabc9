"""Answer one's own side: on a phone, by one's own link or signed in; kept by itself, sent once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.evaluations import access
from tweespraak.evaluations.actions.answering import (
    AnswerRefused,
    ChangedElsewhere,
    ask_to_talk,
    keep_place,
    send_reply,
)
from tweespraak.evaluations.documents.answering import (
    REFUSED,
    Behind,
    sheet_of,
    shown,
)
from tweespraak.evaluations.documents.around import around
from tweespraak.evaluations.forms.answering import Typed, one_typed, typed_in
from tweespraak.evaluations.models import Reply
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import asked_sides, places_in, reply_of
from tweespraak.evaluations.rules.answering import (
    AnswerRefusal,
    mark_of,
    may_read_other,
    write_refused,
)
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.foundation import clock

CONFLICT, LOCKED = 409, 423
TALK = "talk"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """My own answers: to fill in, or as I sent them."""
    place = access.evaluation(request, evaluation_id)
    if request.method != "POST":
        return _page(request, place)
    behind: dict[str, Behind] = {}
    lacks: tuple[str, ...] = ()
    try:
        behind = _keep_all(request, place)
        if not behind and request.POST.get("do") == "send":
            send_reply(place=place, at=clock.now())
    except AnswerRefused as refused:
        if refused.refusal is not AnswerRefusal.NOT_WHOLE:
            messages.error(request, str(REFUSED[refused.refusal]))
            return redirect("evaluations:answer", evaluation_id)
        lacks = refused.places
    if behind or lacks:
        return _page(request, place, behind, lacks)
    if request.POST.get("do") != "send":
        messages.success(request, _("Kept. Nobody else reads it until you send it."))
    return redirect("evaluations:answer", evaluation_id)


@login_not_required
@require_POST
def answer_save(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """One place, kept while one taps or types; gives its new mark, or what another tab kept there."""
    place, at = access.evaluation(request, evaluation_id), clock.now()
    try:
        for name, wants in (("lay", True), ("off", False)):
            if request.POST.get(name) == TALK:
                ask_to_talk(place=place, wants=wants, at=at)
                return JsonResponse({"base": ""})
        typed = one_typed(request.POST, places_in(place.evaluation, place.side))
        return _keep_one(place, typed) if typed else HttpResponseBadRequest()
    except AnswerRefused as refused:
        return JsonResponse({"problem": str(REFUSED[refused.refusal])}, status=LOCKED)


def _keep_one(place: Place, typed: Typed) -> HttpResponse:
    """Keep one place. Raises AnswerRefused."""
    try:
        kept = keep_place(
            place=place,
            key=typed.key,
            written=typed.written,
            base=typed.base,
            at=clock.now(),
        )
    except ChangedElsewhere as changed:
        now = changed.now
        told = {"text": now.words, "choice": now.choice, "base": mark_of(now)}
        return JsonResponse({**told, "shown": shown(typed.key, now)}, status=CONFLICT)
    return JsonResponse({"base": kept})


def _keep_all(request: HttpRequest, place: Place) -> dict[str, Behind]:
    """Keep every place of the page; gives those another tab changed meanwhile. Raises AnswerRefused."""
    behind = {}
    for typed in typed_in(request.POST, places_in(place.evaluation, place.side)):
        if typed.takes_other:
            continue
        try:
            keep_place(
                place=place,
                key=typed.key,
                written=typed.written,
                base=typed.base,
                at=clock.now(),
            )
        except ChangedElsewhere as changed:
            behind[typed.key] = Behind(typed.written, changed.now)
    stood, wants = request.POST.get("talk_was", ""), request.POST.get("talk", "")
    if stood != wants:  # else this tab did not touch it, and another may have
        ask_to_talk(place=place, wants=wants == TALK, at=clock.now())
    return behind


def _page(
    request: HttpRequest,
    place: Place,
    behind: dict[str, Behind] | None = None,
    lacks: tuple[str, ...] = (),
) -> HttpResponse:
    reply = reply_of(place.evaluation, place.side)
    refusal = _refused(place, reply)
    values: dict[str, Any] = {
        **around(place),
        "sheet": sheet_of(place, reply, behind, lacks),
        "reply": reply,
        "is_behind": bool(behind),
        "is_client": place.side is Side.CLIENT,
    }
    if refusal is None:
        status = CONFLICT if behind else 200
        return render(request, "evaluations/answering/answer.html", values, status=status)
    values |= {
        "why": "" if refusal is AnswerRefusal.SENT else str(REFUSED[refusal]),
        "may_read": may_read_other(State(place.evaluation.state)),
    }
    return render(request, "evaluations/answering/sent.html", values)


def _refused(place: Place, reply: Reply | None) -> AnswerRefusal | None:
    row = place.evaluation
    return write_refused(
        State(row.state),
        place.side,
        is_sent=bool(reply and reply.sent_at),
        asks_anything=place.side in asked_sides(row),
    )
