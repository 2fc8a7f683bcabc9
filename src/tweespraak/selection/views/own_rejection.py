"""A rejection on the candidate's own page: the message, a talk, whether it was of use, a second look."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people.api import contact_of, day_in, names_in
from tweespraak.selection import access
from tweespraak.selection.actions.after_rejection import (
    AfterRefused,
    ask_talk,
    disagree,
    say_useful,
    want_no_talk,
)
from tweespraak.selection.actions.rejection_talk import OPEN, confirm_talk
from tweespraak.selection.documents.rejection_words import AFTER, USEFUL
from tweespraak.selection.forms.rejecting import DisagreeForm, TalkAskedForm
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.rejections import is_surveyed, rejection_of
from tweespraak.selection.rules.after_rejection import Objection, asking_refused
from tweespraak.selection.rules.states import TOLD, State

ASKED = (State.TALK_REQUESTED, State.OBJECTED)


def told_to(mine: Candidacy, at: datetime) -> dict[str, Any] | None:
    """What `selection/rejecting/for_candidate.html` shows on the page of an application; None: nothing
    was told."""
    row = rejection_of(mine) if mine.state in TOLD else None
    if row is None or row.told_at is None:
        return None
    today = day_in(mine.organisation, at)
    planned = row.talk if row.talk and row.talk.state in OPEN else None
    caller = row.caller_id or mine.vacancy.recruiter_id
    is_mine = planned is not None and any(
        one.person_id == mine.person_id and one.confirmed_at for one in planned.participants.all()
    )
    return {
        "rejection": row,
        "may_ask": asking_refused(State(mine.state), row.talk_until_on, today) is None,
        "waits_for_talk": bool(row.talk_asked_at) and mine.state in ASKED,
        "may_stop": mine.state == State.TALK_REQUESTED,
        "planned": planned,
        "is_confirmed": is_mine,
        "caller": names_in(mine.organisation_id, [caller]).get(caller, ""),
        "useful": [(value, word) for value, word in USEFUL.items()],
        "may_rate": not is_surveyed(mine, at),
        "useful_said": USEFUL.get(row.useful or 0, ""),
        "may_disagree": row.objected_at is None,
        "ask_form": TalkAskedForm(),
    }


@login_not_required
@require_POST
def own_talk(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Ask to be called, say yes to a moment, or do without."""
    mine, at = access.application(request, candidacy_id), clock.now()
    word = request.POST.get("do", "ask")
    if word == "ask":
        form = TalkAskedForm(request.POST)
        words = form.cleaned_data["questions"] if form.is_valid() else ""
        done = _("Asked. You hear within ten working days when you are called.")
        _try(request, lambda: ask_talk(candidacy=mine, questions=words, at=at), done)
    elif word == "yes":
        number = request.POST.get("number", "")
        shown = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
        done = _("Good. It is settled.")
        _try(request, lambda: confirm_talk(candidacy=mine, number=shown, at=at), done)
    elif word == "no":
        done = _("That is fine. Nobody calls you about it.")
        _try(request, lambda: want_no_talk(candidacy=mine, at=at), done)
    return redirect("selection:application", candidacy_id)


@login_not_required
@require_POST
def own_useful(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """One question, answered once."""
    mine = access.application(request, candidacy_id)
    typed = request.POST.get("value", "")
    value = int(typed) if typed in ("1", "2", "3", "4", "5") else 0
    done = _("Thank you. Only counts of it are shown, never yours.")
    _try(request, lambda: say_useful(candidacy=mine, value=value, at=clock.now()), done)
    return redirect("selection:application", candidacy_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_objection(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Ask for a second look, or complain; the answer comes from somebody else."""
    mine, at = access.application(request, candidacy_id), clock.now()
    told = told_to(mine, at)
    if told is None:
        raise Http404
    if not told["may_disagree"]:
        return redirect("selection:application", candidacy_id)
    form = DisagreeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            disagree(
                candidacy=mine,
                objection=Objection(clean["objection"]),
                words=clean["words"],
                at=at,
            )
        except AfterRefused as refused:
            form.add_error(None, str(AFTER[refused.refusal]))
        else:
            messages.success(request, _("Sent. You get an answer within a month."))
            return redirect("selection:application", candidacy_id)
    values = {"application": mine, "form": form, "contact": contact_of(mine.organisation)}
    return render(request, "selection/rejecting/disagree.html", values)


def _try(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    try:
        act()
    except AfterRefused as refused:
        messages.error(request, str(AFTER[refused.refusal]))
    else:
        messages.success(request, done)
