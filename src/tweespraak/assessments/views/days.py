"""The parts of a case: planned, held, noted; the agenda of days; the participant's programme."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.calendar import calendar_of
from tweespraak.assessments.actions.days import (
    PLANNABLE,
    PartRefused,
    change_part,
    drop_part,
    plan_part,
)
from tweespraak.assessments.actions.results import earlier_result, use_earlier
from tweespraak.assessments.documents.parts import KINDS, MODES, REFUSED
from tweespraak.assessments.documents.words import REFUSALS
from tweespraak.assessments.forms.days import PlanForm
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part as As
from tweespraak.assessments.queries.cases import Place
from tweespraak.assessments.queries.days import parts_between
from tweespraak.assessments.rules.days import Mode, PartKind
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import names_in, send_private_activation, today_in

STAFF = (As.PSYCHOLOGIST, As.PLANNER, As.COLLEAGUE, As.SECOND_READER)
NOTED_FOR = (As.PSYCHOLOGIST, As.COLLEAGUE, As.SECOND_READER)  # who reads what was seen
PLANS = (As.PSYCHOLOGIST, As.PLANNER)
IN_CALENDAR = (As.PARTICIPANT, As.PSYCHOLOGIST, As.PLANNER, As.COLLEAGUE)
WEEK = 7


@login_not_required
@require_safe
def parts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every part with when, where, who and how far; no content on this page."""
    place = access.place(request, case_id, *STAFF)
    case = place.case
    names = names_of(case)
    values = {
        "case": case,
        "participant": names.get(case.participant_id, ""),
        "rows": [
            {
                **line_of(part, names),
                "may_note": may_note(place, part),
                "may_open": access.reads_part(place, part),
            }
            for part in case.parts.all()
        ],
        "may_plan": place.is_any(*PLANS) and case.state in PLANNABLE,
    }
    return render(request, "assessments/days/parts.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def part_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Plan a part."""
    place = access.place(request, case_id, *PLANS)
    case = place.case
    form = PlanForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        try:
            plan_part(
                case=case,
                once=form.cleaned_data["once"],
                plan=form.plan(),
                by=place.person_id,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        except StepRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Planned."))
            return redirect("assessments:parts", case.pk)
    return render(request, "assessments/days/plan.html", {"case": case, "form": form, "part": None})


@require_http_methods(["GET", "HEAD", "POST"])
def part_plan(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """Another moment, place or psychologist for a part."""
    place = access.place(request, case_id, *PLANS)
    part = access.part(place, part_id)
    form = PlanForm(request.POST if request.method == "POST" else None, case=place.case, part=part)
    if request.method == "POST" and form.is_valid():
        try:
            change_part(part=part, plan=form.plan(), by=place.person_id, at=clock.now())
        except PartRefused as refused:
            form.add_error(None, str(REFUSED[refused.refusal]))
        except StepRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:parts", case_id)
    values = {"case": place.case, "form": form, "part": part}
    return render(request, "assessments/days/plan.html", values)


@require_POST
def part_drop(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """Take a part off that was not held."""
    place = access.place(request, case_id, *PLANS)
    try:
        drop_part(part=access.part(place, part_id), by=place.person_id, at=clock.now())
    except PartRefused as refused:
        messages.error(request, str(REFUSED[refused.refusal]))
    except StepRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Taken off."))
    return redirect("assessments:parts", case_id)


@login_not_required
@require_safe
def appointment(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """One part for one's own calendar, without names."""
    place = access.place(request, case_id, *IN_CALENDAR)
    part = access.part(place, part_id)
    text = calendar_of(place.case, part, place.person_id, clock.now())
    if not text:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@login_not_required
@require_safe
def programme(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """For the participant: what is when and where, what to bring, and the tests to take."""
    place = access.place(request, case_id, As.PARTICIPANT)
    case, at = place.case, clock.now()
    rows = [
        {**line_of(part, names_of(case)), "earlier": _earlier(case, part, at)}
        for part in case.parts.all()
        if not part.skipped_because
    ]
    values = {
        "case": case,
        "rows": rows,
        "is_begun": case.state == State.IN_PROGRESS,
        "needs_account": case.participant.activated_at is None,
    }
    return render(request, "assessments/days/programme.html", values)


@login_not_required
@require_POST
def account(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A test is taken with an account of one's own: the participant is mailed the way to one."""
    case = access.place(request, case_id, As.PARTICIPANT).case
    if case.participant.activated_at is None:
        send_private_activation(
            person=case.participant, organisation=case.organisation, at=clock.now()
        )
        messages.success(
            request,
            _("We have mailed you a link. With it you choose a password; then your test opens."),
        )
    return redirect("assessments:programme", case_id)


@login_not_required
@require_POST
def earlier(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """The participant uses an earlier result for this one test."""
    place = access.place(request, case_id, As.PARTICIPANT)
    try:
        use_earlier(part=access.part(place, part_id), by=place.person_id, at=clock.now())
    except StepRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Your earlier result is used for this part."))
    return redirect("assessments:programme", case_id)


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The agenda of assessment days, a week at a time, of everything one works on."""
    member = access.member_in_assessments(request)
    organisation = member.organisation
    first = _monday(request.GET.get("week", ""), today_in(organisation))
    found = parts_between(member.person_id, organisation.pk, organisation.time_zone, first, WEEK)
    names = names_in(organisation.pk, list(_persons(found)))
    who = request.GET.get("who", "")
    shown = [part for part in found if who in ("", str(part.psychologist_id))]
    psychologists = {part.psychologist_id for part in found if part.psychologist_id}
    values = {
        "first": first,
        "week": [_day(first + timedelta(days=n), shown, names, organisation) for n in range(WEEK)],
        "before": first - timedelta(days=WEEK),
        "after": first + timedelta(days=WEEK),
        "has_any": bool(shown),
        "who": who,
        "psychologists": [
            {"value": "", "label": _("Everybody")},
            *sorted(
                ({"value": str(key), "label": names.get(key, "")} for key in psychologists),
                key=lambda one: one["label"],
            ),
        ],
    }
    return render(request, "assessments/days/days.html", values)


def may_note(place: Place, part: Part) -> bool:
    """Who leads it notes everything; a colleague their own part."""
    if As.PSYCHOLOGIST in place.parts:
        return True
    return As.COLLEAGUE in place.parts and part.psychologist_id == place.person_id


def line_of(part: Part, names: dict[UUID, str]) -> dict[str, Any]:
    """A part in one line, without content."""
    return {
        "part": part,
        "kind": KINDS[PartKind(part.kind)],
        "mode": MODES[Mode(part.mode)][0] if part.mode else "",
        "who": names.get(part.psychologist_id, "") if part.psychologist_id else "",
        "test_url": reverse("testing:introduction", args=[part.instrument])
        if part.instrument
        else "",
    }


def _earlier(case: Case, part: Part, at: Any) -> Any:
    return earlier_result(part, at) if case.state == State.IN_PROGRESS else None


def _persons(found: list[Part]) -> set[UUID]:
    people = {part.case.participant_id for part in found}
    return people | {part.psychologist_id for part in found if part.psychologist_id}


def _monday(week: str, today: date) -> date:
    try:
        day = date.fromisoformat(week)
    except ValueError:
        day = today
    return day - timedelta(days=day.weekday())


def _day(day: date, found: list[Part], names: dict[UUID, str], organisation: Any) -> dict[str, Any]:
    zone = organisation.time_zone
    rows = [
        {**line_of(part, names), "participant": names.get(part.case.participant_id, "")}
        for part in found
        if part.starts_at and _local(part, zone) == day
    ]
    return {"day": day, "rows": rows}


def _local(part: Part, zone: str) -> date | None:
    return part.starts_at.astimezone(ZoneInfo(zone)).date() if part.starts_at else None
