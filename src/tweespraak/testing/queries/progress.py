"""How far many people are, in a constant number of queries: never what they answered."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from tweespraak.instruments.api import current_form, form_of
from tweespraak.testing.models import Assignment, Response, Session
from tweespraak.testing.rules import Progress, State


def progress_of(
    persons: Collection[UUID], instrument: str, since: Mapping[UUID, datetime] | None = None
) -> dict[UUID, Progress]:
    """The progress of each of these persons in this test; their latest session counts.

    With `since`, what a person did before that moment is not told: one organisation must not learn
    that a test was taken for another one.
    """
    latest, finished_at = _latest(persons, instrument, since or {})
    counts = _answered([session.pk for session in latest.values()])
    nothing = Progress(State.NOT_STARTED, 0, len(current_form(instrument).items))
    return {
        person: _progress(latest[person], counts, finished_at.get(person))
        if person in latest
        else nothing
        for person in persons
    }


def progress_for(assignment: Assignment) -> Progress:
    """How far a person is with what this organisation asked, and nothing from before that."""
    person, asked = assignment.person_id, assignment.created_at
    return progress_of([person], assignment.instrument, {person: asked})[person]


def is_invited_again(assignment: Assignment) -> bool:
    """Whether asking once more makes sense: not when the person finished since this organisation asked."""
    return progress_for(assignment).state is not State.FINISHED


def _latest(
    persons: Collection[UUID], instrument: str, since: Mapping[UUID, datetime]
) -> tuple[dict[UUID, Session], dict[UUID, datetime]]:
    """Per person the session begun last, and when one was finished last."""
    latest: dict[UUID, Session] = {}
    finished_at: dict[UUID, datetime] = {}
    sessions = Session.objects.filter(person_id__in=persons, instrument=instrument)
    for session in sessions.order_by("started_at", "pk"):
        person = session.person_id
        if person in since and (session.finished_at or session.started_at) < since[person]:
            continue
        latest[person] = session
        if session.finished_at:
            finished_at[person] = session.finished_at
    return latest, finished_at


def _progress(
    session: Session, counts: Mapping[UUID, int], finished_at: datetime | None
) -> Progress:
    items = len(form_of(session.version_id).items)
    return Progress(session.state, counts.get(session.pk, 0), items, finished_at)


def _answered(sessions: Collection[UUID]) -> dict[UUID, int]:
    """Per session the number of items whose last answer was not a skip."""
    last = (
        Response.objects.filter(session_id__in=sessions)
        .values("session_id", "item_key")
        .annotate(last=Max("pk"))
        .values("last")
    )
    rows = (
        Response.objects.filter(pk__in=last)
        .exclude(value=None)
        .values("session_id")
        .annotate(answered=Count("pk"))
        .values_list("session_id", "answered")
    )
    return dict(rows)
