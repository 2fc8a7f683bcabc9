"""The feedback talk before it is held: its moment, what happens in it, and how one prepares."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.talks import (
    TalkRefused,
    appointment,
    ask_for_video,
    call_off,
    confirm_talk,
    not_come,
    plan_talk,
    prepare_talk,
)
from tweespraak.assessments.documents.talks import MODES, PLAN_REFUSALS, REFUSALS, protocol
from tweespraak.assessments.forms.talks import PrepareForm, TalkForm
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.talks import around_of, draft_of, holds_it, talk_of
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.assessments.rules.talks import Mode, TalkRefusal, may_plan, must_call, waive_refused
from tweespraak.conversations.api import PlanRefused
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken

BEFORE = (State.WITH_PARTICIPANT, State.TALK_PLANNED, State.TALK_WAIVED)


@login_not_required
@require_safe
def talk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """When, where, with whom; what happens in it; and what the participant prepares."""
    place = access.at_talk(request, case_id)
    return render(request, "assessments/talk/talk.html", _page(place))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose a moment: the first, or another."""
    place = access.planner_of_talk(request, case_id)
    case, at = place.case, clock.now()
    if not may_plan(around_of(case), at) or _only_theirs(place):
        messages.info(request, str(REFUSALS[TalkRefusal.NOT_NOW]))
        return redirect("assessments:case", case_id)
    found = talk_of(case)
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        case=case,
        talk=found,
        is_mine=Part.PARTICIPANT in place.parts,
    )
    if request.method == "POST" and form.is_valid():
        try:
            once = form.cleaned_data["once"]
            plan_talk(case=case, once=once, plan=form.plan(), by=place.person_id, at=at)
        except TalkRefused as refused:
            form.refuse(refused.refusal)
        except OnceTaken:
            raise Http404 from None
        except (ActRefused, PlanRefused):
            form.refuse(TalkRefusal.CHANGED)
        else:
            messages.success(request, _("Planned. Both get it for their calendar, without names."))
            return redirect("assessments:talk", case_id)
    values = {**_page(place), "form": form}
    return render(request, "assessments/talk/plan.html", values)


@login_not_required
@require_POST
def confirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say yes to the moment on the page."""
    place = access.in_room(request, case_id)
    number = request.POST.get("number", "")
    try:
        confirm_talk(
            case=place.case,
            number=int(number) if number.isdecimal() and len(number) < 9 else -1,
            by=place.person_id,
            at=clock.now(),
        )
    except TalkRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    except PlanRefused as refused:
        words = PLAN_REFUSALS.get(refused.refusal, REFUSALS[TalkRefusal.NOT_NOW])
        messages.error(request, str(words))
    else:
        messages.success(request, _("Good. The moment stands."))
    return redirect("assessments:talk", case_id)


@login_not_required
@require_POST
def video(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The participant would rather do it by video, or not any more. Nobody asks why."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    wants = request.POST.get("wants") == "1"
    ask_for_video(case=place.case, wants=wants, by=place.person_id, at=clock.now())
    said = _("It can be by video.") if wants else _("It is face to face.")
    messages.success(request, said)
    return redirect("assessments:talk", case_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What the participant wants to have discussed, and with what they begin."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case = place.case
    step = case.steps.filter(number=2).first()
    first = {"wish": case.talk_wish, "order": step.order if step else ""}
    form = PrepareForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            prepare_talk(case=case, **form.cleaned_data, by=place.person_id, at=clock.now())
        except TalkRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved. You can change it until the talk."))
            return redirect("assessments:talk", case_id)
    return render(request, "assessments/talk/prepare.html", {**_page(place), "form": form})


@login_not_required
@require_POST
def off(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The moment does not suit after all."""
    place = access.planner_of_talk(request, case_id)
    return _did(request, case_id, call_off, place, _("The moment is off. Plan another one."))


@require_POST
def no_show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The participant did not come."""
    place = access.at_talk(request, case_id)
    if Part.PARTICIPANT in place.parts:
        raise PermissionDenied
    return _did(request, case_id, not_come, place, _("Noted. Plan another moment together."))


@login_not_required
@require_safe
def appointment_file(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The talk for one's own calendar, without names."""
    place = access.at_talk(request, case_id)
    found = talk_of(place.case)
    text = (
        appointment(place.case, found, place.person_id, clock.now())
        if found and found.is_planned
        else ""
    )
    if not text:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


def _did(request: HttpRequest, case_id: UUID, act: Any, place: Place, said: str) -> HttpResponse:
    try:
        act(case=place.case, by=place.person_id, at=clock.now())
    except TalkRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    except ActRefused:
        messages.error(request, str(REFUSALS[TalkRefusal.NOT_NOW]))
    else:
        messages.success(request, said)
    return redirect("assessments:talk", case_id)


def _only_theirs(place: Place) -> bool:
    """A talk that was given up comes back only when the participant says so."""
    return place.case.state not in BEFORE[:2] and Part.PARTICIPANT not in place.parts


def _page(place: Place) -> dict[str, Any]:
    case, at = place.case, clock.now()
    found, names = talk_of(case), names_of(case)
    is_mine = Part.PARTICIPANT in place.parts
    is_planned = found is not None and found.is_planned
    return {
        "case": case,
        "talk": found,
        "is_planned": is_planned,
        "is_mine": is_mine,
        "holds_it": holds_it(place),
        "mode": MODES.get(Mode(case.talk_mode)) if case.talk_mode else "",
        "is_yes": bool(found and place.person_id in found.confirmed),
        "at_table": is_mine or holds_it(place),
        "has_begun": bool(found and found.row.starts_at and found.row.starts_at <= at),
        "may_plan": may_plan(around_of(case), at) and not _only_theirs(place),
        "may_waive": is_mine and waive_refused(draft_of(case), at=at) is None,
        "is_colleague": bool(found and found.holder != case.psychologist_id),
        "must_call": must_call(case.no_shows) and not is_mine,
        "participant": names.get(case.participant_id, ""),
        "psychologist": names.get(case.psychologist_id, ""),
        "steps": protocol(),
        "has_report": _has_report(case),
        "order": getattr(case.steps.filter(number=2).first(), "order", ""),
    }


def _has_report(case: Case) -> bool:
    return case.shown_at is not None
