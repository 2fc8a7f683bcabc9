"""One statement on the screen, in the language of the session."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from tweespraak.instruments.api import Form
from tweespraak.testing.models import Session
from tweespraak.testing.queries import answers_of
from tweespraak.testing.rules import Answers

SKIPPED, NOT_SEEN = "s", "-"


def show_question(
    request: HttpRequest,
    session: Session,
    form: Form,
    position: int,
    *,
    answers: Answers | None = None,
    problem: str = "",
) -> HttpResponse:
    """The statement in this place; a problem with what was sent is said above it."""
    known = answers_of(session) if answers is None else answers
    item = form.items[position - 1]
    words = form.introduction(session.language)
    review = request.GET.get("review") or request.POST.get("review")
    values = {
        "session": session,
        "words": words,
        "item": item,
        "sentence": words.sentence(item.text[session.language]),
        "position": position,
        "total": len(form.items),
        "seen": len(known),
        "value": known.get(item.key),
        "is_seen": item.key in known,
        "marks": marks(list(form.by_key), known),
        "click": uuid.uuid4(),
        "review": review,
        "back_url": reverse("testing:item", args=[session.pk, max(position - 1, 1)]),
        "next_url": url_after(session, form, position, bool(review)),
        "languages": form.languages,
        "problem": problem,
    }
    with translation.override(session.language):
        response = render(request, "testing/question.html", values, status=400 if problem else 200)
    response["Content-Language"] = session.language
    return response


def marks(item_keys: Sequence[str], answers: Answers) -> str:
    """One sign per item for the page's script: the answer, skipped, or not seen yet."""
    return "".join(
        NOT_SEEN if key not in answers else str(answers[key] or SKIPPED) for key in item_keys
    )


def url_after(session: Session, form: Form, position: int, review: bool) -> str:
    """Where one goes from the statement in this place: the next one, or the next skipped one."""
    if review:
        return f"{reverse('testing:skipped', args=[session.pk])}?after={position}"
    if position < len(form.items):
        return reverse("testing:item", args=[session.pk, position + 1])
    return reverse("testing:summary", args=[session.pk])
