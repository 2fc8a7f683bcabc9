"""Preparing an interview: the list, one checklist that keeps what is written, and on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of
from tweespraak.selection.access.own import own_preparation
from tweespraak.selection.actions.preparing import (
    begin_preparation,
    change_meeting,
    choose_strength,
    delete_preparation,
    tick,
    write_preparation,
)
from tweespraak.selection.documents.own_space import PREPARED, PREPARED_KEYS, checklist
from tweespraak.selection.forms.own import MeetingForm
from tweespraak.selection.models import Preparation
from tweespraak.selection.queries.own import patterns_of, preparations_of
from tweespraak.selection.queries.strengths import PREFIX, Strength, strengths_of
from tweespraak.selection.views.book import own_tabs
from tweespraak.selection.views.typing import CONFLICT, save_all, save_one, typed

MEETING = ("with_name", "job_title", "on")


@require_safe
def preparations(request: HttpRequest) -> HttpResponse:
    """Every interview one prepares or prepared."""
    whole = len(checklist())
    rows = [
        {"preparation": one, "done": len(one.ticks), "of": whole}
        for one in preparations_of(person_of(request))
    ]
    values = {"rows": rows, "tabs": own_tabs("preparations")}
    return render(request, "selection/preparing/list.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_preparation(request: HttpRequest) -> HttpResponse:
    """Begin a checklist; a page of an application fills in with whom, about what and when."""
    known = {name: request.GET[name] for name in MEETING if name in request.GET}
    form = MeetingForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin_preparation(
                once=form.cleaned_data["once"],
                meeting=form.meeting(),
                by=person_of(request),
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        return redirect("selection:preparation", made.pk)
    return render(request, "selection/preparing/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def preparation(request: HttpRequest, preparation_id: UUID) -> HttpResponse:
    """One checklist with one's own words and strengths; it saves by itself."""
    mine = own_preparation(request, preparation_id)
    own, behind = strengths_of(mine.person_id), {}
    if request.method == "POST":
        behind = save_all(request, PREPARED_KEYS, _writer(mine))
        _tick_all(request, mine, own)
        if not behind:
            return _saved(request, mine)
        mine.refresh_from_db()
    values = {
        "preparation": mine,
        "typed": [typed(*words, mine.words, behind) for words in PREPARED],
        "lines": [(key, words, key in mine.ticks) for key, words in checklist()],
        "strengths": [(one, one.key in mine.strengths) for one in own],
        "patterns": patterns_of(mine.person_id),
        "is_behind": bool(behind),
    }
    status = CONFLICT if behind else 200
    return render(request, "selection/preparing/preparation.html", values, status=status)


@require_POST
def preparation_save(request: HttpRequest, preparation_id: UUID) -> HttpResponse:
    """What changed, while one types or ticks."""
    mine = own_preparation(request, preparation_id)
    for name, is_on in (("lay", True), ("off", False)):
        if name in request.POST:
            _tick_one(mine, request.POST[name], is_on=is_on)
            return JsonResponse({"base": ""})
    return save_one(request, PREPARED_KEYS, _writer(mine))


@require_safe
def preparation_paper(request: HttpRequest, preparation_id: UUID) -> HttpResponse:
    """The same on paper, to take along."""
    mine = own_preparation(request, preparation_id)
    values = {
        "preparation": mine,
        "texts": [(label, mine.words.get(key, "")) for key, label, _hint, _rows in PREPARED],
        "lines": [(words, key in mine.ticks) for key, words in checklist()],
        "strengths": [one for one in strengths_of(mine.person_id) if one.key in mine.strengths],
    }
    return render(request, "selection/preparing/paper.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def preparation_change(request: HttpRequest, preparation_id: UUID) -> HttpResponse:
    """Another day, or a better name."""
    mine = own_preparation(request, preparation_id)
    known = {name: getattr(mine, name) for name in MEETING}
    form = MeetingForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        change_meeting(preparation=mine, meeting=form.meeting(), at=clock.now())
        messages.success(request, _("Changed."))
        return redirect("selection:preparation", mine.pk)
    return render(request, "selection/preparing/change.html", {"form": form, "preparation": mine})


@require_http_methods(["GET", "HEAD", "POST"])
def preparation_removal(request: HttpRequest, preparation_id: UUID) -> HttpResponse:
    """Take a preparation away."""
    mine = own_preparation(request, preparation_id)
    if request.method == "POST":
        delete_preparation(preparation=mine, at=clock.now())
        messages.success(request, _("The preparation is gone."))
        return redirect("selection:preparations")
    return render(request, "selection/preparing/removal.html", {"preparation": mine})


def _saved(request: HttpRequest, mine: Preparation) -> HttpResponse:
    if request.POST.get("do") == "paper":
        return redirect("selection:preparation_paper", mine.pk)
    messages.success(request, _("Saved. Only you read this."))
    return redirect("selection:preparation", mine.pk)


def _writer(mine: Preparation) -> Any:
    def write(key: str, text: str, base: str) -> str:
        return write_preparation(preparation=mine, key=key, text=text, base=base)

    return write


def _tick_one(mine: Preparation, value: str, *, is_on: bool) -> None:
    """A line of the checklist or a strength; what is neither changes nothing."""
    if value in {key for key, _words in checklist()}:
        tick(preparation=mine, key=value, is_ticked=is_on)
    elif value in {one.tick for one in strengths_of(mine.person_id)}:
        scale = value.removeprefix(PREFIX)
        choose_strength(preparation=mine, scale=scale, is_chosen=is_on)


def _tick_all(request: HttpRequest, mine: Preparation, own: list[Strength]) -> None:
    """Without a script: every box of the page that changed."""
    on = set(request.POST.getlist("on"))
    for key, _words in checklist():
        if (key in on) != (key in mine.ticks):
            tick(preparation=mine, key=key, is_ticked=key in on)
    for one in own:
        if (one.tick in on) != (one.key in mine.strengths):
            choose_strength(preparation=mine, scale=one.key, is_chosen=one.tick in on)
