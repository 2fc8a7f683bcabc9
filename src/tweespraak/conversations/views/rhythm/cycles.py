"""Cycles: the overview, a new one, who talks with whom, starting and stopping."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.conversations.access import rhythm as access
from tweespraak.conversations.actions import cycles as actions
from tweespraak.conversations.documents.cards import KINDS
from tweespraak.conversations.documents.rhythm import SKIPPED, fault_words, theme_names
from tweespraak.conversations.forms.rhythm import CycleForm
from tweespraak.conversations.models import Cycle
from tweespraak.conversations.queries.cycles import (
    cycles_of,
    is_over,
    is_running,
    periods_of,
    who_talks,
)
from tweespraak.conversations.rules.rhythm import ASK_BEFORE, Period, year_rhythm, years_without
from tweespraak.conversations.views.rhythm.figures import figures_page, summary
from tweespraak.conversations.views.rhythm.parts import parts
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import day_in, person_of, today_in

PER_PAGE = 50


@require_safe
def rhythm(request: HttpRequest) -> HttpResponse:
    """The cycles of the organisation: what runs, what is a draft, what is over."""
    me = access.runner(request)
    rows, today = list(cycles_of(me.organisation_id)), today_in(me.organisation)
    goes_on = {one.pk for one in rows if is_running(one) and not is_over(one, today)}
    values = {
        "running": [summary(one) for one in rows if one.pk in goes_on],
        "drafts": [summary(one) for one in rows if one.started_at is None],
        "over": [summary(one) for one in rows if one.started_at and one.pk not in goes_on],
        "parts": parts(request, "cycles"),
    }
    return render(request, "conversations/rhythm/rhythm.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_cycle(request: HttpRequest) -> HttpResponse:
    """A year that is filled in already; nothing is planned before it is started."""
    me = access.runner(request)
    form = CycleForm(
        request.POST or None,
        organisation=me.organisation,
        periods=() if request.POST else year_rhythm(today_in(me.organisation)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_cycle(
                organisation=me.organisation,
                once=form.cleaned_data["once"],
                name=form.cleaned_data["name"],
                unit=form.cleaned_data["unit"],
                periods=form.periods,
                by=person_of(request),
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        return redirect("conversations:cycle", made.pk)
    return render(request, "conversations/rhythm/form.html", {"form": form})


@require_safe
def cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Of a draft who will talk with whom; of a running cycle how it goes, in counts only."""
    found = access.cycle(request, cycle_id)
    values = {"cycle": found, "periods": _periods(found), "warnings": _warnings(found)}
    if not found.started_at:
        return render(request, "conversations/rhythm/draft.html", values | _preview(request, found))
    return render(request, "conversations/rhythm/cycle.html", values | figures_page(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def change_cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Another name, other people, other days: of a draft."""
    found = access.cycle(request, cycle_id)
    if found.started_at:
        return _has_begun(request, found)
    form = CycleForm(
        request.POST or None,
        organisation=found.organisation,
        periods=() if request.POST else periods_of(found),
        initial={"name": found.name, "unit": found.unit_id, "once": found.pk},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_cycle(
                cycle=found,
                name=form.cleaned_data["name"],
                unit=form.cleaned_data["unit"],
                periods=form.periods,
                by=person_of(request),
                at=clock.now(),
            )
        except actions.CycleHasBegun:
            return _has_begun(request, found)
        return redirect("conversations:cycle", found.pk)
    return render(request, "conversations/rhythm/form.html", {"form": form, "cycle": found})


@require_POST
def drop_cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    found = access.cycle(request, cycle_id)
    try:
        actions.drop_cycle(cycle=found, by=person_of(request), at=clock.now())
    except actions.CycleHasBegun:
        return _has_begun(request, found)
    messages.success(request, _("The draft is gone."))
    return redirect("conversations:rhythm")


@require_POST
def start_cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Plan the talks of everybody in it."""
    found = access.cycle(request, cycle_id)
    try:
        actions.start_cycle(cycle=found, by=person_of(request), at=clock.now())
    except actions.CycleRefused as refused:
        for fault in refused.found:
            messages.error(request, fault_words(fault))
    else:
        messages.success(request, _("Started. The conversations are being planned now."))
    return redirect("conversations:cycle", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def stop_cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """What stopping does; then stop."""
    found = access.cycle(request, cycle_id)
    if not is_running(found):
        return redirect("conversations:cycle", found.pk)
    if request.method != "POST":
        return render(request, "conversations/rhythm/stop.html", {"cycle": found})
    actions.stop_cycle(cycle=found, by=person_of(request), at=clock.now())
    messages.success(
        request, _("Stopped. What had no moment yet is called off; what had one stays.")
    )
    return redirect("conversations:cycle", found.pk)


def _has_begun(request: HttpRequest, found: Cycle) -> HttpResponse:
    messages.info(request, _("This cycle has begun: people plan by its days. You can stop it."))
    return redirect("conversations:cycle", found.pk)


def _periods(found: Cycle) -> list[dict[str, Any]]:
    return [
        {
            "period": one,
            "kind": KINDS[one.kind],
            "themes": theme_names(one.themes),
            "ask_on": _ask_on(one, found),
        }
        for one in periods_of(found)
    ]


def _ask_on(one: Period, found: Cycle) -> Any:
    first = day_in(found.organisation, found.started_at or clock.now())
    return max(one.from_on - ASK_BEFORE, first)


def _warnings(found: Cycle) -> list[dict[str, Any]]:
    return [
        {"year": year, "themes": ", ".join(theme_names(missing))}
        for year, missing in years_without(periods_of(found)).items()
    ]


def _preview(request: HttpRequest, found: Cycle) -> dict[str, Any]:
    who = who_talks(found.organisation_id, found.unit, today_in(found.organisation))
    page = Paginator(who.pairs, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "who": who,
        "counted": _counted(len(who.pairs), who.managers),
        "page": page,
        "talks": len(who.pairs) * len(found.moments),
        "skipped": [(member, SKIPPED[why]) for member, why in who.skipped],
    }


def _counted(people: int, managers: int) -> str:
    employees = ngettext("%(n)d employee", "%(n)d employees", people) % {"n": people}
    others = ngettext("%(n)d manager", "%(n)d managers", managers) % {"n": managers}
    return _("%(employees)s with %(managers)s.") % {"employees": employees, "managers": others}
