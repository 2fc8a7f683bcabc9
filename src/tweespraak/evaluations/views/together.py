"""Both views side by side, and closing with thanks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.evaluations import access
from tweespraak.evaluations.actions.closing import CloseRefused
from tweespraak.evaluations.actions.closing import close as do_close
from tweespraak.evaluations.documents.answering import CLOSE_REFUSED
from tweespraak.evaluations.documents.around import around
from tweespraak.evaluations.documents.together import together_of
from tweespraak.evaluations.forms.answering import ThanksForm
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import asked_sides, owes_reply
from tweespraak.evaluations.queries.talking import topics_in
from tweespraak.evaluations.rules.answering import CloseRefusal, close_refused, may_read_other
from tweespraak.evaluations.rules.states import TALKING, UNSENT, Side, State
from tweespraak.evaluations.views.stand import stand_of
from tweespraak.foundation import clock

TALKED = (*TALKING, State.LIVE_PLANNED, State.LIVE_HELD, State.FOLLOWED_UP)
ANY_WORDS = "x"  # whether it may be closed at all, before anything was written


@login_not_required
@require_safe
def together(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Both views side by side; before that, what is waited for."""
    place = access.evaluation(request, evaluation_id)
    if place.evaluation.state in UNSENT:
        return redirect("evaluations:evaluation", evaluation_id)
    if not may_read_other(State(place.evaluation.state)):
        return render(request, "evaluations/together/not_yet.html", _waits(place))
    place = access.evaluation_with_code(request, evaluation_id)
    owes = owes_reply(place.evaluation, Side.RECRUITER)
    names = around(place)
    values = {
        **names,
        "read_by": [_("you"), names["other_name"]],
        "both": together_of(place),
        "owes": owes and place.side is Side.RECRUITER,
        "is_client": place.side is Side.CLIENT,
        "is_mutual": len(asked_sides(place.evaluation)) > 1,
        "may_close": place.side is Side.RECRUITER and _close_refusal(place) is None,
        "talk_step": stand_of(place, {}).step if place.evaluation.state in TALKED else None,
        "goal_topics": _goal_topics(place),
    }
    return render(request, "evaluations/together/together.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Thank the client, say what is done with it, and close it."""
    place = access.evaluation(request, evaluation_id, Side.RECRUITER)
    form = ThanksForm(request.POST if request.method == "POST" else None)
    refusal = _close_refusal(place)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            do_close(evaluation=place.evaluation, words=words, by=place.person_id, at=clock.now())
        except CloseRefused as refused:
            form.add_error(None, str(CLOSE_REFUSED[refused.refusal]))
        else:
            messages.success(request, _("Closed. Your client hears what you do with it."))
            return redirect("evaluations:together", evaluation_id)
    values = {
        **around(place),
        "form": form,
        "why": str(CLOSE_REFUSED[refusal]) if refusal and request.method != "POST" else "",
    }
    return render(request, "evaluations/together/close.html", values)


def _goal_topics(place: Place) -> list[Asked]:
    """From every topic the recruiter can make a goal of their own."""
    return list(topics_in(place.evaluation).values()) if place.side is Side.RECRUITER else []


def _waits(place: Place) -> dict[str, Any]:
    other = Side.RECRUITER if place.side is Side.CLIENT else Side.CLIENT
    return {
        **around(place),
        "owes_mine": owes_reply(place.evaluation, place.side),
        "owes_other": owes_reply(place.evaluation, other),
        "is_mutual": len(asked_sides(place.evaluation)) > 1,
        "is_lapsed": place.evaluation.state == State.LAPSED,
    }


def _close_refusal(place: Place) -> CloseRefusal | None:
    owes = owes_reply(place.evaluation, Side.RECRUITER)
    return close_refused(State(place.evaluation.state), ANY_WORDS, owes_own=owes)
