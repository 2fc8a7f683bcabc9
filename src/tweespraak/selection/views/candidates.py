"""The candidates of a vacancy, and one application as each of its people needs it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import day_in, names_in
from tweespraak.selection import access
from tweespraak.selection.actions.hearing import WaitRefused, keep_posted
from tweespraak.selection.actions.interviews import PlanRefused
from tweespraak.selection.actions.interviews import take_up as do_take_up
from tweespraak.selection.documents.process import PLAN, STATES
from tweespraak.selection.forms.process import WaitForm
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.candidates import (
    Line,
    check_needed,
    cv_told,
    groups_of,
    lines_of,
    over,
    silent_days,
    talks_of,
    to_tell,
)
from tweespraak.selection.queries.interviews import around_of, talks_seen
from tweespraak.selection.queries.places import LEADS, Part, Seen
from tweespraak.selection.queries.profiles import profile_of, stage_names
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.decisions import rejecting_refused
from tweespraak.selection.rules.interviews import MANY, planning_refused
from tweespraak.selection.rules.states import RUNNING, TOLD, UNTOLD, State

ASKED = (State.TALK_REQUESTED, State.OBJECTED)  # a talk can still be held
READS = (*LEADS, Part.INTERVIEWER)


@require_safe
def candidates(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Everybody who applied, by stage and by name; who waits for what."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    vacancy = place.vacancy
    lines = lines_of(vacancy, clock.now())
    profile = profile_of(vacancy)
    values = {
        "vacancy": vacancy,
        "groups": [
            (group, [_told(line) for line in group.lines]) for group in groups_of(vacancy, lines)
        ],
        "to_tell": [_told(line) for line in to_tell(lines)],
        "over": [_told(line) for line in over(lines)],
        "again": [line for line in lines if line.must_check],
        "count": len(lines),
        "late": sum(1 for line in lines if line.is_late),
        "is_signed": profile is not None and profile.state == "signed",
        "may_add": place.is_any(Part.RECRUITER) and vacancy.closed_at is None,
    }
    return render(request, "selection/process/candidates.html", values)


@require_safe
def candidate(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """One application: where it stands, what comes next, and what one may read of it."""
    seen = access.candidacy(request, candidacy_id, *READS)
    return candidate_page(request, seen)


@require_POST
def take_up(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Go on with a candidate."""
    seen = access.candidacy(request, candidacy_id, *LEADS)
    try:
        do_take_up(candidacy=seen.candidacy, by=seen.person_id, at=clock.now())
    except PlanRefused as refused:
        messages.error(request, str(PLAN[refused.refusal]))
    else:
        messages.success(request, _("Taken up. The candidate hears it; now plan the interview."))
    return redirect("selection:candidate", candidacy_id)


@require_http_methods(["GET", "HEAD", "POST"])
def wait(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Let a candidate hear that it takes longer, and until when."""
    seen = access.candidacy(request, candidacy_id, *LEADS)
    form = WaitForm(request.POST if request.method == "POST" else None, candidacy=seen.candidacy)
    if request.method == "POST" and form.is_valid():
        try:
            keep_posted(
                candidacy=seen.candidacy,
                by_on=form.cleaned_data["by_on"],
                by=seen.person_id,
                at=clock.now(),
            )
        except WaitRefused:
            form.add_error(None, _("Nobody waits here any more, or this day is too far ahead."))
        else:
            messages.success(
                request, _("The candidate hears it, and reads this day on their page.")
            )
            return redirect("selection:candidate", candidacy_id)
    values = {"candidacy": seen.candidacy, "name": name_of(seen.candidacy), "form": form}
    return render(request, "selection/process/wait.html", values)


def candidate_page(request: HttpRequest, seen: Seen, *, status: int = 200) -> HttpResponse:
    """The page as it is now for this person."""
    row, leads = seen.candidacy, seen.is_any(*LEADS)
    talks = talks_seen(seen)
    refusal = planning_refused(around_of(row)) if leads else None
    profile = profile_of(row.vacancy)
    at = clock.now()
    planned = sum(1 for one in talks if not one.is_over)
    told = rejection_of(row) if leads and row.state in TOLD else None
    values = {
        "candidacy": row,
        "vacancy": row.vacancy,
        "name": name_of(row),
        "state": STATES[State(row.state)] if leads else None,
        "stage": stage_names(row.vacancy).get(row.stage, ""),
        "leads": leads,
        "talks": talks,
        "to_judge": next((one for one in talks if one.my_turn and one.row.starts_at <= at), None),
        "may_decide": leads and _may_decide(row, at, must_check=check_needed(row, profile)),
        "coming": [one.row.pk for one in talks if one.row.starts_at > at],
        "cv": cv_told(row),
        "silent": silent_days(row, day_in(row.organisation, at)) if leads else None,
        "why_not_plan": PLAN[refusal] if refusal and row.state in RUNNING else "",
        "may_plan": leads and refusal is None,
        "must_check": leads and check_needed(row, profile),
        "is_running": row.state in RUNNING,
        "is_applied": row.state == State.APPLIED,
        "rejecting": _rejecting(row) if leads else "",
        "too_many": planned > MANY,
        "reasons": _reasons(row) if leads else [],
        "told": told,
        "to_call": told is not None
        and row.state in ASKED
        and told.talk_asked_at
        and not told.talk_held_at,
        "withdrawn_because": row.withdrawn_because if leads else "",
    }
    return render(
        request, "selection/process/candidate.html", {**values, **_first(values, at)}, status=status
    )


def _first(values: dict[str, Any], at: datetime) -> dict[str, bool]:
    """Which step is the one to take now: nothing new is planned while somebody still has to judge, or an
    interview is still to come."""
    waits = any(
        not one.is_over and not one.is_all_in and one.row.starts_at <= at for one in values["talks"]
    )
    decides = values["may_decide"] and not values["is_applied"]
    plans = values["may_plan"] and not (decides or values["coming"] or waits)
    return {"decide_first": decides, "plan_first": plans}


def name_of(candidacy: Candidacy) -> str:
    """What the candidate is called here."""
    names = names_in(candidacy.organisation_id, [candidacy.person_id])
    return names.get(candidacy.person_id, "")


def _may_decide(row: Candidacy, at: datetime, *, must_check: bool) -> bool:
    refusal = rejecting_refused(State(row.state), talks_of(row), must_check=must_check, at=at)
    return refusal is None


def _told(line: Line) -> dict[str, Any]:
    word, kind = STATES[State(line.candidacy.state)]
    return {"line": line, "word": word, "kind": kind}


def _rejecting(row: Candidacy) -> str:
    """Where the rejection that was begun is written."""
    if row.state not in UNTOLD:
        return ""
    return reverse("selection:rejection", args=[row.pk])


def _reasons(row: Candidacy) -> list[tuple[str, Any, str]]:
    """What was decided per must, with the words of the must as far as they still stand."""
    texts = {
        one["key"]: one["text"]
        for profile in row.vacancy.profiles.all()
        for one in profile.requirements
    }
    return [(texts.get(one["key"], ""), one["is_met"], one["because"]) for one in row.decision]
