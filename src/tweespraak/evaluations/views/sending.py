"""See what goes out, send it, put it off; ask somebody by hand."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.evaluations import access
from tweespraak.evaluations.actions.by_hand import HandRefused, prepare_by_hand
from tweespraak.evaluations.actions.sending import DayRefused, SendRefused, put_off, send
from tweespraak.evaluations.documents.preview import preview_of
from tweespraak.evaluations.documents.words import (
    DAY_REFUSALS,
    HAND_REFUSALS,
    SEND_REFUSALS,
)
from tweespraak.evaluations.forms.sending import DayForm, HandForm
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.sending import refused_now
from tweespraak.evaluations.rules.sending import HandRefusal, SendRefusal
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.views.stand import stand_of
from tweespraak.foundation import clock
from tweespraak.people.api import TrialFull, person_of, trial_full_words


@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """What the client will get, to the letter; and send it."""
    place = access.evaluation(request, evaluation_id, Side.RECRUITER)
    if request.method != "POST":
        return _page(request, place, DayForm(initial={"day": place.evaluation.send_on}))
    try:
        send(evaluation=place.evaluation, by=place.person_id, at=clock.now())
    except SendRefused as refused:
        messages.error(request, str(SEND_REFUSALS[refused.refusal]))
        return redirect("evaluations:sending", evaluation_id)
    messages.success(request, _("On its way. Now your own view, while you remember it well."))
    return redirect("evaluations:evaluation", evaluation_id)


@require_POST
def day(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Let it go out on another day."""
    place = access.evaluation(request, evaluation_id, Side.RECRUITER)
    form = DayForm(request.POST)
    if form.is_valid() and _is_put_off(place, form, form.cleaned_data["day"]):
        words = {"day": date_format(form.cleaned_data["day"], "l j F")}
        messages.success(request, _("It goes out on %(day)s.") % words)
        return redirect("evaluations:sending", evaluation_id)
    return _page(request, place, form)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask a client how it went, without a vacancy that was closed here."""
    member = access.recruiter(request)
    form = HandForm(
        request.POST if request.method == "POST" else None, organisation=member.organisation
    )
    if request.method == "POST" and form.is_valid() and (made := _made(request, form)):
        messages.success(request, _("Prepared. Nobody has heard of it yet."))
        return redirect("evaluations:sending", made.pk)
    return render(request, "evaluations/composing/new.html", {"form": form})


def _page(request: HttpRequest, place: Place, form: DayForm) -> HttpResponse:
    row = place.evaluation
    if row.state != State.PREPARED:
        return redirect("evaluations:evaluation", row.pk)
    refusal = refused_now(row, clock.now())
    values = {
        "stand": stand_of(place),
        "evaluation": row,
        "form": form,
        "preview": preview_of(row, clock.now()),
        "refusal": refusal,
        "why": SEND_REFUSALS[refusal] if refusal else "",
        "is_soon": refusal is SendRefusal.ASKED_RECENTLY,
    }
    return render(request, "evaluations/composing/sending.html", values)


def _is_put_off(place: Place, form: DayForm, wanted: date) -> bool:
    try:
        put_off(evaluation=place.evaluation, day=wanted, by=place.person_id, at=clock.now())
    except DayRefused as refused:
        form.add_error("day", str(DAY_REFUSALS[refused.refusal]))
        return False
    except SendRefused as refused:
        form.add_error(None, str(SEND_REFUSALS[refused.refusal]))
        return False
    return True


def _made(request: HttpRequest, form: HandForm) -> Evaluation | None:
    try:
        return prepare_by_hand(
            organisation=form.organisation,
            client=form.cleaned_data["who"],
            vacancy=form.vacancy,
            by=person_of(request),
            at=clock.now(),
        )
    except HandRefused as refused:
        field = "email" if refused.refusal is HandRefusal.ONESELF else "closed_on"
        form.add_error(field, str(HAND_REFUSALS[refused.refusal]))
    except TrialFull:
        form.add_error(None, trial_full_words())
    return None
