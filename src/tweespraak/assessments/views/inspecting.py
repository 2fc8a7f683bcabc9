"""Look at the answers to a test together: on the screen, for half an hour, never on paper."""

import secrets
from math import ceil
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.inspecting import (
    InspectRefused,
    begin_inspection,
    confirm_inspection,
    end_inspection,
    see_answers,
)
from tweespraak.assessments.documents.inspecting import REFUSALS, answered
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.inspecting import (
    inspection_of,
    test_to_inspect,
    tests_to_inspect,
)
from tweespraak.assessments.rules.inspecting import begin_refused
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock

BOTH = (Part.PARTICIPANT, Part.PSYCHOLOGIST)
LOOKS_AGAIN = 10  # seconds between looks whether the other is there


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin as psychologist, confirm as participant, and then choose a test."""
    place = access.place(request, case_id, *BOTH)
    if request.method == "POST":
        try:
            _do(request, place)
        except InspectRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        return redirect("assessments:inspection", case_id)
    case, at = place.case, clock.now()
    held = inspection_of(case)
    stage = held.stage(at)
    tests = tests_to_inspect(case)
    refusal = begin_refused(State(case.state), has_answers=bool(tests))
    names = names_of(case)
    values = {
        "case": case,
        "is_mine": Part.PARTICIPANT in place.parts,
        "stage": stage,
        "code": held.code,
        "until": held.until(),
        "tests": tests,
        "because": REFUSALS[refusal] if refusal else "",
        "participant": names.get(case.participant_id, ""),
        "psychologist": names.get(case.psychologist_id, ""),
        "looks_again": LOOKS_AGAIN,
    }
    return render(request, "assessments/read/inspection.html", values)


@login_not_required
@never_cache
@require_safe
def inspection_part(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """The questions and the answers of one test, as long as the two are there. Every opening is noted."""
    place = access.place(request, case_id, *BOTH)
    part, at = test_to_inspect(place.case, part_id), clock.now()
    if part is None:
        raise Http404
    try:
        see_answers(case=place.case, part=part, by=place.person_id, at=at)
    except InspectRefused as refused:
        messages.info(request, str(REFUSALS[refused.refusal]))
        return redirect("assessments:inspection", case_id)
    until = inspection_of(place.case).until()
    values = {"case": place.case, "part": part, "rows": answered(part), "until": until}
    response = render(request, "assessments/read/answers.html", values)
    response.headers["Cache-Control"] = "no-store, private"
    if until:  # the page goes when the time is over, also without JavaScript
        back = reverse("assessments:inspection", args=[case_id])
        response.headers["Refresh"] = f"{ceil((until - at).total_seconds())}; url={back}"
    return response


def _do(request: HttpRequest, place: Place) -> None:
    case, by, at = place.case, place.person_id, clock.now()
    wanted = request.POST.get("do", "")
    if wanted == "end":
        end_inspection(case=case, by=by, at=at)
        messages.success(request, _("Ended. Nobody sees the answers any more."))
    elif Part.PSYCHOLOGIST in place.parts and wanted == "begin":
        begin_inspection(case=case, code=f"{secrets.randbelow(10**6):06d}", by=by, at=at)
    elif Part.PARTICIPANT in place.parts and wanted == "confirm":
        confirm_inspection(case=case, code=request.POST.get("code", ""), by=by, at=at)
