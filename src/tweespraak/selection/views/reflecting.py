"""What one does with a page: look back, ask once, let it go, or choose one action."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights.api import DayRefused
from tweespraak.people.api import person_of
from tweespraak.selection.access.own import own_page
from tweespraak.selection.actions.book import (
    ActionUnderWay,
    let_go,
    make_action,
    note_asked,
    take_back,
    write_reflection,
)
from tweespraak.selection.documents.own_space import asking, questions, reason_word
from tweespraak.selection.forms.own import ActionForm
from tweespraak.selection.models import Feedback
from tweespraak.selection.queries.own import action_of, day_of, told_on
from tweespraak.selection.views.typing import CONFLICT, save_all, save_one, typed

ACTION_QUESTION = "action"  # the answer a goal begins with
LONGEST_WORDING = 200


@require_http_methods(["GET", "HEAD", "POST"])
def reflection(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Seven questions to look back with; every answer may stay empty."""
    page = own_page(request, page_id)
    asked, behind = questions(), {}
    if request.method == "POST":
        behind = save_all(request, [key for key, _words in asked], _writer(page))
        if not behind:
            messages.success(request, _("Saved. Only you read this."))
            is_ready = request.POST.get("do") == "ready"
            return redirect(f"selection:{'book_page' if is_ready else 'reflection'}", page.pk)
        page.refresh_from_db()
    values = {
        "page": page,
        "typed": [typed(key, words, "", 3, page.reflection, behind) for key, words in asked],
        "is_behind": bool(behind),
        "reasons": [(reason_word(one.code), one.words) for one in told_on(page)],
    }
    status = CONFLICT if behind else 200
    return render(request, "selection/book/reflection.html", values, status=status)


@require_POST
def reflection_save(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """The same while one types; gives the new mark, or what another tab wrote."""
    page = own_page(request, page_id)
    return save_one(request, [key for key, _words in questions()], _writer(page))


@require_http_methods(["GET", "HEAD", "POST"])
def ask_once(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Ready wording to ask an organisation for feedback; that one asked is written down once."""
    page = own_page(request, page_id)
    if request.method == "POST":
        note_asked(page=page, at=clock.now())
        messages.success(request, _("Noted. What they do with it is up to them now."))
        return redirect("selection:book_page", page.pk)
    name = person_of(request).full_name
    values = {"page": page, "wordings": asking(job=page.job_title, name=name)}
    return render(request, "selection/book/asking.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def letting_go(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Let a page rest, or take it up after all."""
    page = own_page(request, page_id)
    if request.method == "POST":
        if "again" in request.POST:
            take_back(page=page, at=clock.now())
        else:
            let_go(page=page, at=clock.now())
            messages.success(request, _("Done with it. The page stays, and asks nothing of you."))
        return redirect("selection:book_page", page.pk)
    return render(request, "selection/book/letting_go.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def book_action(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Choose one thing to do with what was said; one at a time over the whole book."""
    page, me, at = own_page(request, page_id), person_of(request), clock.now()
    first = page.reflection.get(ACTION_QUESTION, "")[:LONGEST_WORDING]
    initial = {"wording": " ".join(first.split())}
    form = ActionForm(request.POST or None, today=day_of(at), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            make_action(page=page, once=form.cleaned_data["once"], plan=form.plan(), by=me, at=at)
        except OnceTaken:
            raise Http404 from None
        except DayRefused:
            form.add_error("due_on", _("Choose a day after today, at most six months ahead."))
        except ActionUnderWay:
            messages.info(request, _("One action at a time: you are working on one already."))
            return redirect("selection:book_page", page.pk)
        else:
            messages.success(request, _("Your goal is there. Now the first step."))
            return redirect("selection:book_page", page.pk)
    values = {"page": page, "form": form, "under_way": _under_way(page)}
    return render(request, "selection/book/action.html", values)


def _writer(page: Feedback) -> Any:
    def write(key: str, text: str, base: str) -> str:
        return write_reflection(page=page, question=key, text=text, base=base)

    return write


def _under_way(page: Feedback) -> Any:
    found = action_of(page.person_id)
    return found[1] if found else None
