"""Add a candidate who wrote by mail or came by: with how they agreed, and they hear it at once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.once import made_before
from tweespraak.selection.actions.applying import (
    Sent,
    mail_arrival,
    member_for,
    note_application,
)
from tweespraak.selection.actions.profiles import locked_vacancy
from tweespraak.selection.documents.application_letters import Arrived
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.queries.places import parts_at
from tweespraak.selection.rules.interviews import AddRefusal

ADDED = "selection.added_by_hand"


class AddRefused(Exception):
    """Nobody is added; `refusal` says why."""

    def __init__(self, refusal: AddRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def add_candidate(
    *, vacancy: Vacancy, once: UUID, sent: Sent, note: str, by: UUID, at: datetime
) -> Candidacy:
    """Note an application for somebody; `note` is how they agreed to it. The same `once` adds once.

    They get the mail everybody gets who applies, with their own page. Raises AddRefused, OnceTaken,
    TrialFull.
    """
    row = locked_vacancy(vacancy)
    if made := made_before(Candidacy, once, vacancy_id=row.pk):
        return made
    if row.closed_at:
        raise AddRefused(AddRefusal.CLOSED)
    member = member_for(row, once, sent, at)
    if parts_at(row, member.person_id):
        raise AddRefused(AddRefusal.HAS_A_PART)
    if Candidacy.objects.filter(vacancy=row, person=member.person).exists():
        raise AddRefused(AddRefusal.TWICE)
    made = note_application(row, once, sent, member, at, added_by_id=by, added_note=note)
    record(
        action=ADDED,
        object_type="application",
        object_id=made.pk,
        at=at,
        by=by,
        organisation=made.organisation_id,
        about=made.person_id,
    )
    mail_arrival(Arrived.NEW, member, made, at)
    return made
