"""The candidate's page of an application: where I stand, what comes next, and what I can do."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import contact_of, person_of
from tweespraak.selection import access
from tweespraak.selection.actions.calendar import calendar_of
from tweespraak.selection.actions.own_application import (
    OwnRefused,
    delete_application,
    end_year,
    fingerprint,
    keep_a_year,
    withdraw,
)
from tweespraak.selection.documents.cvs import as_attachment
from tweespraak.selection.documents.opening_words import OWN_REFUSED, STANDING
from tweespraak.selection.documents.year import year_text
from tweespraak.selection.forms.opening import WithdrawForm
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.openings import (
    deletion_day,
    is_held,
    opening_of,
    own_applications,
    year_of,
)
from tweespraak.selection.rules.opening import OVER, delete_refused, may_withdraw, year_refused
from tweespraak.selection.rules.states import RUNNING, State
from tweespraak.selection.views.own_rejection import told_to
from tweespraak.selection.views.where import where_of


@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """Everything I applied for, with where I stand; of every organisation."""
    rows = [
        {"application": row, "word": STANDING[standing][0], "is_over": standing in OVER}
        for row, standing in own_applications(person_of(request).pk, clock.now())
    ]
    return render(request, "selection/application/applications.html", {"rows": rows})


@login_not_required
@require_safe
def application(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Where I stand, what comes next, and when I hear."""
    mine, at = access.application(request, candidacy_id), clock.now()
    text = year_text(mine, _language())
    values = {
        **_around(mine),
        "where": where_of(mine, at),
        "told": told_to(mine, at),
        "opening": opening_of(mine.vacancy, at),
        "cv": getattr(mine, "cv", None),
        "deletes_on": deletion_day(mine, at),
        "year": year_of(mine, at),
        "year_text": text,
        "year_seen": fingerprint(text),
        "may_share": _may_share(request, mine),
        "may_keep": year_refused(State(mine.state)) is None,
        "may_withdraw": may_withdraw(State(mine.state)),
    }
    return render(request, "selection/application/application.html", values)


@login_not_required
@require_safe
def cv(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The file I sent."""
    return as_attachment(access.cv_of(access.application(request, candidacy_id)))


@login_not_required
@require_safe
def appointment(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """An interview for my own calendar, without names."""
    mine = access.application(request, candidacy_id)
    interview = access.own_interview(mine, interview_id)
    page = reverse("selection:application", args=[mine.pk])
    text = calendar_of(interview, mine.person_id, clock.now(), path=page)
    if not text:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Stop: what it means, one button, and a reason only for who wants to give one."""
    mine = access.application(request, candidacy_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(candidacy=mine, because=form.cleaned_data["because"], at=clock.now())
        except OwnRefused as refused:
            messages.error(request, str(OWN_REFUSED[refused.refusal]))
        else:
            messages.success(request, _("You have withdrawn. Good luck with what you do next."))
        return redirect("selection:application", candidacy_id)
    if not may_withdraw(State(mine.state)):
        return redirect("selection:application", candidacy_id)
    return render(request, "selection/application/withdrawal.html", {**_around(mine), "form": form})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Delete me: at once, when nothing holds it."""
    mine = access.application(request, candidacy_id)
    refusal = delete_refused(State(mine.state), is_held=is_held(mine))
    if request.method == "POST":
        try:
            delete_application(candidacy=mine, at=clock.now())
        except OwnRefused as refused:
            refusal = refused.refusal
        else:
            return redirect("selection:deleted")
    values = {
        **_around(mine),
        "refused": OWN_REFUSED[refusal] if refusal else "",
        "runs": may_withdraw(State(mine.state)),
    }
    return render(request, "selection/application/deletion.html", values)


@login_not_required
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """It is gone; nothing here says what it was."""
    return render(request, "selection/application/deleted.html")


@login_not_required
@require_POST
def year(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Let it be kept a year, to the letter of what was read."""
    mine = access.application(request, candidacy_id)
    try:
        keep_a_year(
            candidacy=mine,
            seen=request.POST.get("seen", ""),
            language=_language(),
            at=clock.now(),
        )
    except OwnRefused as refused:
        messages.error(request, str(OWN_REFUSED[refused.refusal]))
    else:
        messages.success(request, _("Thank you. You can take it back here at any moment."))
    return redirect("selection:application", candidacy_id)


@login_not_required
@require_POST
def year_end(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Take that back."""
    mine = access.application(request, candidacy_id)
    end_year(candidacy=mine, at=clock.now())
    messages.success(request, _("Taken back. The four weeks count again."))
    return redirect("selection:application", candidacy_id)


def _around(mine: Candidacy) -> dict[str, Any]:
    """What every page of an application says: which job, where, and whom to ask."""
    return {
        "application": mine,
        "vacancy": mine.vacancy,
        "organisation": mine.organisation,
        "contact": contact_of(mine.organisation),
        "contact_email": mine.organisation.contact_email,
    }


def _may_share(request: HttpRequest, mine: Candidacy) -> bool:
    """Whether there is a lens to lay one's own profile on, and somebody still has to decide."""
    has_lens = mine.vacancy.lens_version_id is not None
    return has_lens and request.user.is_authenticated and mine.state in RUNNING


def _language() -> str:
    return (get_language() or "nl")[:2]
