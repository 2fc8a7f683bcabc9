"""The participant's own statement, and agreeing with the draft."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.assessments import access
from tweespraak.assessments.actions.answering import (
    LONGEST_STATEMENT,
    StatementElsewhere,
    disagree,
    write_statement,
)
from tweespraak.assessments.actions.answering import agree as do_agree
from tweespraak.assessments.actions.reading import ReadRefused
from tweespraak.assessments.documents.reading import REFUSALS
from tweespraak.assessments.documents.reads import reading_of
from tweespraak.assessments.forms.reading import AgreeForm
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.rules.corrections import (
    agree_refused,
    may_disagree,
    statement_refused,
)
from tweespraak.assessments.rules.reading import ReadRefusal
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import State
from tweespraak.conversations.api import health_hits
from tweespraak.foundation import clock

CONFLICT, OVER = 409, 423
STATEMENT = "statement"  # the name of the text on the page


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write one's own words beside the report; they go along as they are."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    if request.method != "POST":
        if reading_of(place.case) is None:
            return redirect("assessments:read", case_id)
        return _page(request, place, place.case.statement)
    text, base = request.POST.get(STATEMENT, ""), request.POST.get(f"base:{STATEMENT}", "")
    if request.POST.get(f"take:{STATEMENT}"):
        return redirect("assessments:statement", case_id)
    try:
        write_statement(case=place.case, text=text, base=base, by=place.person_id, at=clock.now())
    except StatementElsewhere as changed:
        return _page(request, place, text, elsewhere=changed.text, status=CONFLICT)
    except ReadRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
        return _page(request, place, text, status=CONFLICT)
    messages.success(request, _("Saved. You can change it until you release the report."))
    return redirect("assessments:statement", case_id)


@login_not_required
@require_POST
def statement_save(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same, while one types; gives its new mark, or what another device wrote."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    text, base = request.POST.get(STATEMENT, ""), request.POST.get(f"base:{STATEMENT}", "")
    try:
        kept = write_statement(
            case=place.case, text=text, base=base, by=place.person_id, at=clock.now()
        )
    except StatementElsewhere as changed:
        told = {"text": changed.text, "base": base_of(changed.text), "shared": True}
        return JsonResponse(told, status=CONFLICT)
    except ReadRefused as refused:
        return JsonResponse({"problem": str(REFUSALS[refused.refusal])}, status=OVER)
    return JsonResponse({"base": kept})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Agree with the draft, or take that back; what it means and what it does not."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    reading = reading_of(place.case)
    if reading is None:
        return redirect("assessments:read", case_id)
    form = AgreeForm(
        request.POST if request.POST.get("do") == "agree" else None,
        initial={"number": reading.report.number},
    )
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            _agree(place, form)
        except ReadRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved. Nothing is sent to anybody."))
        return redirect("assessments:agree", case_id)
    case = place.case
    refusal = agree_refused(
        State(case.state),
        is_read=reading.report.opened_at is not None,
        is_this=True,
        has_open=has_open_request(case),
    )
    values = {
        "case": case,
        "reading": reading,
        "form": form,
        "psychologist": names_of(case).get(case.psychologist_id, ""),
        "because": REFUSALS[refusal] if refusal else "",
        "may_disagree": may_disagree(State(case.state)),
        "is_open": refusal is ReadRefusal.OPEN_REQUEST,
    }
    return render(request, "assessments/read/agree.html", values)


def _agree(place: Place, form: AgreeForm) -> None:
    values: dict[str, Any] = {"case": place.case, "by": place.person_id, "at": clock.now()}
    if form.is_bound:
        do_agree(number=form.cleaned_data["number"], **values)
    else:
        disagree(**values)


def _page(
    request: HttpRequest,
    place: Place,
    text: str,
    *,
    elsewhere: str | None = None,
    status: int = 200,
) -> HttpResponse:
    case = place.case
    values = {
        "case": case,
        "text": text,
        "elsewhere": elsewhere,
        "base": base_of(case.statement if elsewhere is None else elsewhere),
        "longest": LONGEST_STATEMENT,
        "is_open": statement_refused(State(case.state), is_shown=True) is None,
        "health": [hit.found for hit in health_hits(text, organisation=case.organisation)],
    }
    return render(request, "assessments/read/statement.html", values, status=status)
