"""Sessions and assignments of one person."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from tweespraak.testing.models import Assignment, Session

_SESSION_OF = "SELECT {columns} FROM testing_session WHERE id = %s AND person_id = %s"


def own_sessions(person: UUID) -> QuerySet[Session]:
    """Everything this person has taken or is taking, newest first."""
    return Session.objects.filter(person_id=person).order_by("-started_at", "-pk")


def session_of(person: UUID, session: UUID) -> Session | None:
    """This session, if this person takes or took it.

    In plain SQL: every answer begins with this read, and composing it costs three times the read.
    """
    columns = ", ".join(str(field.column) for field in Session._meta.concrete_fields)
    key = Session._meta.pk.get_db_prep_value
    found = Session.objects.raw(
        _SESSION_OF.format(columns=columns), [key(session, connection), key(person, connection)]
    )
    return next(iter(found), None)


def latest_session(person: UUID, instrument: str) -> Session | None:
    """The session this person began last, open or finished."""
    return own_sessions(person).filter(instrument=instrument).first()


def latest_finished(person: UUID, instrument: str) -> Session | None:
    """The session this person finished last."""
    finished = Session.objects.filter(person_id=person, instrument=instrument)
    return finished.exclude(finished_at=None).order_by("-finished_at", "-pk").first()


def assignments_of(person: UUID) -> QuerySet[Assignment]:
    """Who asked this person to take a test, oldest first."""
    return (
        Assignment.objects.filter(person_id=person)
        .select_related("organisation")
        .order_by("created_at", "pk")
    )


def is_assigned(person: UUID, instrument: str) -> bool:
    """Whether an organisation this person belongs to asked them to take this test."""
    theirs = assignments_of(person).filter(
        organisation__memberships__person=person, organisation__memberships__ended_at=None
    )
    return theirs.filter(instrument=instrument).exists()


def assignment_in(organisation: UUID, person: UUID, instrument: str) -> Assignment | None:
    """What this organisation asked this person about this test, if it did."""
    found = assignments_of(person).filter(organisation_id=organisation, instrument=instrument)
    return found.first()
