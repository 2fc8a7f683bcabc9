"""After the talk: the participant's goals, aftercare, their card; and the talk with the client."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.after import (
    AfterRefused,
    answer_aftercare,
    make_talk_goal,
    plan_client_talk,
    write_card,
)
from tweespraak.assessments.documents.after import LINES, QUESTIONS, REFUSALS
from tweespraak.assessments.forms.after import (
    AftercareForm,
    CardForm,
    ClientTalkForm,
    TalkGoalForm,
)
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.after import (
    averages_in,
    card_lines,
    goals_of_talk,
    manager_for,
)
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.protocol import chosen_by
from tweespraak.assessments.rules.after import (
    MOST_GOALS,
    AfterRefusal,
    is_aftercare_open,
    may_make_goals,
)
from tweespraak.assessments.rules.states import RELEASED, State
from tweespraak.foundation import clock
from tweespraak.insights.api import DayRefused
from tweespraak.people.api import names_in, today_in

ASKED_OF = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.PLANNER, Part.CLIENT)
PLANS = (Part.PSYCHOLOGIST, Part.PLANNER)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """At most three goals, in the participant's own words; nobody else sees them."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case, at = place.case, clock.now()
    if not _is_begun(case):
        return redirect("assessments:talk", case_id)
    form = TalkGoalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            make_talk_goal(case=case, plan=form.plan(), by=place.person_id, at=at)
        except DayRefused:
            form.add_error("due_on", _("Choose a day from tomorrow on, at most six months ahead."))
        except AfterRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("This goal is yours. Only you see it."))
            return redirect("assessments:talk_goals", case_id)
    made = goals_of_talk(case)
    values = {"case": case, "form": form, "goals": made, "is_full": len(made) >= MOST_GOALS}
    return render(request, "assessments/talk/goals.html", values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def aftercare(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Three questions, two weeks later."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case, at = place.case, clock.now()
    today = today_in(case.organisation)
    is_open = is_aftercare_open(case.aftercare_on, today, case.aftercare)
    form = AftercareForm(
        request.POST if request.method == "POST" else None, questions=dict(QUESTIONS)
    )
    if request.method == "POST" and is_open and form.is_valid():
        answer_aftercare(case=case, answers=form.cleaned_data, by=place.person_id, at=at)
        messages.success(request, _("Thank you."))
        return redirect("assessments:aftercare", case_id)
    psychologist = names_of(case).get(case.psychologist_id, "")
    values = {"case": case, "form": form, "is_open": is_open, "psychologist": psychologist}
    return render(request, "assessments/talk/aftercare.html", values)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How participants look back, as averages of at least five."""
    member = access.writer(request)
    rows = [
        {"label": str(QUESTIONS[one.question]), "value": one.value, "people": one.people,
         "share": (one.value - 1) / 4}
        for one in averages_in(member.organisation_id)
    ]  # fmt: skip
    return render(request, "assessments/talk/figures.html", {"rows": rows})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def client_talk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The talk with the client about the released version, with the participant invited."""
    place = access.place(request, case_id, *ASKED_OF)
    case, may_plan = place.case, place.is_any(*PLANS)
    if request.method == "POST" and not may_plan:
        raise PermissionDenied
    if case.state not in RELEASED:
        messages.info(request, str(REFUSALS[AfterRefusal.NOT_NOW]))
        return redirect("assessments:case", case_id)
    form = ClientTalkForm(
        request.POST if request.method == "POST" else None, zone=case.organisation.time_zone
    )
    if request.method == "POST" and form.is_valid() and form.moment:
        clean = form.cleaned_data
        try:
            plan_client_talk(
                case=case,
                starts_at=form.moment,
                minutes=clean["minutes"],
                place=clean["place"],
                by=place.person_id,
                at=clock.now(),
            )
        except AfterRefused as refused:
            form.add_error("day", str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Planned. Everybody gets it for their calendar."))
            return redirect("assessments:client_talk", case_id)
    planned = case.client_talk
    values = {
        "case": case,
        "form": form if may_plan else None,
        "planned": planned,
        "starts_at": datetime.fromisoformat(planned["starts_at"]) if planned else None,
        "participant": names_of(case).get(case.participant_id, ""),
        "is_mine": Part.PARTICIPANT in place.parts,
    }
    return render(request, "assessments/talk/client_talk.html", values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The development card: the participant chooses what stands on it and who reads it."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case, at = place.case, clock.now()
    if not _is_begun(case):
        return redirect("assessments:talk", case_id)
    manager = manager_for(case, at)
    form = CardForm(
        request.POST if request.method == "POST" else None,
        lines=[(key, f"{LINES[kind]}: {words}") for key, kind, words in card_lines(case)],
        manager=manager.full_name if manager else "",
        initial=_on_card(case),
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            write_card(
                case=case,
                keys=clean["lines"],
                words=clean["words"],
                shared=clean.get("shared", False),
                by=place.person_id,
                at=at,
            )
        except AfterRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:card", case_id)
    reader = names_in(case.organisation_id, [one for one in [case.card_shared_with_id] if one])
    values = {"case": case, "form": form, "card": _card(case), "readers": list(reader.values())}
    return render(request, "assessments/talk/card.html", values)


@require_safe
def shared_card(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A card that somebody shared with their manager."""
    case = access.card_shared_with_me(request, case_id)
    name = names_of(case).get(case.participant_id, "")
    return render(request, "assessments/talk/shared_card.html", {"card": _card(case), "name": name})


def _is_begun(case: Case) -> bool:
    return may_make_goals(State(case.state), has_begun=case.talk_began_at is not None)


def _on_card(case: Case) -> dict[str, Any]:
    if case.card:
        return {
            "lines": [one["key"] for one in case.card["lines"]],
            "words": case.card["words"],
            "shared": case.card_shared_at is not None,
        }
    chosen = {words for ones in chosen_by(case).values() for words in ones}
    return {"lines": [key for key, _kind, words in card_lines(case) if words in chosen]}


def _card(case: Case) -> dict[str, Any]:
    if not case.card:
        return {}
    lines = [(str(LINES[one["kind"]]), one["text"]) for one in case.card["lines"]]
    return {"lines": lines, "words": case.card["words"]}
