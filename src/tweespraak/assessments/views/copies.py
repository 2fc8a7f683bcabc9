"""The participant's own copy of the report: to read, on paper, and its scores as a file."""

import json
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.releasing import note_copy
from tweespraak.assessments.documents.copies import scores_of_case
from tweespraak.assessments.documents.report_paper import paper_values, report_pdf
from tweespraak.assessments.models import Report
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.reports import shown_report, whole
from tweespraak.assessments.rules.deciding import DECIDED
from tweespraak.foundation import clock
from tweespraak.foundation.paper import NoLetters
from tweespraak.people.api import stepped_up


@login_not_required
@require_safe
def copy(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The whole report as the participant read it, with what can be taken along."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    report = _report(place)
    if report is None:
        return render(request, "assessments/copy/not_yet.html", {"case": place.case})
    values = {"case": place.case, **paper_values(report, whole(report, place.case))}
    return render(request, "assessments/copy/copy.html", values)


@login_not_required
@require_safe
@stepped_up
def copy_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The whole report on paper."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    report = _report(place)
    if report is None:
        return redirect("assessments:copy", case_id)
    try:
        paper = report_pdf(place.case, report, whole(report, place.case))
    except NoLetters:
        return render(request, "assessments/received/no_pdf.html", {"case": place.case}, status=503)
    _note(request, place)
    return as_download(paper, "application/pdf", f"report-{str(place.case.pk)[:8]}.pdf")


@login_not_required
@require_safe
@stepped_up
def copy_scores(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The scores per scale with their norm group; questions and answers are never in it (N12)."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    report = _report(place)
    if report is None:
        return redirect("assessments:copy", case_id)
    _note(request, place)
    found = scores_of_case(place.case, get_language() or "nl")
    written = json.dumps(found, ensure_ascii=False, indent=2)
    return as_download(
        written.encode(), "application/json", f"scores-{str(place.case.pk)[:8]}.json"
    )


def as_download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _report(place: Place) -> Report | None:
    """What there is a copy of: from the moment the participant decided."""
    return shown_report(place.case) if place.case.state in DECIDED else None


def _note(request: HttpRequest, place: Place) -> None:
    if request.method == "GET":
        note_copy(case=place.case, by=place.person_id, at=clock.now())
