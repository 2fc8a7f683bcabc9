"""Start a case, and say who stands where in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.briefing import StepRefused, settle
from tweespraak.assessments.actions.people import PeopleRefused, Who, take_in
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.telling import REVIEW_ASKED, Told, tell
from tweespraak.assessments.models import Case, Recipient
from tweespraak.assessments.queries.briefs import may_name_recipient
from tweespraak.assessments.queries.reports import is_with_reader
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.briefs import may_change
from tweespraak.assessments.rules.people import Clash, clash
from tweespraak.assessments.rules.states import BEFORE_PARTICIPANT, State
from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Membership, Organisation, Person

OPENED = "assessments.opened"
PEOPLE = "assessments.people_changed"


@dataclass(frozen=True)
class Around:
    """Who stands around a participant. No second reader: the psychologist reads again a day later."""

    psychologist: Membership
    planner: Membership | None = None
    second_reader: Who | None = None


@transaction.atomic
def open_case(
    *,
    organisation: Organisation,
    once: UUID,
    participant: Who,
    client: Who | None,
    client_name: str,
    around: Around,
    reference: str = "",
    by: Person,
    at: datetime,
) -> Case:
    """A new case with an empty brief; nobody hears of it yet. The same `once` gives the same case.

    Raises PeopleRefused, OnceTaken, TrialFull.
    """
    if made := Case.objects.filter(pk=once).first():
        return _same(made, organisation)
    keys = {
        part: take_in(who, organisation=organisation, once=once, part=part, by=by, at=at).person_id
        for part, who in (
            ("participant", participant), ("client", client), ("reader", around.second_reader)
        )
        if who
    }  # fmt: skip
    _check(
        keys["participant"], around.psychologist.person_id, keys.get("client"), keys.get("reader")
    )
    case = Case.objects.create(
        pk=once,
        organisation=organisation,
        reference=reference,
        participant_id=keys["participant"],
        psychologist_id=around.psychologist.person_id,
        planner_id=around.planner.person_id if around.planner else None,
        second_reader_id=keys.get("reader"),
        reads_alone="reader" not in keys,
        client_id=keys.get("client"),
        client_name=client_name,
        created_at=at,
    )
    if case.client_id:
        Recipient.objects.create(case=case, person_id=case.client_id)
    _record(case, OPENED, by.pk, at, state_to=State.DRAFT)
    return case


@transaction.atomic
def change_around(
    *,
    case: Case,
    client: Who | None,
    client_name: str,
    around: Around,
    reference: str,
    once: UUID,
    by: Person,
    at: datetime,
) -> Case:
    """Another client contact, planner, second reader or reference; the participant stays.

    Who accepted the brief stays too. Raises PeopleRefused, StepRefused, TrialFull.
    """
    row = locked(case)
    if row.state not in BEFORE_PARTICIPANT:
        raise StepRefused(Refusal.NOT_NOW)

    def keyed(who: Who | None, part: str) -> UUID | None:
        organisation = row.organisation
        given = who and take_in(who, organisation=organisation, once=once, part=part, by=by, at=at)
        return given.person_id if given else None

    asks, reads = keyed(client, "client"), keyed(around.second_reader, "reader")
    _check(row.participant_id, row.psychologist_id, asks, reads)
    is_other_client = (asks, client_name) != (row.client_id, row.client_name)
    if is_other_client and row.state not in (State.DRAFT, State.OFFERED):
        raise StepRefused(Refusal.NOT_NOW)
    is_other_reader = reads != row.second_reader_id
    if is_other_reader and row.second_reader_id and row.blocking_signed_by_id:
        raise StepRefused(Refusal.NOT_NOW)  # who signed stays the one who reads, unless they left
    _follow_client(row, asks)
    row.client_id, row.client_name, row.reference = asks, client_name, reference
    row.second_reader_id, row.reads_alone = reads, reads is None
    row.planner_id = around.planner.person_id if around.planner else None
    row.save(
        update_fields=[
            "client", "client_name", "reference", "second_reader", "reads_alone", "planner",
        ]
    )  # fmt: skip
    _record(row, PEOPLE, by.pk, at)
    if is_other_reader and reads and is_with_reader(row):
        tell(row, [reads], REVIEW_ASKED, at, but_not=by.pk)
    settle(row, by=by.pk, at=at)
    return row


@transaction.atomic
def add_recipient(
    *, case: Case, who: Who, role: str, purpose: str, once: UUID, by: Person, at: datetime
) -> Recipient:
    """Name somebody who may get the report, if the participant agrees. Raises StepRefused, PeopleRefused."""
    row = locked(case)
    if not may_name_recipient(row):
        raise StepRefused(Refusal.NOT_NOW)
    member = take_in(who, organisation=row.organisation, once=once, part="recipient", by=by, at=at)
    if member.person_id == row.participant_id:
        raise PeopleRefused(Clash.PARTICIPANT_GETS)
    named, _new = Recipient.objects.update_or_create(
        case=row, person_id=member.person_id, defaults={"role": role, "purpose": purpose}
    )
    _record(row, PEOPLE, by.pk, at)
    if may_change(State(row.state)):
        settle(row, by=by.pk, at=at)
    else:
        tell(row, [row.participant_id], Told.CHANGED, at)  # in the place of who left
    return named


@transaction.atomic
def drop_recipient(*, case: Case, recipient: UUID, by: Person, at: datetime) -> None:
    """Somebody need not get the report after all. Raises StepRefused."""
    row = _changeable(case)
    if row.recipients.filter(pk=recipient).delete()[0]:
        _record(row, PEOPLE, by.pk, at)
        settle(row, by=by.pk, at=at)


def _changeable(case: Case) -> Case:
    row = locked(case)
    if not may_change(State(row.state)):
        raise StepRefused(Refusal.NOT_NOW)
    return row


def _follow_client(row: Case, client: UUID | None) -> None:
    """The contact who was to get the report by default gives that place to the next one too."""
    if row.client_id == client:
        return
    if row.client_id:
        row.recipients.filter(person_id=row.client_id, role="", purpose="").delete()
    if client:
        Recipient.objects.get_or_create(case=row, person_id=client)


def _check(participant: UUID, psychologist: UUID, client: UUID | None, reader: UUID | None) -> None:
    refusal = clash(
        participant=participant, psychologist=psychologist, client=client, second_reader=reader
    )
    if refusal:
        raise PeopleRefused(refusal)


def _same(made: Case, organisation: Organisation) -> Case:
    if made.organisation_id != organisation.pk:
        raise OnceTaken
    return made


def _record(row: Case, action: str, by: UUID, at: datetime, state_to: str = "") -> None:
    record(
        action=action,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
        state_to=state_to,
    )
