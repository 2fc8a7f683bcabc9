"""My assessments, a new one, and who stands around it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.opening import (
    add_recipient,
    change_around,
    drop_recipient,
    open_case,
)
from tweespraak.assessments.actions.people import PeopleRefused
from tweespraak.assessments.documents.words import CLASHES, REFUSALS
from tweespraak.assessments.forms.opening import (
    NewCaseForm,
    PeopleForm,
    RecipientForm,
    people_now,
)
from tweespraak.assessments.queries.briefs import may_name_recipient, recipients_named
from tweespraak.assessments.queries.cases import Part, Place, places_of
from tweespraak.assessments.rules.briefs import may_change
from tweespraak.assessments.rules.states import OVER, State
from tweespraak.assessments.views.stand import Stand, stand_of
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import (
    Permission,
    TrialFull,
    may,
    member_of,
    membership_in,
    names_in,
    person_of,
    trial_full_words,
)


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Every assessment one stands in: what waits for me, what goes on, what is over."""
    member = access.member_in_assessments(request)
    at = clock.now()
    stands = [stand_of(place, at) for place in places_of(member.person_id, member.organisation_id)]
    names = names_in(member.organisation_id, [one.case.participant_id for one in stands])
    words = request.GET.get("q", "").strip()
    rows = [
        (one, _title(one, names))
        for one in stands
        if words.casefold() in _title(one, names).casefold()
    ]
    values = {
        "waiting": [row for row in rows if row[0].is_pressing],
        "going": [row for row in rows if not row[0].is_pressing and row[0].case.state not in OVER],
        "over": [row for row in rows if row[0].case.state in OVER],
        "has_any": bool(stands),
        "found": len(rows),
        "words": words,
        "may_lead": may(request, Permission.LEAD_ASSESSMENTS),
        "may_start": may(request, Permission.LEAD_ASSESSMENTS)
        or may(request, Permission.PLAN_ASSESSMENTS),
    }
    return render(request, "assessments/cases.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Who it is about, who asks, who leads, plans and reads along."""
    member = access.starter(request)
    leads = member if may(request, Permission.LEAD_ASSESSMENTS) else None
    form = NewCaseForm(
        request.POST if request.method == "POST" else None,
        organisation=member.organisation,
        leads=leads,
        initial=_planned_by(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _open(request, form)
        except OnceTaken:
            raise Http404 from None
        except PeopleRefused as refused:
            form.refuse(refused.clash)
        except TrialFull:
            form.add_error(None, trial_full_words())
        else:
            messages.success(request, _("The assessment is there. Nobody has heard of it yet."))
            return redirect("assessments:case", made)
    return render(request, "assessments/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Client contact, second reader, planner, and who may get the report."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST, Part.PLANNER)
    case = place.case
    form = PeopleForm(
        request.POST if request.method == "POST" else None, case=case, initial=people_now(case)
    )
    if request.method == "POST" and form.is_valid() and _changed(request, place, form):
        messages.success(request, _("Saved."))
        return redirect("assessments:case", case.pk)
    values = {
        "case": case,
        "form": form,
        "participant": names_in(case.organisation_id, [case.participant_id]).get(
            case.participant_id, ""
        ),
        "recipients": recipients_named(case),
        "may_change": may_change(State(case.state)),
        "place_may_name": Part.PSYCHOLOGIST in place.parts and may_name_recipient(case),
        "place_may_drop": Part.PSYCHOLOGIST in place.parts and may_change(State(case.state)),
    }
    return render(request, "assessments/people.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def recipient(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Name somebody who may get the report."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case = place.case
    form = RecipientForm(
        request.POST if request.method == "POST" else None, organisation=case.organisation
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            add_recipient(
                case=case,
                who=clean["recipient"],
                role=clean["role"],
                purpose=clean["purpose"],
                once=clean["once"],
                by=person_of(request),
                at=clock.now(),
            )
        except PeopleRefused as refused:
            form.add_error("recipient_email", str(CLASHES[refused.clash]))
        except StepRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        except TrialFull:
            form.add_error(None, trial_full_words())
        else:
            messages.success(request, _("Added. They get nothing before the participant says so."))
            return redirect("assessments:people", case.pk)
    return render(request, "assessments/recipient.html", {"case": case, "form": form})


@require_POST
def recipient_drop(request: HttpRequest, case_id: UUID, recipient_id: UUID) -> HttpResponse:
    """Somebody need not get the report after all."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    try:
        drop_recipient(
            case=place.case, recipient=recipient_id, by=person_of(request), at=clock.now()
        )
    except StepRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Taken off."))
    return redirect("assessments:people", case_id)


def _open(request: HttpRequest, form: NewCaseForm) -> UUID:
    clean = form.cleaned_data
    made = open_case(
        organisation=member_of(request).organisation,
        once=clean["once"],
        participant=clean["participant"],
        client=clean["client"],
        client_name=clean["client_name"],
        around=form.around(form.leaders[clean["psychologist"]]),
        reference=clean["reference"],
        by=person_of(request),
        at=clock.now(),
    )
    return made.pk


def _changed(request: HttpRequest, place: Place, form: PeopleForm) -> bool:
    case, clean = place.case, form.cleaned_data
    leads = membership_in(case.organisation_id, case.psychologist_id)
    if leads is None:
        raise PermissionDenied
    try:
        change_around(
            case=case,
            client=clean["client"],
            client_name=clean["client_name"],
            around=form.around(leads),
            reference=clean["reference"],
            once=clean["once"],
            by=person_of(request),
            at=clock.now(),
        )
    except PeopleRefused as refused:
        form.refuse(refused.clash)
    except StepRefused as refused:
        form.refuse(refused.refusal)
    except TrialFull:
        form.add_error(None, trial_full_words())
    else:
        return True
    return False


def _planned_by(request: HttpRequest) -> dict[str, Any]:
    """A planner plans what they start."""
    if may(request, Permission.LEAD_ASSESSMENTS):
        return {}
    return {"planner": str(member_of(request).pk)}


def _title(stand: Stand, names: dict[UUID, str]) -> str:
    """For the participant what it is about, for the others whom."""
    if stand.part is Part.PARTICIPANT:
        return stand.case.job_title or _("Your assessment")
    return names.get(stand.case.participant_id, "")
