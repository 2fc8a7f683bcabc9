"""Have requirements signed, sign them, write on, open them again, let words stand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people.api import Permission, may, require
from tweespraak.selection import access
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.actions.signing import (
    ask_to_lift,
    has_interviewed,
    lift,
    reopen,
    send,
    take_back,
)
from tweespraak.selection.actions.signing import sign as do_sign
from tweespraak.selection.documents.changes import changes_of
from tweespraak.selection.documents.requirements import sheet_of
from tweespraak.selection.documents.words import GAPS, REFUSALS
from tweespraak.selection.forms.signing import LiftForm, ReasonForm, SendForm, SignForm
from tweespraak.selection.queries.law import law_of
from tweespraak.selection.queries.places import LEADS, Place
from tweespraak.selection.queries.profiles import content_of, profile_of, signers_of
from tweespraak.selection.rules.profiles import gaps
from tweespraak.selection.rules.states import ProfileState
from tweespraak.selection.rules.vacancies import Now
from tweespraak.selection.views.acting import tried
from tweespraak.selection.views.signers import rows_of
from tweespraak.selection.views.stand import Stand, stand_of

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Exactly what everybody will sign, and what still stands in the way."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    stand, vacancy = stand_of(place), place.vacancy
    found = law_of(stand.profile, vacancy)
    warned = [one.hit for one in found if not one.hit.blocks]
    form = SendForm(
        request.POST if request.method == "POST" else None,
        is_warned=bool(warned),
        initial={"seen": content_of(stand.profile, vacancy).hash},
    )
    if request.method == "POST" and form.is_valid() and _sent(request, place, form):
        return redirect("selection:vacancy", vacancy_id)
    if stand.now is not Now.WRITING:
        return redirect("selection:vacancy", vacancy_id)
    return render(request, "selection/intake/sending.html", _to_send(request, stand, form))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Read what everybody signs, and sign it; with a personal link also without an account."""
    place = access.vacancy(request, vacancy_id)
    form = SignForm(request.POST if request.method == "POST" else None)
    status, why = 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            do_sign(
                vacancy=place.vacancy,
                person=place.person_id,
                seen=form.cleaned_data["seen"],
                at=clock.now(),
            )
        except ProfileRefused as refused:
            why, status, form = str(REFUSALS[refused.refusal]), CONFLICT, SignForm()
            place = access.vacancy(request, vacancy_id)
        else:
            messages.success(request, _("Thank you. Your signature is there."))
            return redirect("selection:sign", vacancy_id)
    stand = stand_of(place)
    if not form.is_bound:
        form.initial["seen"] = stand.profile.hash
    values = {**_to_sign(stand, form, why), "may_lift": _may_lift(request, stand)}
    return render(request, "selection/intake/sign.html", values, status=status)


@require_POST
def taking_back(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Write on before everybody signed."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    done = _("You can write on. Who signed already does so again, unless you change nothing.")
    tried(
        request,
        lambda: take_back(vacancy=place.vacancy, by=place.person_id, at=clock.now()),
        done,
    )
    return redirect("selection:requirements", vacancy_id)


@require_http_methods(["GET", "HEAD", "POST"])
def reopening(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Open signed requirements again: a new version, with the reason, that everybody signs."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    vacancy = place.vacancy
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            reason = form.cleaned_data["reason"]
            reopen(vacancy=vacancy, reason=reason, by=place.person_id, at=clock.now())

        done = _("The requirements are open. Change them, and have them signed again.")
        if tried(request, act, done):
            return redirect("selection:requirements", vacancy_id)
    profile = profile_of(vacancy)
    if profile is None or profile.state != ProfileState.SIGNED or vacancy.closed_at:
        return redirect("selection:vacancy", vacancy_id)
    values = {"form": form, "vacancy": vacancy, "is_late": has_interviewed(vacancy, clock.now())}
    return render(request, "selection/intake/reopening.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def lifting(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """HR looks at words that were stopped, and may let them stand with a reason."""
    place = access.vacancy(request, vacancy_id)
    require(request, Permission.LIFT_GUARD)
    stand, vacancy = stand_of(place), place.vacancy
    form = LiftForm(
        request.POST if request.method == "POST" else None,
        initial={"seen": content_of(stand.profile, vacancy).hash},
    )
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            clean = form.cleaned_data
            lift(
                vacancy=vacancy,
                reason=clean["reason"],
                seen=clean["seen"],
                by=place.person_id,
                at=clock.now(),
            )

        if tried(request, act, _("The words can stand, in exactly this text.")):
            return redirect("selection:lifting", vacancy_id)
    hits = [one.hit for one in law_of(stand.profile, vacancy) if one.hit.blocks]
    values = {
        "form": form,
        "vacancy": vacancy,
        "hits": hits,
        "is_lifted": _is_lifted(stand),
        "may_lift": bool(hits) and stand.now is Now.WRITING and not _is_lifted(stand),
        "leads": stand.leads,
    }
    return render(request, "selection/intake/lifting.html", values)


@require_POST
def lift_asking(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Ask who of HR signs this vacancy to look at words that were stopped."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    done = _("Asked. Somebody of HR who signs this vacancy looks at the words.")
    tried(
        request,
        lambda: ask_to_lift(vacancy=place.vacancy, by=place.person_id, at=clock.now()),
        done,
    )
    return redirect("selection:sending", vacancy_id)


def _sent(request: HttpRequest, place: Place, form: SendForm) -> bool:
    clean = form.cleaned_data
    return tried(
        request,
        lambda: send(
            vacancy=place.vacancy,
            seen=clean["seen"],
            is_confirmed=clean.get("is_confirmed", False),
            by=place.person_id,
            at=clock.now(),
        ),
        _("Sent. Everybody signs the same text; you see here who did."),
    )


def _to_send(request: HttpRequest, stand: Stand, form: SendForm) -> dict[str, Any]:
    vacancy, profile = stand.vacancy, stand.profile
    signers = signers_of(vacancy)
    missing = gaps(content_of(profile, vacancy), [one.capacity for one in signers])
    hits = [one.hit for one in law_of(profile, vacancy)]
    texts = {row["key"]: row["text"] for row in profile.requirements}
    is_lifted = _is_lifted(stand)
    return {
        "form": form,
        "vacancy": vacancy,
        "sheet": sheet_of(profile, vacancy),
        "signers": rows_of(stand.place, profile),
        "missing": [(GAPS[gap], texts.get(key, "")) for gap, key in missing],
        "blocked": [] if is_lifted else [hit for hit in hits if hit.blocks],
        "warned": [hit for hit in hits if not hit.blocks],
        "is_lifted": is_lifted,
        "may_lift": may(request, Permission.LIFT_GUARD),
        "profile": profile,
    }


def _to_sign(stand: Stand, form: SignForm, why: str) -> dict[str, Any]:
    profile, vacancy = stand.profile, stand.vacancy
    rows = rows_of(stand.place, profile)
    mine = next((one for one in rows if one.is_me), None)
    is_out = profile.state != ProfileState.DRAFT and vacancy.closed_at is None
    return {
        "form": form,
        "vacancy": vacancy,
        "profile": profile,
        "why": why,
        "sheet": sheet_of(profile, vacancy),
        "signers": rows,
        "mine": mine,
        "is_draft": profile.state == ProfileState.DRAFT,
        "is_signed": profile.state == ProfileState.SIGNED,
        "may_sign": is_out and mine is not None and mine.signed_at is None,
        "changes": changes_of(profile, vacancy),
        "leads": stand.leads,
        "recruiter": vacancy.recruiter.full_name,
    }


def _may_lift(request: HttpRequest, stand: Stand) -> bool:
    """Whether this is somebody of HR, and there are words to look at."""
    if not request.user.is_authenticated or stand.now is not Now.WRITING:
        return False
    if not may(request, Permission.LIFT_GUARD) or _is_lifted(stand):
        return False
    return any(one.hit.blocks for one in law_of(stand.profile, stand.vacancy))


def _is_lifted(stand: Stand) -> bool:
    profile = stand.profile
    return bool(profile.override_hash) and (
        profile.override_hash == content_of(profile, stand.vacancy).hash
    )
