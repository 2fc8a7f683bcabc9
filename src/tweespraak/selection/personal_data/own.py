"""Somebody's own space in the export, and erased with everything in it."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tweespraak.insights.api import scale_name
from tweespraak.people.api import Person
from tweespraak.selection.documents.own_space import PREPARED, REASONS, checklist, questions
from tweespraak.selection.models import Feedback, Preparation
from tweespraak.selection.queries.own import pages_of, preparations_of

OWN_WORDS = {
    "feedback_book": _("Your feedback book"),
    "preparations": _("Your preparations of interviews"),
    "from": _("From"),
    "with": _("With"),
    "on": _("On"),
    "received_on": _("Received"),
    "through": "",
    "reasons": _("What you were told"),
    "reason": _("What was it about?"),
    **{f"reason={code}": word for code, word in REASONS.items()},
    "told": _("In their words"),
    "strength": _("What they found good"),
    "tip": _("Their tip"),
    "message": _("The whole message"),
    "reflection": _("How you look back"),
    "question": _("Question"),
    "answer": _("Your words"),
    "asked_on": _("You asked for feedback"),
    "let_go_on": _("You let it go"),
    "action": _("Your action"),
    "written_at": "",
    "ready": _("Ready"),
    "words": _("Your words"),
    "strengths": _("Strengths you want to show"),
}


def export_own(person: Person | UUID) -> dict[str, Any]:
    """Every page of the feedback book and every preparation."""
    return {
        "feedback_book": [_page(page) for page in pages_of(person)],
        "preparations": [_preparation(one) for one in preparations_of(person)],
    }


def erase_own(person: Person | UUID) -> int:
    """All of it; how many rows."""
    gone: int = Feedback.objects.filter(person=person).delete()[0]
    return gone + Preparation.objects.filter(person=person).delete()[0]


def _page(page: Feedback) -> dict[str, Any]:
    asked = dict(questions())
    return {
        "from": page.from_name,
        "job": page.job_title,
        "received_on": page.received_on.isoformat(),
        "through": "tweespraak" if page.candidacy_id else "elsewhere",
        "reasons": [{"reason": one["code"], "told": one["words"]} for one in page.reasons],
        "strength": page.strength,
        "tip": page.tip,
        "message": page.message,
        "reflection": [
            {"question": asked.get(key, key), "answer": words}
            for key, words in page.reflection.items()
        ],
        "asked_on": page.asked_on and page.asked_on.isoformat(),
        "let_go_on": page.let_go_on and page.let_go_on.isoformat(),
        "action": page.goal and page.goal.wording,
        "written_at": page.created_at.isoformat(),
    }


def _preparation(one: Preparation) -> dict[str, Any]:
    labels = {key: str(label) for key, label, _hint, _rows in PREPARED}
    ticked = [words for key, words in checklist() if key in one.ticks]
    return {
        "with": one.with_name,
        "job": one.job_title,
        "on": one.on and one.on.isoformat(),
        "ready": ticked,
        "words": [
            {"question": labels.get(key, key), "answer": words} for key, words in one.words.items()
        ],
        "strengths": [scale_name(scale) for scale in one.strengths],
        "written_at": one.created_at.isoformat(),
    }
