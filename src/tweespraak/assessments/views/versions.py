"""The versions of a report, what changed between them, on a page and on paper; and the material."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.report_looking import DRAFT, SCORES, note_look
from tweespraak.assessments.actions.report_steps import begin_correction, show_correction
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.documents.report_paper import paper_values, report_pdf
from tweespraak.assessments.documents.report_start import facts_of
from tweespraak.assessments.documents.report_words import SECTIONS
from tweespraak.assessments.models import Report
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.reports import reports_for, whole, with_facts
from tweespraak.assessments.rules.sections import Version, changes, participant_version
from tweespraak.assessments.views.reporting import being_written, name_of, number_in, try_report
from tweespraak.foundation import clock
from tweespraak.foundation.paper import NoLetters
from tweespraak.insights.api import basis_of, norm_text, scale_text, scores_of, why
from tweespraak.people.api import day_in

READERS = (Part.PSYCHOLOGIST, Part.SECOND_READER)


@login_not_required
@require_safe
def versions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every version, the newest first."""
    place = access.place(request, case_id, *READERS)
    rows = reports_for(place)
    numbers = {one.number for one in rows}
    listed = [(one, one.number - 1 in numbers) for one in rows]
    return render(
        request, "assessments/report/versions.html", {**_about(place), "versions": listed}
    )


@login_not_required
@require_safe
def version(request: HttpRequest, case_id: UUID, number: int) -> HttpResponse:
    """One version as it reads."""
    place = access.place(request, case_id, *READERS)
    found = access.version(place, number)
    _look(place, DRAFT)
    values = {**_about(place), **paper_values(found, _as_now(place, found))}
    return render(request, "assessments/report/version.html", values)


@login_not_required
@require_safe
def version_changes(request: HttpRequest, case_id: UUID, number: int) -> HttpResponse:
    """What changed since the version before."""
    place = access.place(request, case_id, *READERS)
    new, old = access.version(place, number), access.version(place, number - 1)
    _look(place, DRAFT)
    found = changes(_as_now(place, old), _as_now(place, new))
    values = {
        **_about(place),
        "report": new,
        "old": old,
        "changed": [(SECTIONS[one.section][0], one.lines) for one in found],
    }
    return render(request, "assessments/report/changes.html", values)


@login_not_required
@require_safe
def printed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The newest version, to print."""
    place = access.place(request, case_id, *READERS)
    return redirect("assessments:report_version", case_id, access.newest(place).number)


@login_not_required
@require_safe
def pdf(request: HttpRequest, case_id: UUID, number: int) -> HttpResponse:
    """A fixed version as a PDF."""
    place = access.place(request, case_id, *READERS)
    found = access.version(place, number)
    if found.frozen_at is None:
        raise Http404
    _look(place, DRAFT)
    try:
        paper = report_pdf(place.case, found, whole(found, place.case))
    except NoLetters:
        return render(request, "assessments/report/no_pdf.html", _about(place), status=503)
    name = f"report-{str(place.case.pk)[:8]}-v{found.number}.pdf"
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_not_required
@require_safe
def material(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Scores, bands and observations, all of them."""
    place = access.place(request, case_id, *READERS)
    _look(place, SCORES)
    rows = reports_for(place)
    language = rows[0].language if rows else place.case.organisation.language
    values = {**_about(place), "material": material_of(place.case, language)}
    return render(request, "assessments/report/material.html", values)


@login_not_required
@require_safe
def why_score(request: HttpRequest, case_id: UUID, part_id: UUID, scale: str) -> HttpResponse:
    """Every number behind one score."""
    place = access.place(request, case_id, *READERS)
    part = place.case.parts.select_related("result").filter(pk=part_id).first()
    if part is None or part.result is None:
        raise Http404
    scores, basis = scores_of(part.result), basis_of(part.result)
    if scale not in scores:
        raise Http404
    _look(place, SCORES)
    values = {
        **_about(place),
        "part": part,
        "result": part.result,
        "score": scores[scale],
        "text": scale_text(scale),
        "why": why(scale, scores, basis.tables),
        "norm": norm_text(basis),
    }
    return render(request, "assessments/report/why.html", values)


@require_POST
def correction(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a version with what was agreed to put right, or show it."""
    place, found = being_written(request, case_id)
    given: dict[str, Any] = {"case": place.case, "by": place.person_id, "at": clock.now()}
    if request.POST.get("do") == "show":
        return try_report(
            request,
            place.case,
            lambda: show_correction(
                report=found,
                version=number_in(request, "version"),
                understood=request.POST.getlist("understood"),
                **given,
            ),
            _("The participant reads this version from now on, and hears that it changed."),
        )
    return try_report(
        request, place.case, lambda: begin_correction(**given), _("Write on in the next version.")
    )


def _look(place: Place, action: str) -> None:
    note_look(case=place.case, action=action, by=place.person_id, at=clock.now())


def _about(place: Place) -> dict[str, Any]:
    return {
        "case": place.case,
        "participant": name_of(place.case),
        "is_writer": Part.PSYCHOLOGIST in place.parts,
    }


def _as_now(place: Place, found: Report) -> Version:
    """A version as it reads now: one that is still written with what the case says today."""
    if found.frozen_at:
        return whole(found, place.case)
    today = day_in(place.case.organisation, clock.now())
    return participant_version(with_facts(found, facts_of(place.case, found, today)))
