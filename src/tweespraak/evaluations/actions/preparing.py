"""Prepare an evaluation: for every vacancy that is closed, whatever its outcome; or by hand (E1)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.asked import default_keys
from tweespraak.evaluations.queries.sending import last_asked_on
from tweespraak.evaluations.rules.sending import morning_of, sends_on
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.vacated import Vacated
from tweespraak.people.api import (
    Membership,
    Organisation,
    day_in,
    language_for,
    membership_in,
    unit_of,
)

PREPARED, JOINED = "evaluations.prepared", "evaluations.vacancy_joined"


@transaction.atomic
def prepare(
    *,
    organisation: Organisation,
    recruiter: UUID,
    clients: Iterable[UUID],
    vacancy: Vacated,
    by: UUID | None,
    at: datetime,
) -> list[Evaluation]:
    """One evaluation per client, between them and the recruiter; they are keys of persons.

    A vacancy joins what is prepared for this client already, and the same vacancy is asked about
    once. Who is here no more, and the recruiter themselves, are asked nothing.
    """
    members = [
        membership_in(organisation.pk, client)
        for client in dict.fromkeys(clients)
        if client != recruiter
    ]
    return [
        _prepared(organisation, recruiter, member, vacancy, by, at) for member in members if member
    ]


def _prepared(
    organisation: Organisation,
    recruiter: UUID,
    client: Membership,
    vacancy: Vacated,
    by: UUID | None,
    at: datetime,
) -> Evaluation:
    try:
        with transaction.atomic():
            there = _there(organisation, recruiter, client, vacancy, by, at)
            return there or _made(organisation, recruiter, client, vacancy, by, at)
    except IntegrityError:  # two vacancies were closed at the same moment: the second joins
        if there := _there(organisation, recruiter, client, vacancy, by, at):
            return there
        raise


def _there(
    organisation: Organisation,
    recruiter: UUID,
    client: Membership,
    vacancy: Vacated,
    by: UUID | None,
    at: datetime,
) -> Evaluation | None:
    """The one that asks about this vacancy already, or what waits for this client and takes it in."""
    between = Evaluation.objects.select_for_update().filter(
        organisation_id=organisation.pk, recruiter_id=recruiter, client_id=client.person_id
    )
    rows = list(between.exclude(state=State.DROPPED))
    for row in rows:
        if any(one["id"] == str(vacancy.id) for one in row.vacancies):
            return row
    waiting = [one for one in rows if one.state == State.PREPARED and one.second_of_id is None]
    return _joined(waiting[0], vacancy, by, at) if waiting else None


def _made(
    organisation: Organisation,
    recruiter: UUID,
    client: Membership,
    vacancy: Vacated,
    by: UUID | None,
    at: datetime,
) -> Evaluation:
    closed_on = max(vacancy.closed_on, day_in(organisation, at))  # by hand it may lie behind us
    day = sends_on(closed_on, last_asked_on(organisation, client.person_id))
    made = Evaluation.objects.create(
        organisation=organisation,
        recruiter_id=recruiter,
        client_id=client.person_id,
        unit=unit_of(client, vacancy.closed_on),
        language=language_for(client),
        vacancies=[vacancy.as_json()],
        client_topics=default_keys(organisation.pk, Side.CLIENT),
        recruiter_topics=default_keys(organisation.pk, Side.RECRUITER),
        created_at=at,
        created_by_id=by,
        send_on=day,
        due_at=morning_of(day, organisation.time_zone),
    )
    _note(PREPARED, made, by, at)
    return made


def _joined(row: Evaluation, vacancy: Vacated, by: UUID | None, at: datetime) -> Evaluation:
    row.vacancies = [*row.vacancies, vacancy.as_json()]
    row.save(update_fields=["vacancies"])
    _note(JOINED, row, by, at)
    return row


def _note(action: str, row: Evaluation, by: UUID | None, at: datetime) -> None:
    record(
        action=action,
        object_type="evaluation",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.client_id,
    )
