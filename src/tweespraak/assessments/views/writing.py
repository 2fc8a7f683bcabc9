"""Write one section of a report: saved while one types, with the material beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.assessments.actions.report_looking import SCORES, note_look
from tweespraak.assessments.actions.report_writing import (
    ChangedElsewhere,
    NoSuchPlace,
    ReportRefused,
    add_row,
    drop_row,
    put_in,
    write,
)
from tweespraak.assessments.documents.material import Material, material_of
from tweespraak.assessments.documents.report_editor import first_text, sheet_of
from tweespraak.assessments.documents.report_hints import hints_for
from tweespraak.assessments.documents.report_words import REFUSALS
from tweespraak.assessments.models import Report
from tweespraak.assessments.queries.cases import Place as Standing
from tweespraak.assessments.queries.reports import snippets_of
from tweespraak.assessments.rules.sections import WRITTEN, Section, accounted, base_of, read_place
from tweespraak.assessments.views.reporting import being_written, name_of
from tweespraak.foundation import clock

Conflicts = dict[str, tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, case_id: UUID, section: str) -> HttpResponse:
    """One section of the version that is being written."""
    place, found = being_written(request, case_id)
    here = _section(section)
    if found.frozen_at:
        return redirect("assessments:report", case_id)
    if request.method != "POST":
        return _page(request, place, found, here, {})
    try:
        conflicts = _save_all(request.POST, place, found, here)
        if conflicts:
            return _page(request, place, found, here, conflicts)
        anchor = _do(request, place, found, here)
    except ReportRefused as refused:
        return _lost(request, place, refused)
    except NoSuchPlace:
        raise Http404 from None
    url = reverse("assessments:report_section", args=[case_id, _next(request, here)])
    return redirect(url + anchor)


@require_POST
def save(request: HttpRequest, case_id: UUID, section: str) -> HttpResponse:
    """One place, saved while one types; gives its new mark, or what stands there instead."""
    place, found = being_written(request, case_id)
    typed = next(_typed(request.POST, _section(section)), None)
    if typed is None:
        raise Http404
    where, text, base = typed
    try:
        kept = write(
            report=found, place=where, text=text, base=base, by=place.person_id, at=clock.now()
        )
    except ChangedElsewhere as changed:
        told = {"text": changed.text, "base": base_of(changed.text), "shared": True}
        return JsonResponse(told, status=409)
    except ReportRefused as refused:
        return JsonResponse({"problem": str(REFUSALS[refused.refusal])}, status=423)
    except NoSuchPlace:
        raise Http404 from None
    return JsonResponse({"base": kept})


def _section(name: str) -> Section:
    if name not in WRITTEN:
        raise Http404
    return Section(name)


def _typed(posted: QueryDict, section: Section) -> Any:
    """Everything typed in this section: the place, the text, and the mark of what stood there."""
    for name in posted:
        place = read_place(name)
        if place and place.section is section:
            yield place, str(posted.get(name, "")), posted.get(f"base:{name}", "")


def _save_all(posted: QueryDict, place: Standing, found: Report, here: Section) -> Conflicts:
    conflicts: Conflicts = {}
    for where, text, base in _typed(posted, here):
        if f"take:{where.name}" in posted:
            continue
        try:
            write(
                report=found, place=where, text=text, base=base, by=place.person_id, at=clock.now()
            )
        except ChangedElsewhere as changed:
            conflicts[where.name] = (text, changed.text)
    return conflicts


def _do(request: HttpRequest, place: Standing, found: Report, here: Section) -> str:
    """What was pressed beside saving; gives where on the page it happened."""
    word, _sign, what = request.POST.get("do", "").partition(":")
    given: dict[str, Any] = {"report": found, "by": place.person_id, "at": clock.now()}
    if word == "add":
        return f"#row-{add_row(section=here, **given)}"
    if word == "drop":
        drop_row(section=here, key=what, **given)
        messages.success(request, _("The row is gone."))
        return ""
    if word in ("insert", "snippet"):
        return _insert(request, place, found, here, word, what)
    messages.success(request, _("Saved."))
    return ""


def _insert(
    request: HttpRequest, place: Standing, found: Report, here: Section, word: str, what: str
) -> str:
    """Put words from beside the page in the section."""
    found.refresh_from_db()
    text = _words(place, found, word, what)
    where = read_place(request.POST.get("into", "")) or first_text(found, here)
    if text is None or where is None or where.section is not here:
        raise NoSuchPlace
    put_in(report=found, place=where, text=text, by=place.person_id, at=clock.now())
    messages.success(request, _("Put in the text."))
    return f"#{where.name}"


def _words(place: Standing, found: Report, word: str, what: str) -> str | None:
    if word == "insert":
        offer = material_of(place.case, found.language).offers.get(what)
        return offer.text if offer else None
    mine = snippets_of(place.case.organisation_id, place.person_id)
    return next((one.text for one in mine if str(one.pk) == what), None)


def _next(request: HttpRequest, here: Section) -> Section:
    """The section one goes on to, or this one again."""
    word, _sign, what = request.POST.get("do", "").partition(":")
    return Section(what) if word == "go" and what in WRITTEN else here


def _page(
    request: HttpRequest, place: Standing, found: Report, here: Section, conflicts: Conflicts
) -> HttpResponse:
    found.refresh_from_db()
    case = place.case
    note_look(case=case, action=SCORES, by=place.person_id, at=clock.now())
    material: Material = material_of(case, found.language)
    values = {
        "case": case,
        "participant": name_of(case),
        "report": found,
        "sheet": sheet_of(case, found, here, conflicts),
        "conflicts": len(conflicts),
        "material": material,
        "snippets": snippets_of(case.organisation_id, place.person_id, here),
        "hints": hints_for(case, found.sections, here, found.language),
        "sources": _sources(found, material),
    }
    return render(request, "assessments/report/section.html", values)


def _sources(found: Report, material: Material) -> list[str]:
    """What section 13 will say, as the report is now."""
    kept = accounted(found.sections, material.offered).get(Section.AUTOMATED, {})
    return list(dict.fromkeys(str(row["line"]) for row in kept.get("rows", ())))


def _lost(request: HttpRequest, place: Standing, refused: ReportRefused) -> HttpResponse:
    """The version was fixed before the text came: it stays on the screen, with the reason."""
    lost = [
        text for name, text in request.POST.items()
        if read_place(name) and str(text).strip()
    ]  # fmt: skip
    values = {"case": place.case, "why": REFUSALS[refused.refusal], "lost": lost}
    return render(request, "assessments/report/refused.html", values, status=409)
