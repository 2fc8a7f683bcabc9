"""Corrections: asked by the participant, decided by the psychologist, read along by the second reader."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.corrections import ask_correction, rule, take_back
from tweespraak.assessments.actions.reading import ReadRefused
from tweespraak.assessments.documents.reading import KINDS_OF_REQUEST, REFUSALS, RULINGS_READ
from tweespraak.assessments.documents.reads import reading_of
from tweespraak.assessments.forms.reading import CorrectionForm, RulingForm
from tweespraak.assessments.models import Case, Correction
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.corrections import (
    correction_in,
    corrections_of,
    open_corrections,
)
from tweespraak.assessments.rules.marks import RequestKind, Ruling
from tweespraak.assessments.rules.reading import may_answer, sentences_to_mark
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken

READERS = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.SECOND_READER)


@login_not_required
@require_safe
def corrections(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was asked, and how it stands with it."""
    place = access.place(request, case_id, *READERS)
    case = place.case
    if reading_of(case) is None:
        return redirect("assessments:case", case.pk)
    waiting = {one.pk for one in open_corrections(case)}
    values = {
        "case": case,
        "participant": names_of(case).get(case.participant_id, ""),
        "psychologist": names_of(case).get(case.psychologist_id, ""),
        "rows": [_row(one, one.pk in waiting) for one in corrections_of(case)],
        "is_mine": Part.PARTICIPANT in place.parts,
        "may_rule": Part.PSYCHOLOGIST in place.parts and may_answer(State(case.state)),
        "may_answer": may_answer(State(case.state)),
    }
    return render(request, "assessments/read/corrections.html", values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask to have something corrected; from a sentence its words stand there already."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case = place.case
    is_closed = not may_answer(State(case.state)) or reading_of(case) is None
    if is_closed and request.method != "POST":
        return redirect("assessments:corrections", case.pk)
    form = CorrectionForm(request.POST or None, initial={"quote": _quote(case, request)})
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            made = ask_correction(
                case=case,
                kind=RequestKind(clean["kind"]),
                quote=clean["quote"],
                wish=clean["wish"],
                once=clean["once"],
                by=place.person_id,
                at=clock.now(),
            )
        except ReadRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        except OnceTaken:
            form.add_error(None, _("Open this page afresh and send it once more."))
        else:
            messages.success(request, _asked(made))
            return redirect("assessments:corrections", case.pk)
    return render(request, "assessments/read/correction.html", {"case": case, "form": form})


@login_not_required
@require_POST
def correction_back(request: HttpRequest, case_id: UUID, correction_id: UUID) -> HttpResponse:
    """Ask no longer."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    found = correction_in(place.case, correction_id)
    try:
        if found:
            take_back(case=place.case, correction=found, by=place.person_id, at=clock.now())
    except ReadRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Taken back. You can ask it again at any moment."))
    return redirect("assessments:corrections", case_id)


@require_http_methods(["GET", "HEAD", "POST"])
def ruling(request: HttpRequest, case_id: UUID, correction_id: UUID) -> HttpResponse:
    """Decide on one request, in words the participant reads."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    found = correction_in(place.case, correction_id)
    if found is None:
        raise Http404
    form = RulingForm(request.POST or None, kind=RequestKind(found.kind))
    if request.method == "POST" and form.is_valid():
        decided = Ruling(form.cleaned_data["ruling"])
        try:
            rule(
                case=place.case,
                correction=found,
                ruling=decided,
                reason=form.cleaned_data["reason"],
                by=place.person_id,
                at=clock.now(),
            )
        except ReadRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            return _ruled(request, place.case, decided)
    if found.ruling and request.method != "POST":
        return redirect("assessments:corrections", case_id)
    values = {
        "case": place.case,
        "row": _row(found, True),
        "form": form,
        "participant": names_of(place.case).get(place.case.participant_id, ""),
    }
    return render(request, "assessments/read/ruling.html", values)


def _ruled(request: HttpRequest, case: Case, decided: Ruling) -> HttpResponse:
    if decided is Ruling.ACCEPTED:
        messages.success(request, _("Put it right in this version, and show it when it is done."))
        return redirect("assessments:report", case.pk)
    messages.success(request, _("Answered. The participant hears of it."))
    return redirect("assessments:corrections", case.pk)


def _row(row: Correction, is_open: bool) -> dict[str, Any]:
    return {
        "row": row,
        "kind": KINDS_OF_REQUEST[RequestKind(row.kind)],
        "is_fact": row.kind == RequestKind.FACT,
        "is_open": is_open,
        "answer": RULINGS_READ[Ruling(row.ruling)] if row.ruling else "",
    }


def _quote(case: Case, request: HttpRequest) -> str:
    reading = reading_of(case)
    there = sentences_to_mark(reading.version) if reading else {}
    return there.get(request.GET.get("sentence", ""), ("", ""))[1]


def _asked(made: Correction) -> str:
    if made.ruling:
        return _("You asked this before. The answer stands below.")
    if made.kind == RequestKind.FACT:
        return _("Asked. Nothing goes on before the psychologist has decided on it.")
    return _("Sent. A finding stays as it is; with your own words beside it, if you want.")
