"""Interviews: planned, moved, called off, held; and one's own of all vacancies."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import member_of, names_in
from tweespraak.selection import access
from tweespraak.selection.actions.calendar import calendar_of
from tweespraak.selection.actions.interviews import (
    PlanRefused,
    call_off,
    move_interview,
    note_held,
    plan_interview,
)
from tweespraak.selection.documents.process import PLAN
from tweespraak.selection.forms.process import InterviewForm
from tweespraak.selection.queries.interviews import around_of, judgements_of
from tweespraak.selection.queries.places import LEADS
from tweespraak.selection.queries.profiles import stage_names
from tweespraak.selection.rules.interviews import PlanRefusal, planning_refused
from tweespraak.selection.views.candidates import name_of


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Invite a candidate; not before everybody signed the requirements (T26)."""
    seen = access.candidacy(request, candidacy_id, *LEADS)
    row = seen.candidacy
    if refusal := planning_refused(around_of(row)):
        return _not_now(request, row, refusal)
    form = InterviewForm(request.POST if request.method == "POST" else None, candidacy=row)
    if request.method == "POST" and form.is_valid():
        try:
            plan_interview(
                candidacy=row,
                once=form.cleaned_data["once"],
                proposal=form.proposal(),
                by=seen.person_id,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        except PlanRefused as refused:
            form.refuse(refused.refusal)
        else:
            messages.success(
                request, _("Planned. Everybody gets it for their calendar, without names.")
            )
            return redirect("selection:candidate", candidacy_id)
    return _page(request, {"candidacy": row, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """Another moment, place or interviewer."""
    seen, talk = access.interview(request, candidacy_id, interview_id, *LEADS)
    row = seen.candidacy
    form = InterviewForm(
        request.POST if request.method == "POST" else None, candidacy=row, interview=talk.row
    )
    if request.method == "POST" and form.is_valid():
        try:
            move_interview(
                interview=talk.row,
                number=form.cleaned_data["number"] or 0,
                proposal=form.proposal(),
                by=seen.person_id,
                at=clock.now(),
            )
        except PlanRefused as refused:
            if refused.refusal is PlanRefusal.CHANGED:
                form = InterviewForm(candidacy=row, interview=talk.row)
                messages.info(request, str(PLAN[refused.refusal]))
            else:
                form.refuse(refused.refusal)
        else:
            messages.success(request, _("Saved. Everybody gets it for their calendar."))
            return redirect("selection:candidate", candidacy_id)
    return _page(request, {"candidacy": row, "form": form, "talk": talk})


@require_POST
def off(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """It does not take place."""
    seen, talk = access.interview(request, candidacy_id, interview_id, *LEADS)
    try:
        call_off(interview=talk.row, by=seen.person_id, at=clock.now())
    except PlanRefused as refused:
        messages.error(request, str(PLAN[refused.refusal]))
    else:
        messages.success(request, _("Called off. It disappears from everybody's calendar."))
    return redirect("selection:candidate", candidacy_id)


@require_POST
def held(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """It took place."""
    seen, talk = access.interview(request, candidacy_id, interview_id)
    try:
        note_held(interview=talk.row, by=seen.person_id, at=clock.now())
    except PlanRefused as refused:
        messages.error(request, str(PLAN[refused.refusal]))
    else:
        messages.success(request, _("Noted that it took place."))
    return redirect("selection:candidate", candidacy_id)


@require_safe
def appointment(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """One interview for one's own calendar, without names."""
    seen, talk = access.interview(request, candidacy_id, interview_id)
    path = reverse("selection:candidate", args=[candidacy_id])
    text = calendar_of(talk.row, seen.person_id, clock.now(), path=path)
    if not text or talk.is_over:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Every interview one is asked for, with what is still to be judged."""
    member = member_of(request)
    rows = list(judgements_of(access.interviewer(request), member.organisation_id))
    people = [one.interview.candidacy.person_id for one in rows]
    names = names_in(member.organisation_id, people)
    at = clock.now()
    lines = [
        {
            "row": one,
            "candidacy": one.interview.candidacy,
            "name": names.get(one.interview.candidacy.person_id, ""),
            "job": one.interview.candidacy.vacancy.title,
            "stage": stage_names(one.interview.candidacy.vacancy).get(one.interview.stage, ""),
            "is_coming": one.interview.starts_at > at,
        }
        for one in rows
    ]
    return render(request, "selection/process/mine.html", {"lines": lines})


def _page(request: HttpRequest, values: dict[str, Any]) -> HttpResponse:
    row = values["candidacy"]
    values = {**values, "name": name_of(row), "unsigned": values["form"].unsigned}
    return render(request, "selection/process/plan.html", values)


def _not_now(request: HttpRequest, row: Any, refusal: PlanRefusal) -> HttpResponse:
    values = {
        "candidacy": row,
        "name": name_of(row),
        "why": PLAN[refusal],
        "is_unsigned": refusal is PlanRefusal.NOT_SIGNED,
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "selection/process/not_yet.html", values, status=status)
