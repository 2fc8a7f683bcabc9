"""Who signs the requirements: name them, take them off, remind them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people.api import TrialFull, person_of, trial_full_words
from tweespraak.selection import access
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.actions.stakeholders import (
    add_stakeholder,
    end_stakeholder,
    remind,
)
from tweespraak.selection.documents.words import GAPS, REFUSALS
from tweespraak.selection.forms.signing import StakeholderForm
from tweespraak.selection.queries.places import LEADS, Place
from tweespraak.selection.queries.profiles import signers_of
from tweespraak.selection.rules.profiles import Capacity, missing_signers
from tweespraak.selection.rules.states import ProfileState
from tweespraak.selection.views.acting import tried
from tweespraak.selection.views.signers import rows_of
from tweespraak.selection.views.stand import stand_of


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Everybody who signs, and a form for one more."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    vacancy = place.vacancy
    form = StakeholderForm(
        request.POST if request.method == "POST" else None, organisation=vacancy.organisation
    )
    if request.method == "POST" and form.is_valid() and _added(request, place, form):
        return redirect("selection:people", vacancy_id)
    stand = stand_of(place)
    missing = missing_signers([one.capacity for one in signers_of(vacancy)])
    values = {
        "form": form,
        "vacancy": vacancy,
        "signers": rows_of(place, stand.profile),
        "missing": [GAPS[gap] for gap in missing],
        "is_out": stand.profile.state != ProfileState.DRAFT and vacancy.closed_at is None,
        "is_open": vacancy.closed_at is None,
    }
    return render(request, "selection/intake/people.html", values)


@require_POST
def person_removal(request: HttpRequest, vacancy_id: UUID, stakeholder_id: UUID) -> HttpResponse:
    """Somebody need not sign after all."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    tried(
        request,
        lambda: end_stakeholder(
            vacancy=place.vacancy, stakeholder=stakeholder_id, by=place.person_id, at=clock.now()
        ),
        _("Taken off."),
    )
    return redirect("selection:people", vacancy_id)


@require_POST
def person_reminder(request: HttpRequest, vacancy_id: UUID, stakeholder_id: UUID) -> HttpResponse:
    """Ask once more."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    tried(
        request,
        lambda: remind(
            vacancy=place.vacancy, stakeholder=stakeholder_id, by=place.person_id, at=clock.now()
        ),
        _("A friendly reminder is on its way."),
    )
    return redirect("selection:people", vacancy_id)


def _added(request: HttpRequest, place: Place, form: StakeholderForm) -> bool:
    clean = form.cleaned_data
    try:
        add_stakeholder(
            vacancy=place.vacancy,
            once=clean["once"],
            who=clean["who"],
            capacity=Capacity(clean["capacity"]),
            by=person_of(request),
            at=clock.now(),
        )
    except ProfileRefused as refused:
        form.add_error("email", str(REFUSALS[refused.refusal]))
    except TrialFull:
        form.add_error(None, trial_full_words())
    else:
        messages.success(request, _("Added."))
        return True
    return False
