"""The page of a case, as each of its people finds it: the road and one next step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.stopping import withdraw as do_withdraw
from tweespraak.assessments.documents.fixed import STOPPED
from tweespraak.assessments.documents.words import REFUSALS
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.states import TRANSITIONS, Act, ActRefused, State
from tweespraak.assessments.views.afterwards import afterwards
from tweespraak.assessments.views.links import pages_of
from tweespraak.assessments.views.stand import stand_of
from tweespraak.foundation import clock
from tweespraak.foundation.texts import in_language

TEMPLATES = {
    Part.PARTICIPANT: "assessments/case/participant.html",
    Part.CLIENT: "assessments/case/client.html",
    Part.RECIPIENT: "assessments/case/client.html",
}


@login_not_required
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """How it stands, with the one thing to do next."""
    place = access.place(request, case_id)
    at = clock.now()
    stand = stand_of(place, at)
    if stand.part is Part.RECIPIENT and stand.sees is None:
        raise Http404  # nobody at the client hears of it before it is released to them
    found, names = place.case, names_of(place.case)
    values: dict[str, Any] = {
        "case": found,
        "place": place,
        "stand": stand,
        "names": names,
        "participant": names.get(found.participant_id, ""),
        "psychologist": names.get(found.psychologist_id, ""),
        "planner": names.get(found.planner_id, "") if found.planner_id else "",
        "client": names.get(found.client_id, "") if found.client_id else "",
        "reader": names.get(found.second_reader_id, "") if found.second_reader_id else "",
        "pages": pages_of(place),
        "after": afterwards(place, at),
        "may_stop": may_stop(place),
    }
    return render(request, TEMPLATES.get(stand.part, "assessments/case/work.html"), values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Stop: what it means, and one button. No reason is asked."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    if request.method == "POST":
        try:
            do_withdraw(case=place.case, by=place.person_id, at=clock.now())
        except (StepRefused, ActRefused):
            messages.error(request, str(REFUSALS[Refusal.NOT_NOW]))
        else:
            messages.success(request, _("You have stopped. Nobody asks you why."))
        return redirect("assessments:case", case_id)
    if not may_stop(place):
        return redirect("assessments:case", case_id)
    values = {"case": place.case, "sentence": in_language(STOPPED)}
    return render(request, "assessments/withdraw.html", values)


def may_stop(place: Place) -> bool:
    """Whether the participant can still stop."""
    state = State(place.case.state)
    return Part.PARTICIPANT in place.parts and (state, Act.WITHDRAW) in TRANSITIONS
