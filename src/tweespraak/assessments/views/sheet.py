"""The information sheet: sent, read, agreed to; what somebody needs; and beginning."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.informing import (
    agree,
    consent_text,
    decide_needs,
    open_sheet,
    sheet_now,
)
from tweespraak.assessments.actions.informing import invite as do_invite
from tweespraak.assessments.actions.informing import start as do_start
from tweespraak.assessments.documents.words import REFUSALS
from tweespraak.assessments.forms.brief import ConsentForm, NeedsForm
from tweespraak.assessments.queries.briefs import beginning_of, names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.rules.beginning import Refusal, first_day, start_refused
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.foundation import clock
from tweespraak.foundation.texts import in_language

READERS = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.SECOND_READER, Part.CLIENT)


@login_not_required
@require_safe
def sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The information as it was sent; the first time the participant has it here is noted."""
    place = access.place(request, case_id, *READERS)
    case = place.case
    if not case.sheet:
        raise Http404
    is_first = case.sheet_opened_at is None and request.method == "GET"
    if is_first and Part.PARTICIPANT in place.parts:
        case = open_sheet(case=case, by=place.person_id, at=clock.now())
    values = {
        "case": case,
        "sections": in_language(case.sheet),
        "psychologist": names_of(case).get(case.psychologist_id, ""),
        "may_agree": Part.PARTICIPANT in place.parts and case.state == State.INVITED,
    }
    return render(request, "assessments/sheet/sheet.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Read the sheet as the participant will, and send it."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST, Part.PLANNER)
    case = place.case
    if request.method == "POST":
        try:
            do_invite(case=case, by=place.person_id, at=clock.now())
        except StepRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        except ActRefused:
            messages.error(request, str(REFUSALS[Refusal.NOT_NOW]))
        else:
            messages.success(request, _("Sent. The participant reads it and decides."))
        return redirect("assessments:case", case.pk)
    if case.state != State.ACCEPTED:
        return redirect("assessments:case", case.pk)
    names = names_of(case)
    values = {
        "case": case,
        "sections": in_language(sheet_now(case)) if Part.PSYCHOLOGIST in place.parts else [],
        "participant": names.get(case.participant_id, ""),
        "first_day": first_day(clock.now(), case.organisation.time_zone),
    }
    return render(request, "assessments/sheet/invite.html", values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that one takes part, in the words on the page."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case = place.case
    if case.sheet and case.sheet_opened_at is None:
        messages.info(request, str(REFUSALS[Refusal.SHEET_UNREAD]))
        return redirect("assessments:sheet", case.pk)
    language = get_language() or "nl"
    form = ConsentForm(
        request.POST if request.method == "POST" else None,
        case=case,
        initial={"seen": case.sheet_hash, "needs": case.needs},
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            agree(
                case=case,
                by=place.person_id,
                seen=clean["seen"],
                language=language[:2],
                needs=clean["needs"],
                sees_blocking=clean.get("sees_blocking", False),
                at=clock.now(),
            )
        except StepRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
            case.refresh_from_db()
            form = ConsentForm(
                None, case=case, initial={"seen": case.sheet_hash, "needs": clean["needs"]}
            )
        except ActRefused:
            messages.error(request, str(REFUSALS[Refusal.NOT_NOW]))
        else:
            messages.success(request, _("You take part. You can stop at any moment."))
            return redirect("assessments:case", case.pk)
    if case.state != State.INVITED:
        return redirect("assessments:case", case.pk)
    values = {"case": case, "form": form, "text": consent_text(case, language[:2])}
    return render(request, "assessments/sheet/consent.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What the participant needs, and what is arranged. Never for the client or the planner."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case = place.case
    if not case.needs:
        raise Http404
    form = NeedsForm(
        request.POST if request.method == "POST" else None, initial={"answer": case.needs_answer}
    )
    if request.method == "POST" and form.is_valid():
        try:
            decide_needs(
                case=case,
                by=place.person_id,
                answer=form.cleaned_data["answer"],
                at=clock.now(),
            )
        except StepRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Answered. The participant reads it before they begin."))
            return redirect("assessments:case", case.pk)
    values = {"case": case, "form": form, "participant": names_of(case).get(case.participant_id)}
    return render(request, "assessments/sheet/needs.html", values)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin, when everything is ready; sooner than five working days only by one's own choice."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case, at = place.case, clock.now()
    if request.method == "POST":
        sooner = request.POST.get("sooner") == "yes"
        try:
            do_start(case=case, by=place.person_id, sooner=sooner, at=at)
        except StepRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
            return redirect("assessments:start", case.pk)
        except ActRefused:
            messages.error(request, str(REFUSALS[Refusal.NOT_NOW]))
        else:
            messages.success(request, _("You have begun. Good luck, and take your time."))
        return redirect("assessments:case", case.pk)
    if case.state != State.CONSENTED:
        return redirect("assessments:case", case.pk)
    return render(request, "assessments/sheet/start.html", _starting(case, at))


def _starting(case: Any, at: Any) -> dict[str, Any]:
    zone = case.organisation.time_zone
    refusal = start_refused(beginning_of(case, at), at=at, zone=zone)
    return {
        "case": case,
        "is_too_soon": refusal is Refusal.TOO_SOON,
        "because": REFUSALS[refusal] if refusal not in (None, Refusal.TOO_SOON) else "",
        "first_day": first_day(case.invited_at, zone) if case.invited_at else None,
    }
