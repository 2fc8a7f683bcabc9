"""What a person may take along of their applications and their own space, and have deleted."""

from typing import Any

from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.selection.models import Candidacy, Interview, Rejection
from tweespraak.selection.personal_data.own import erase_own, export_own
from tweespraak.selection.queries.openings import deletion_day, standing_now
from tweespraak.selection.queries.profiles import stage_names
from tweespraak.selection.rules.states import TOLD


def export(person: Any) -> dict[str, Any]:
    """Applications with what was sent and told, the feedback book, the preparations."""
    rows = (
        Candidacy.objects.filter(person=person)
        .select_related("organisation", "vacancy__organisation", "rejection", "cv")
        .defer("cv__content")
        .prefetch_related("interviews")
    )
    return {
        "applications": [_application(row) for row in rows.order_by("applied_at")],
        **export_own(person),
    }


def erase(person: Any, rule: Rule) -> int:
    """The person's own space; an application goes by its own clock, or when they withdraw it."""
    return erase_own(person)


def _application(row: Candidacy) -> dict[str, Any]:
    """As its candidate knows it: never what is decided and not yet told, nor how somebody judged."""
    at = clock.now()
    cv, told = getattr(row, "cv", None), getattr(row, "rejection", None)
    goes_on, stages = deletion_day(row, at), stage_names(row.vacancy)
    talks = sorted(row.interviews.all(), key=lambda one: one.starts_at)
    return {
        "organisation": row.vacancy.organisation.name,
        "job": row.vacancy.title,
        "applied_at": row.applied_at,
        "motivation": row.motivation,
        "cv": cv.name if cv else "",
        "agreed": row.added_note,
        "state": standing_now(row, at).value,
        "interviews": [_interview(one, stages.get(one.stage, "")) for one in talks],
        "withdrawn_because": row.withdrawn_because,
        "rejection": _told(told) if told and told.told_at and row.state in TOLD else {},
        "goes_on": goes_on.isoformat() if goes_on else None,
    }


def _interview(one: Interview, stage: str) -> dict[str, Any]:
    return {
        "stage": stage,
        "starts_at": one.starts_at,
        "place": one.place,
        "cancelled_at": one.cancelled_at,
    }


def _told(row: Rejection) -> dict[str, Any]:
    """The message to the letter, and what the candidate did with it."""
    return {
        "told_at": row.told_at,
        "subject": row.message.get("subject", ""),
        "message": row.message.get("body", ""),
        "talk_asked_at": row.talk_asked_at,
        "questions": row.talk_questions,
        "talk_held_at": row.talk_held_at,
        "useful": row.useful,
        "objection": row.objection_words,
        "objected_at": row.objected_at,
        "their_answer": row.answer,
        "answered_at": row.answered_at,
    }
