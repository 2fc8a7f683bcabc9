"""Read along: the second reader, or the psychologist a day later, signs or sends back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.assessments import access
from tweespraak.assessments.actions.report_looking import DRAFT, note_look
from tweespraak.assessments.actions.report_steps import send_back, sign
from tweespraak.assessments.actions.report_writing import ReportRefused
from tweespraak.assessments.documents.report_read import read
from tweespraak.assessments.documents.report_words import REFUSALS
from tweespraak.assessments.models import Report
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.reports import reports_for, whole
from tweespraak.assessments.rules.reporting import REST, ReportRefusal, sign_refused
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.assessments.views.reporting import name_of
from tweespraak.foundation import clock

LONGEST_REMARKS = 8_000
CONFLICT = 409


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The fixed version, with a place for remarks, and two ways on."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST, Part.SECOND_READER)
    case, found = place.case, next(iter(reports_for(place)), None)
    if found is None:
        return render(request, "assessments/report/not_yet.html", {"case": case})
    if request.method == "POST":
        return _judge(request, place, found)
    if found.frozen_at is None:
        return redirect("assessments:report", case.pk)
    note_look(case=case, action=DRAFT, by=place.person_id, at=clock.now())
    return render(request, "assessments/report/review.html", _page(place, found))


def _judge(request: HttpRequest, place: Place, found: Report) -> HttpResponse:
    """Sign or send back; what is refused leaves the remarks on the page."""
    is_signing = request.POST.get("do") == "sign"
    remarks = request.POST.get("remarks", "").strip()[:LONGEST_REMARKS]
    try:
        (sign if is_signing else send_back)(
            case=place.case,
            report=found,
            seen=request.POST.get("seen", ""),
            remarks=remarks,
            by=place.person_id,
            at=clock.now(),
        )
    except ReportRefused as refused:
        problem = str(REFUSALS[refused.refusal])
    except ActRefused:
        problem = str(REFUSALS[ReportRefusal.NOT_NOW])
    else:
        done = _("Signed. The psychologist hears of it.")
        messages.success(request, done if is_signing else _("There is a next version to write on."))
        home = "report" if Part.PSYCHOLOGIST in place.parts else "case"
        return redirect(f"assessments:{home}", place.case.pk)
    place.case.refresh_from_db()
    found.refresh_from_db()
    values = {**_page(place, found), "problem": problem, "remarks": remarks}
    return render(request, "assessments/report/review.html", values, status=CONFLICT)


def _page(place: Place, found: Report) -> dict[str, Any]:
    case = place.case
    is_mine = Part.SECOND_READER in place.parts or case.reads_alone
    refusal = sign_refused(
        State(case.state),
        frozen_at=found.frozen_at,
        reader=place.person_id,
        written_by=(),
        reads_alone=case.reads_alone,
        at=clock.now(),
    )
    return {
        "case": case,
        "report": found,
        "participant": name_of(case),
        "sections": read(whole(found, case), found.language),
        "may_judge": case.state == State.DRAFTING and not found.sent_back_at and is_mine,
        "is_writer": Part.PSYCHOLOGIST in place.parts,
        "is_too_soon": refusal is ReportRefusal.TOO_SOON,
        "rest_until": found.frozen_at + REST if found.frozen_at else None,
    }
