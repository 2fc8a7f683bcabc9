"""The participant does without the feedback talk: a page of their own, never mentioned elsewhere."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.assessments import access
from tweespraak.assessments.actions.talks import TalkRefused
from tweespraak.assessments.actions.waiving import waive_talk
from tweespraak.assessments.documents.talks import REFUSALS
from tweespraak.assessments.forms.talks import WaiveForm
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.queries.talks import advice_of, draft_of
from tweespraak.assessments.rules.states import ActRefused
from tweespraak.assessments.rules.talks import TalkRefusal, is_heavy, waive_refused
from tweespraak.foundation import clock


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What it means, and one choice that nobody makes beforehand."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case, at = place.case, clock.now()
    heavy = is_heavy(advice_of(case))
    if refusal := waive_refused(draft_of(case), at=at):
        messages.info(request, str(REFUSALS[refusal]))
        return redirect("assessments:talk", case_id)
    report = shown_report(case)
    seen = {"seen": report.hash if report else ""}
    form = WaiveForm(request.POST if request.method == "POST" else None, heavy=heavy, initial=seen)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            waive_talk(
                case=case,
                seen=clean["seen"],
                is_sure=clean.get("is_sure", False),
                wants_call=clean.get("wants_call", False),
                by=place.person_id,
                at=at,
            )
        except TalkRefused as refused:
            where = "is_sure" if refused.refusal is TalkRefusal.NOT_SURE else None
            form.add_error(where, str(REFUSALS[refused.refusal]))
        except ActRefused:
            form.add_error(None, str(REFUSALS[TalkRefusal.NOT_NOW]))
        else:
            messages.success(request, _("There is no feedback talk. You can still have one."))
            return redirect("assessments:talk", case_id)
    psychologist = names_of(case).get(case.psychologist_id, "")
    values = {"case": case, "form": form, "heavy": heavy, "psychologist": psychologist}
    return render(request, "assessments/talk/waive.html", values)
