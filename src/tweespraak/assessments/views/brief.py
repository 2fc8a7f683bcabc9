"""The brief: read, written, offered, accepted; and the signature under not being able to block."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused, sign_blocking, write_brief
from tweespraak.assessments.actions.briefing import accept as do_accept
from tweespraak.assessments.actions.briefing import offer as do_offer
from tweespraak.assessments.documents.words import GROUNDS, MISSING, REFUSALS
from tweespraak.assessments.forms.brief import AcceptForm, BriefForm, SeenForm
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import hash_now, missing_in, names_of, recipients_named
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.briefs import Ground, may_change
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.foundation import clock
from tweespraak.lenses.api import lens_name, lenses_for

READERS = (Part.PSYCHOLOGIST, Part.SECOND_READER, Part.PARTICIPANT, Part.CLIENT, Part.COLLEAGUE)


@login_not_required
@require_safe
def brief(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The brief, the same words for everybody who reads it."""
    place = access.place(request, case_id, *READERS)
    case = place.case
    values = {
        **brief_values(case),
        "may_change": Part.PSYCHOLOGIST in place.parts and may_change(State(case.state)),
    }
    return render(request, "assessments/brief/brief.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def brief_change(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write the brief, a piece at a time; what misses is said when it is offered."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case = place.case
    lenses = lenses_for(case.organisation_id)
    form = BriefForm(request.POST if request.method == "POST" else None, case=case, lenses=lenses)
    if request.method == "POST" and form.is_valid():
        try:
            write_brief(case=case, words=form.words(), by=place.person_id, at=clock.now())
        except StepRefused as refused:
            form.refuse(refused.refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:case", case.pk)
    values = {"case": case, "form": form, "is_offered": case.state != State.DRAFT}
    return render(request, "assessments/brief/change.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What still misses, with where to fill it in; else send it to the client."""
    place = access.place(request, case_id, Part.PSYCHOLOGIST)
    case = place.case
    if request.method == "POST":
        done = _("Sent. You hear when the client has accepted.")
        return _try(request, place, lambda: do_offer(case=case, **_by(place)), done)
    if case.state != State.DRAFT:
        return redirect("assessments:case", case.pk)
    misses = [_missing(case, *MISSING[one]) for one in missing_in(case)]
    return render(request, "assessments/brief/offer.html", {**brief_values(case), "misses": misses})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The client reads the brief, acknowledges in words, and accepts."""
    place = access.place(request, case_id, Part.CLIENT)
    case = place.case
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        case=case,
        initial={"seen": hash_now(case)},
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        done = _("Accepted. The participant is informed now, and decides whether to take part.")

        def act() -> None:
            do_accept(case=case, seen=clean["seen"], acknowledged=form.given(), **_by(place))

        return _try(request, place, act, done, back="assessments:accept")
    if case.state != State.OFFERED:
        return redirect("assessments:case", case.pk)
    return render(request, "assessments/brief/accept.html", {**brief_values(case), "form": form})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def blocking(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The second reader looks at why a participant cannot hold the report back, and signs."""
    place = access.place(request, case_id, Part.SECOND_READER)
    case = place.case
    form = SeenForm(
        request.POST if request.method == "POST" else None, initial={"seen": hash_now(case)}
    )
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        done = _("Signed. The psychologist hears of it.")
        return _try(
            request,
            place,
            lambda: sign_blocking(case=case, seen=seen, **_by(place)),
            done,
            back="assessments:blocking",
        )
    if not case.blocking_ground or case.blocking_signed_by_id:
        return redirect("assessments:case", case.pk)
    return render(request, "assessments/brief/blocking.html", {**brief_values(case), "form": form})


def brief_values(case: Case) -> dict[str, Any]:
    """The brief in words, for every page it stands on."""
    names = names_of(case)
    ground = case.blocking_ground
    return {
        "case": case,
        "participant": names.get(case.participant_id, ""),
        "psychologist": names.get(case.psychologist_id, ""),
        "recipients": recipients_named(case),
        "lens": lens_name(case.lens_version) if case.lens_version else "",
        "ground": GROUNDS[Ground(ground)] if ground in list(Ground) else "",
        "signed_by": names.get(case.blocking_signed_by_id, "")
        if case.blocking_signed_by_id
        else "",
    }


def _missing(case: Case, words: Any, page: str, field: str) -> tuple[str, str]:
    return str(words), f"{reverse(f'assessments:{page}', args=[case.pk])}#id_{field}"


def _by(place: Place) -> dict[str, Any]:
    return {"by": place.person_id, "at": clock.now()}


def _try(
    request: HttpRequest,
    place: Place,
    act: Callable[[], Any],
    done: str,
    back: str = "assessments:case",
) -> HttpResponse:
    """Take a step, and say how it went."""
    try:
        act()
    except StepRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
        return redirect(back, place.case.pk)
    except ActRefused:
        messages.error(request, str(REFUSALS[Refusal.NOT_NOW]))
    else:
        messages.success(request, done)
    return redirect("assessments:case", place.case.pk)
