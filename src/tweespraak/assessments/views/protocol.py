"""The feedback talk while it is held: one step at a time, on the desk of the one and the phone of the other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.protocol import (
    StepRefused,
    begin_talk,
    begin_with,
    choose,
    go_to_step,
    hold_talk,
    recognise,
    tick_step,
)
from tweespraak.assessments.actions.talks import TalkRefused
from tweespraak.assessments.documents.protocol import REFUSALS as STEP_REFUSALS
from tweespraak.assessments.documents.protocol import agenda_of, step_page, stops_of
from tweespraak.assessments.documents.talks import REFUSALS, protocol
from tweespraak.assessments.forms.protocol import (
    HeldForm,
    RecognitionForm,
    StepForm,
)
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import names_of, recipients_named
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.protocol import order_of, ticks_of
from tweespraak.assessments.queries.talks import advice_of, talk_of
from tweespraak.assessments.rules.protocol import UNWRITTEN, Tick, open_steps, tick_refused
from tweespraak.assessments.rules.states import ActRefused
from tweespraak.assessments.rules.talks import TalkRefusal, is_negative
from tweespraak.assessments.views.talk_notes import kept_note
from tweespraak.foundation import clock

RELEASES = 11  # the step about who gets the report


@login_not_required
@require_safe
def room(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The step the two are at; before it has begun, what the psychologist reads once more."""
    place = access.in_room(request, case_id)
    case, talk = place.case, talk_of(place.case)
    is_mine = Part.PARTICIPANT in place.parts
    if talk is None or not talk.is_planned or (is_mine and not case.talk_began_at):
        return redirect("assessments:talk", case_id)
    values: dict[str, Any] = {
        "case": case,
        "talk": talk,
        "is_mine": is_mine,
        "participant": names_of(case).get(case.participant_id, ""),
        "version": talk.row.version,
    }
    if not case.talk_began_at:
        values |= {"preparation": protocol()[0], "agenda": agenda_of(case), "order": order_of(case)}
        return render(request, "assessments/talk/before.html", values)
    number = case.talk_step
    values |= step_page(case, number)
    values["what"] = values["stop"].step.what.format(name=values["participant"])
    values["is_unwritten"] = number == UNWRITTEN
    values["may_skip"] = may_skip(case, number)
    values["recipients"] = recipients_named(case) if number == RELEASES else []
    if not is_mine:
        values["note"] = kept_note(place)
    return render(request, "assessments/talk/room.html", values)


@login_not_required
@require_safe
def version(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """At which version the table is: whether there is something new to show."""
    place = access.in_room(request, case_id)
    talk = talk_of(place.case)
    return JsonResponse({"version": talk.row.version if talk else -1})


@require_POST
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The two sit down."""
    place = access.holder(request, case_id)
    _try(request, begin_talk, case=place.case, by=place.person_id, at=clock.now())
    return redirect("assessments:protocol", case_id)


@require_POST
def step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Tick, skip, begin with something, or go to another step."""
    place = access.holder(request, case_id)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    clean, by = form.cleaned_data, {"by": place.person_id, "at": clock.now()}
    done = True
    if clean["order"]:
        done = _try(request, begin_with, case=place.case, order=clean["order"], **by)
    if clean["tick"]:
        done = _try(
            request, tick_step, case=place.case, number=clean["number"], tick=clean["tick"], **by
        )
    if clean["go"] and done:
        _try(request, go_to_step, case=place.case, number=clean["go"], **by)
    return redirect("assessments:protocol", case_id)


@login_not_required
@require_POST
def recognition(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The participant's word about a part."""
    place = access.in_room(request, case_id)
    form = RecognitionForm(request.POST)
    if not form.is_valid():
        raise Http404
    part = access.part(place, form.cleaned_data["part"])
    answer = form.cleaned_data["answer"]
    _try(request, recognise, part=part, answer=answer, by=place.person_id, at=clock.now())
    return redirect("assessments:protocol", case_id)


@login_not_required
@require_POST
def choice(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The strengths or development points the participant chooses."""
    place = access.in_room(request, case_id)
    keys = request.POST.getlist("chosen")
    kind = request.POST.get("kind", "")
    done = _try(
        request, choose, case=place.case, kind=kind, keys=keys, by=place.person_id, at=clock.now()
    )
    if done:
        messages.success(request, _("Saved."))
    return redirect("assessments:protocol", case_id)


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The talk was held: how long, and what happens in two weeks."""
    place = access.holder(request, case_id)
    case, at = place.case, clock.now()
    talk = talk_of(case)
    if talk is None or not talk.is_planned or case.talk_began_at is None:
        return redirect("assessments:talk", case_id)
    took = int((at - case.talk_began_at).total_seconds() // 60)
    first = {"minutes": max(1, min(took, 240))}
    form = HeldForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            hold_talk(
                case=case,
                minutes=clean["minutes"],
                aftercare=clean["aftercare"],
                by=place.person_id,
                at=at,
            )
        except TalkRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        except ActRefused:
            form.add_error(None, str(REFUSALS[TalkRefusal.NOT_NOW]))
        else:
            messages.success(
                request, _("The talk was held. The participant goes on when they like.")
            )
            return redirect("assessments:talk", case_id)
    waiting = open_steps(ticks_of(case), is_negative=is_negative(advice_of(case)))
    open_now = [stop for stop in stops_of(case) if stop.step.number in waiting]
    values = {"case": case, "form": form, "open_steps": open_now}
    return render(request, "assessments/talk/held.html", values)


def may_skip(case: Case, number: int) -> bool:
    """Whether this step can be left out, if the participant wishes so."""
    return tick_refused(number, Tick.SKIPPED, is_negative=is_negative(advice_of(case))) is None


def _try(request: HttpRequest, act: Any, **values: Any) -> bool:
    """Do it, or say why not."""
    try:
        act(**values)
    except TalkRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    except StepRefused as refused:
        messages.error(request, str(STEP_REFUSALS[refused.refusal]))
    else:
        return True
    return False
