"""Hand a case over to a colleague; and what may stand on an invoice: nothing more."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.people import PeopleRefused
from tweespraak.assessments.actions.taking_over import take_over as do_take_over
from tweespraak.assessments.documents.words import CLASHES, REFUSALS
from tweespraak.assessments.forms.handing import TakeOverForm
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.foundation import clock
from tweespraak.people.api import day_in

LEADS = (Part.PSYCHOLOGIST, Part.PLANNER)


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose who leads it from now on; the participant is told."""
    place = access.place(request, case_id, *LEADS)
    case = place.case
    form = TakeOverForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        to = form.chosen()
        try:
            do_take_over(case=case, to=to, by=place.person_id, at=clock.now())
        except PeopleRefused as refused:
            form.add_error("to", str(CLASHES[refused.clash]))
        except StepRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            words = _("%(name)s leads it from now on, and hears of it.")
            messages.success(request, words % {"name": to.full_name})
            return redirect("assessments:cases")
    names = names_of(case)
    values = {"case": case, "form": form, "participant": names.get(case.participant_id, "")}
    return render(request, "assessments/days/take_over.html", values)


@require_safe
def invoice(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Reference, date, product. Also when nothing was released: nothing else may stand there."""
    case = access.place(request, case_id, *LEADS).case
    return render(request, "assessments/invoice.html", {"case": case, **_line(case)})


@require_safe
def invoice_file(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same as a file for the books."""
    case = access.place(request, case_id, *LEADS).case
    line = _line(case)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="invoice.csv"'
    rows = csv.writer(response)
    rows.writerow([_("Reference"), _("Date"), _("Product")])
    rows.writerow([_plain(line["reference"]), line["on"].isoformat(), line["product"]])
    return response


def _line(case: Case) -> dict[str, Any]:
    """The day is that of the brief's acceptance, else of its start: it says nothing of the outcome."""
    at = case.accepted_at or case.created_at
    return {
        "reference": case.reference,
        "on": day_in(case.organisation, at),
        "product": _("Psychological assessment"),
    }


def _plain(words: str) -> str:
    """Nothing a spreadsheet would work out."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@") else words
