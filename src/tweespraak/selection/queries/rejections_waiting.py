"""What waits for somebody around rejections: to write, to read along, to call, to answer, to look at as HR."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.states import UNTOLD, State


def to_write(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """Decided by this person, and the candidate does not know it yet."""
    return _rows(person, organisation).filter(decided_by_id=person, state__in=UNTOLD)


def to_read(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """They are asked to read along, and did not answer."""
    return _rows(person, organisation).filter(
        rejection__second_reader_id=person,
        rejection__second_asked_at__isnull=False,
        rejection__second_read_at=None,
        state__in=UNTOLD,
    )


def to_call(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """A talk was asked for, and they are who calls."""
    mine = Q(rejection__caller_id=person) | Q(
        rejection__caller_id=None, vacancy__recruiter_id=person
    )
    return _rows(person, organisation).filter(
        mine,
        rejection__talk_asked_at__isnull=False,
        rejection__talk_held_at=None,
        state__in=(State.TALK_REQUESTED, State.OBJECTED),
    )


def to_answer(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """Somebody disagrees, and they were asked to answer."""
    return _rows(person, organisation).filter(
        rejection__answers_id=person, rejection__answered_at=None, state=State.OBJECTED
    )


def to_lift(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """HR is asked to look at a stopped message, and nobody of HR did since."""
    return _rows(person, organisation).filter(
        rejection__lift_asked_at__isnull=False, rejection__overridden_by=None, state__in=UNTOLD
    )


def since(row: Candidacy) -> datetime | None:
    """Since when it waits, whatever it is."""
    told = row.rejection if hasattr(row, "rejection") else None
    moments = (
        [told.objected_at, told.talk_asked_at, told.lift_asked_at, told.second_asked_at]
        if told
        else []
    )
    return next((one for one in moments if one), row.decided_at)


def _rows(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """Of others: nobody hears by this way how it goes with their own application."""
    rows = Candidacy.objects.filter(organisation_id=organisation).exclude(person_id=person)
    return rows.select_related("vacancy", "rejection").order_by(F("decided_at").asc(), "pk")
