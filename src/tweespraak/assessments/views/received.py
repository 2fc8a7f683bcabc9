"""What a client, or who else may get the report, finds: how it stands, one fixed sentence, or the report."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.releasing import open_received
from tweespraak.assessments.documents.client import sees_line
from tweespraak.assessments.documents.report_paper import paper_values, report_pdf
from tweespraak.assessments.models import Decision
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.deciding import released_to, sees
from tweespraak.assessments.queries.reports import for_client
from tweespraak.assessments.rules.standing import ClientSees
from tweespraak.assessments.views.copies import as_download
from tweespraak.foundation import clock
from tweespraak.foundation.paper import NoLetters

FIXED = (ClientSees.BLOCKED, ClientSees.UNAVAILABLE, ClientSees.STOPPED)


@login_not_required
@require_safe
def received(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The report when it was released to this person; before and after that one sentence."""
    place = access.place(request, case_id, Part.CLIENT, Part.RECIPIENT)
    decision = _decision(request, place)
    if decision is None:
        return _sentence(request, place)
    report = decision.report
    values = {
        "case": place.case,
        "decision": decision,
        "psychologist": names_of(place.case).get(place.case.psychologist_id, ""),
        "purpose": decision.purpose,
        **paper_values(report, for_client(report, place.case)),
    }
    return render(request, "assessments/received/report.html", values)


@login_not_required
@require_safe
def received_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same on paper; noted like every opening."""
    place = access.place(request, case_id, Part.CLIENT, Part.RECIPIENT)
    decision = _decision(request, place)
    if decision is None:
        return redirect("assessments:received", case_id)
    report, case = decision.report, place.case
    try:
        paper = report_pdf(case, report, for_client(report, case))
    except NoLetters:
        return render(request, "assessments/received/no_pdf.html", {"case": case}, status=503)
    return as_download(paper, "application/pdf", f"report-{str(case.pk)[:8]}.pdf")


def _decision(request: HttpRequest, place: Place) -> Decision | None:
    """What lets them read; a page that is opened is noted, a glance at its head is not."""
    at = clock.now()
    decision = released_to(place.case, place.person_id, at)
    if decision is None or request.method != "GET":
        return decision
    return open_received(case=place.case, by=place.person_id, at=at)


def _sentence(request: HttpRequest, place: Place) -> HttpResponse:
    found = sees(place.case, place.person_id, clock.now())
    if found is None:
        raise Http404  # who is not the client hears of it when there is something for them
    if found is ClientSees.ENDED:
        return render(request, "assessments/received/ended.html", {"case": place.case})
    values: dict[str, Any] = {
        "case": place.case,
        "sentence": sees_line(found),
        "is_fixed": found in FIXED,
    }
    return render(request, "assessments/received/sentence.html", values)
