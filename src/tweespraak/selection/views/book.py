"""The feedback book: all pages with what may be a pattern, one page, writing, changing and deleting it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights.api import GoalState, state_now
from tweespraak.people.api import person_of
from tweespraak.selection.access.own import own_page
from tweespraak.selection.actions.book import PageElsewhere, change_page, delete_page, write_page
from tweespraak.selection.documents.own_space import questions, reason_word
from tweespraak.selection.forms.own import PageForm
from tweespraak.selection.models import Feedback
from tweespraak.selection.queries.own import action_of, day_of, pages_of, patterns_of, told_on
from tweespraak.selection.rules.book import help_with

CONFLICT = 409
WRITTEN = ("from_name", "job_title", "received_on", "reasons", "strength", "tip", "message")


def own_tabs(current: str) -> list[dict[str, Any]]:
    """The two sides of the own space."""
    sides = (("book", _("Feedback")), ("preparations", _("Preparing an interview")))
    return [
        {"label": label, "url": reverse(f"selection:{name}"), "current": name == current}
        for name, label in sides
    ]


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Every page, what may be a pattern in them, and the one action under way."""
    me = person_of(request)
    values = {
        "pages": [_card(page) for page in pages_of(me)],
        "patterns": [(one, reason_word(one.code)) for one in patterns_of(me)],
        "action": action_of(me),
        "tabs": own_tabs("book"),
    }
    return render(request, "selection/book/book.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_page(request: HttpRequest) -> HttpResponse:
    """Write down feedback that was received elsewhere."""
    me, at = person_of(request), clock.now()
    form = PageForm(request.POST or None, today=day_of(at))
    if request.method == "POST" and form.is_valid():
        try:
            page = write_page(once=form.cleaned_data["once"], words=form.words(), by=me, at=at)
        except OnceTaken:
            raise Http404 from None
        messages.success(request, _("The page is in your book. Only you read it."))
        return redirect("selection:book_page", page.pk)
    return render(request, "selection/book/new.html", {"form": form})


@require_safe
def book_page(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """One page: what was told, and what one can do with it."""
    page = own_page(request, page_id)
    answers = [
        {"question": words, "answer": page.reflection[key]}
        for key, words in questions()
        if page.reflection.get(key)
    ]
    values = {
        **_card(page),
        "answers": answers,
        "goal_is_open": page.goal and state_now(page.goal) is GoalState.OPEN,
        "other_action": _other_action(page),
    }
    return render(request, "selection/book/page.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def book_change(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Change a page one wrote oneself; what an organisation sent stays as it was."""
    page, at = own_page(request, page_id), clock.now()
    if page.candidacy_id:
        raise PermissionDenied
    kept = PageForm.of({name: getattr(page, name) for name in WRITTEN}, page.version)
    form = PageForm(request.POST or None, today=day_of(at), initial=kept)
    is_behind = False
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_page(page=page, words=form.words(), version=version, at=at)
        except PageElsewhere:
            is_behind = True
            form.data = {**form.data.dict(), "version": page.version}  # type: ignore[attr-defined]
        else:
            messages.success(request, _("Changed."))
            return redirect("selection:book_page", page.pk)
    values = {"form": form, "page": page, "is_behind": is_behind}
    status = CONFLICT if is_behind else 200
    return render(request, "selection/book/change.html", values, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def book_removal(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Take a page out of the book, after saying what goes with it."""
    page = own_page(request, page_id)
    if request.method == "POST":
        delete_page(page=page, at=clock.now())
        messages.success(request, _("The page is gone, with everything you wrote on it."))
        return redirect("selection:book")
    return render(request, "selection/book/removal.html", {"page": page})


def _card(page: Feedback) -> dict[str, Any]:
    reasons = [(reason_word(one.code), one.words) for one in told_on(page)]
    helps = help_with(
        has_reasons=bool(reasons or page.tip),
        has_reflected=bool(page.reflection),
        has_goal=page.goal_id is not None,
        asked_on=page.asked_on,
        let_go_on=page.let_go_on,
        today=day_of(clock.now()),
    )
    return {"page": page, "reasons": reasons, "helps": helps}


def _other_action(page: Feedback) -> Any:
    """What one is working on already, when that came of another page: one at a time."""
    under_way = action_of(page.person_id)
    return under_way[1] if under_way and under_way[0].pk != page.pk else None
