"""What a person may take along of their applications and their own space, and have deleted."""

from typing import Any

from tweespraak.foundation.personal_data import Rule
from tweespraak.selection.models import Candidacy, Feedback, Preparation


def export(person: Any) -> dict[str, Any]:
    """Applications with what was sent, the feedback book, the preparations."""
    rows = Candidacy.objects.filter(person=person).select_related("vacancy__organisation")
    return {
        "applications": [_application(row) for row in rows.order_by("applied_at")],
        "feedback_book": [_feedback(row) for row in Feedback.objects.filter(person=person)],
        "preparations": [_preparation(row) for row in Preparation.objects.filter(person=person)],
    }


def erase(person: Any, rule: Rule) -> int:
    """The person's own space; an application goes by its own clock, or when they withdraw it."""
    gone = Feedback.objects.filter(person=person).delete()[0]
    return gone + Preparation.objects.filter(person=person).delete()[0]


def _application(row: Candidacy) -> dict[str, Any]:
    return {
        "organisation": row.vacancy.organisation.name,
        "job": row.vacancy.title,
        "applied_at": row.applied_at,
        "motivation": row.motivation,
        "state": row.state,
    }


def _feedback(row: Feedback) -> dict[str, Any]:
    return {
        "from": row.from_name,
        "job": row.job_title,
        "received_on": row.received_on,
        "strength": row.strength,
        "tip": row.tip,
        "message": row.message,
        "reflection": row.reflection,
    }


def _preparation(row: Preparation) -> dict[str, Any]:
    return {"with": row.with_name, "job": row.job_title, "on": row.on, "words": row.words}
