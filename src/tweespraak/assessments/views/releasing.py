"""End that somebody reads the report; and release one that cannot be held back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.assessments import access
from tweespraak.assessments.actions.deciding import DecideRefused
from tweespraak.assessments.actions.releasing import note_call, withdraw_release
from tweespraak.assessments.actions.without_right import release_without_right
from tweespraak.assessments.documents.deciding import REFUSALS, fixed_on, mark_of
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.deciding import Line, deciding_on, lines_of, live_untils
from tweespraak.assessments.rules.deciding import DecideRefusal
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.people.api import stepped_up


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, case_id: UUID, recipient_id: UUID) -> HttpResponse:
    """What ending means, and one button."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    line = _line(lines_of(place.case), recipient_id)
    if request.method == "POST":
        if withdraw_release(
            case=place.case, recipient=line.recipient, by=place.person_id, at=clock.now()
        ):
            messages.success(request, _("Ended. From now on they cannot open it any more."))
        else:
            messages.error(request, str(REFUSALS[DecideRefusal.NOT_RELEASED]))
        return redirect("assessments:decide", case_id)
    if not line.is_released or not place.case.blocking_right:
        return redirect("assessments:decide", case_id)
    values = {"case": place.case, "line": line, "is_last": len(live_untils(place.case)) == 1}
    return render(request, "assessments/decide/withdrawal.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@stepped_up
def release(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """The psychologist releases a report of which the brief says that it cannot be held back."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case, found = place.case, deciding_on(place.case)
    if case.blocking_right or found is None:
        return redirect("assessments:case", case_id)
    if request.method == "POST":
        try:
            release_without_right(
                case=case, seen=request.POST.get("seen", ""), by=place.person_id, at=clock.now()
            )
        except DecideRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Released. Participant and recipients hear of it."))
        return redirect("assessments:case", case_id)
    if case.state != State.DECIDING:
        return redirect("assessments:case", case_id)
    report = found[0]
    values = {
        "case": case,
        "report": report,
        "mark": mark_of(report),
        "day": fixed_on(case, report),
        "participant": names_of(case).get(case.participant_id, ""),
        "lines": [line for line in lines_of(case) if line.is_here],
    }
    return render(request, "assessments/decide/release.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Call somebody who was silent until it expired: what to say, and that it is done."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    if request.method == "POST":
        note_call(case=place.case, by=place.person_id, at=clock.now())
        messages.success(request, _("Noted that you called. What was said is not kept."))
        return redirect("assessments:case", case_id)
    if place.case.state != State.EXPIRED_UNRELEASED:
        return redirect("assessments:case", case_id)
    names = names_of(place.case)
    values = {"case": place.case, "participant": names.get(place.case.participant_id, "")}
    return render(request, "assessments/decide/call.html", values)


def _line(lines: list[Line], recipient_id: UUID) -> Line:
    for line in lines:
        if line.recipient.pk == recipient_id:
            return line
    raise Http404
