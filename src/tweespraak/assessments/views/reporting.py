"""The report of a case: begin it, where it stands, what has to be mended, fix a version, show it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions import report_steps as steps
from tweespraak.assessments.actions.report_writing import ReportRefused, begin_report, leave_out
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.documents.report_editor import lines_of, mendings
from tweespraak.assessments.documents.report_words import REFUSALS, SECTIONS
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.reports import (
    current_report,
    reports_for,
    shown_report,
    signature_of,
)
from tweespraak.assessments.rules.reporting import CORRECTING, REST
from tweespraak.assessments.rules.sections import MAY_LEAVE_OUT, accounted, left_out, rules_used
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.foundation import clock
from tweespraak.people.api import names_in


@require_safe
def report(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the report stands, and the one thing to do next."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case, found = place.case, current_report(place.case)
    values: dict[str, Any] = {"case": case, "participant": name_of(case), "report": found}
    if found is None:
        values["may_begin"] = case.state == State.MEASURED
        return render(request, "assessments/report/begin.html", values)
    if found.frozen_at:
        return render(request, "assessments/report/fixed.html", {**values, **_fixed(place, found)})
    return render(request, "assessments/report/writing.html", {**values, **_writing(case, found)})


@require_POST
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin the report, in the language chosen."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    language = request.POST.get("language", "")
    return try_report(
        request,
        place.case,
        lambda: begin_report(
            case=place.case, language=language, by=place.person_id, at=clock.now()
        ),
        _("The report is begun. What the case knows already stands in it."),
    )


@require_POST
def for_client(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose what the client's version does without."""
    place, found = being_written(request, case_id)
    chosen = set(map(str, MAY_LEAVE_OUT)) - set(request.POST.getlist("with"))
    return try_report(
        request,
        place.case,
        lambda: leave_out(report=found, sections=chosen, by=place.person_id, at=clock.now()),
        _("Saved."),
    )


@require_POST
def freezing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Fix the version that stood on the page."""
    place, found = being_written(request, case_id)
    done = (
        _("Fixed. You can sign it yourself from tomorrow, after reading it again.")
        if place.case.reads_alone
        else _("Fixed. The second reader hears that it is there.")
    )
    version = number_in(request, "version")
    return try_report(
        request,
        place.case,
        lambda: steps.freeze(
            case=place.case, report=found, version=version, by=place.person_id, at=clock.now()
        ),
        done,
    )


@require_POST
def showing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give the signed version to the participant."""
    place, found = being_written(request, case_id)
    return try_report(
        request,
        place.case,
        lambda: steps.show(
            case=place.case,
            report=found,
            understood=request.POST.getlist("understood"),
            by=place.person_id,
            at=clock.now(),
        ),
        _("The participant can read it now, before anybody else."),
    )


def being_written(request: HttpRequest, case_id: UUID) -> tuple[Place, Report]:
    """The newest version, for who leads the case. Raises Http404 when nothing was begun."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    return place, access.newest(place)


def try_report(
    request: HttpRequest,
    case: Case,
    act: Callable[[], object],
    done: str,
    back: str = "assessments:report",
) -> HttpResponse:
    """Do it and say so, or say why it was not done."""
    try:
        act()
    except ReportRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    except ActRefused:
        messages.error(
            request,
            _("This is not possible now. See on the page of the assessment how it stands."),
        )
    else:
        messages.success(request, done)
    return redirect(back, case.pk)


def number_in(request: HttpRequest, name: str) -> int:
    """A number that came back with a form; -1 when it is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def name_of(case: Case) -> str:
    """How the participant is called here."""
    return names_in(case.organisation_id, [case.participant_id]).get(case.participant_id, "")


def _writing(case: Case, found: Report) -> dict[str, Any]:
    faults = steps.faults_of(case, found, clock.now())
    without = left_out(found.sections)
    return {
        "lines": lines_of(faults),
        "mendings": mendings(faults),
        "earlier": case.reports.filter(number=found.number - 1).first(),
        "is_correcting": case.state in CORRECTING,
        "client": [(one.value, SECTIONS[one][0], one not in without) for one in MAY_LEAVE_OUT],
        "to_understand": to_understand(case, found),
    }


def _fixed(place: Place, found: Report) -> dict[str, Any]:
    case = place.case
    keys = [one for one in (case.second_reader_id, found.read_by_id) if one]
    names = names_in(case.organisation_id, keys)
    return {
        "reader": names.get(keys[-1], "") if keys else "",
        "rest_until": found.frozen_at + REST if found.frozen_at else None,
        "may_read_alone": found.frozen_at and clock.now() >= found.frozen_at + REST,
        "is_reviewed": case.state == State.REVIEWED,
        "is_drafting": case.state == State.DRAFTING,
        "may_correct": case.state in CORRECTING,
        "versions": reports_for(place),
        "shown": shown_report(case),
        "to_understand": to_understand(case, found),
    }


def to_understand(case: Case, found: Report) -> list[tuple[str, str]]:
    """The rules behind the automated parts that were not ticked yet: key and line."""
    sections = found.sections
    if not found.frozen_at:
        sections = accounted(sections, material_of(case, found.language).offered)
    signature = signature_of(case.organisation_id, case.psychologist_id)
    known = signature.understood if signature else {}
    rows = sections.get("automated", {}).get("rows", ())
    lines = {str(row["rule"]): str(row["line"]) for row in rows}
    return [(key, lines[key]) for key in rules_used(sections) if key not in known]
