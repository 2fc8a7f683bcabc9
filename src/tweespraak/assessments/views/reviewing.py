"""Read along: the second reader, or the psychologist a day later, signs or sends back."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.assessments import access
from tweespraak.assessments.actions.report_looking import DRAFT, note_look
from tweespraak.assessments.actions.report_steps import send_back, sign
from tweespraak.assessments.documents.report_read import read
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.reports import reports_for, whole
from tweespraak.assessments.rules.reporting import REST
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.views.reporting import name_of, try_report
from tweespraak.foundation import clock

LONGEST_REMARKS = 8_000


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The fixed version, with a place for remarks, and two ways on."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST, Part.SECOND_READER)
    case, found = place.case, next(iter(reports_for(place)), None)
    if found is None:
        return render(request, "assessments/report/not_yet.html", {"case": case})
    if request.method == "POST":
        acts = {"sign": sign, "back": send_back}
        act = acts.get(request.POST.get("do", ""), send_back)
        done = (
            _("Signed. The psychologist hears of it.")
            if act is sign
            else _("There is a next version to write on.")
        )
        home = "assessments:report" if Part.PSYCHOLOGIST in place.parts else "assessments:case"
        return try_report(
            request,
            case,
            lambda: act(
                case=case,
                report=found,
                seen=request.POST.get("seen", ""),
                remarks=request.POST.get("remarks", "").strip()[:LONGEST_REMARKS],
                by=place.person_id,
                at=clock.now(),
            ),
            done,
            home,
        )
    if found.frozen_at is None:
        return redirect("assessments:report", case.pk)
    note_look(case=case, action=DRAFT, by=place.person_id, at=clock.now())
    is_mine = Part.SECOND_READER in place.parts or case.reads_alone
    values = {
        "case": case,
        "report": found,
        "participant": name_of(case),
        "sections": read(whole(found, case), found.language),
        "may_judge": case.state == State.DRAFTING and not found.sent_back_at and is_mine,
        "is_writer": Part.PSYCHOLOGIST in place.parts,
        "is_too_soon": case.reads_alone and clock.now() < found.frozen_at + REST,
        "rest_until": found.frozen_at + REST,
    }
    return render(request, "assessments/report/review.html", values)
