"""Agree on a moment to talk: start, propose, confirm, move. Nothing prepared is ever lost."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.steps import NotAtTheTable, locked, step
from tweespraak.conversations.actions.telling import tell, tell_nothing_took_place
from tweespraak.conversations.documents.planning import Told
from tweespraak.conversations.models import Conversation, Cycle, Participant, Theme
from tweespraak.conversations.queries import libraries, library
from tweespraak.conversations.rules import CARD_KINDS, Chosen, Kind, Side, faults
from tweespraak.conversations.rules.planning import (
    FREE_MOVES,
    MINUTES,
    Moment,
    Refusal,
    cycle_refused,
    due_after,
    move_refused,
    proposal_refused,
    resumed,
)
from tweespraak.conversations.rules.states import BEFORE_HELD, Act, Reason, State
from tweespraak.conversations.rules.themes import copied
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Membership, Organisation, Person, day_in

PLANNED = "conversations.planned"


class PlanRefused(Exception):
    """The moment stays as it was; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def plan_conversation(
    *,
    organisation: Organisation,
    employee: Membership,
    manager: Membership,
    kind: Kind,
    chosen: Iterable[Chosen],
    by: Person | None,
    at: datetime,
    once: UUID,
    cycle: Cycle | None = None,
    by_on: date | None = None,
) -> Conversation:
    """A conversation of these two, with the words of these questions, without a moment yet.

    `by` None: a cycle makes it, to be held by a day. The same `once` gives the same conversation.
    Raises PlanRefused or OnceTaken.
    """
    chosen = tuple(chosen)
    if faults(kind, chosen, library("nl")):
        raise PlanRefused(Refusal.CARD)
    refusal = by_on and cycle_refused(kind, by_on, day_in(organisation, at))
    made, new = Conversation.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": organisation,
            "kind": kind,
            "cycle": cycle,
            "by_on": by_on,
            "minutes": MINUTES[kind],
            "created_at": at,
            "created_by_id": by.pk if by else None,
        },
    )
    if not new:
        return _same(made, employee, manager)
    if refusal:
        raise PlanRefused(refusal)
    _seat(made, employee, manager)
    _copy_words(made, chosen)
    record(
        action=PLANNED,
        object_type="conversation",
        object_id=made.pk,
        at=at,
        by=by.pk if by else None,
        organisation=organisation.pk,
        state_to=State.PLANNED,
    )
    return made


@transaction.atomic
def start_conversation(
    *,
    employee: Membership,
    manager: Membership,
    kind: Kind,
    chosen: Iterable[Chosen],
    moment: Moment,
    sooner: bool,
    by: Person,
    at: datetime,
    once: UUID,
) -> Conversation:
    """Plan a conversation and propose its first moment in one go; the same `once` does so once.

    Raises PlanRefused or OnceTaken.
    """
    made = plan_conversation(
        organisation=employee.organisation,
        employee=employee,
        manager=manager,
        kind=kind,
        chosen=chosen,
        by=by,
        at=at,
        once=once,
    )
    if made.state != State.PLANNED:
        return made
    return invite(conversation=made, by=by, number=0, moment=moment, sooner=sooner, at=at)


@transaction.atomic
def invite(
    *,
    conversation: Conversation,
    by: Person,
    number: int,
    moment: Moment,
    sooner: bool = False,
    at: datetime,
) -> Conversation:
    """Propose a first moment. `number` is that of the last one the person saw.

    Raises PlanRefused or ActRefused.
    """
    row, mine, other = at_the_table(conversation, by)
    if _is_there_already(row, mine, moment, number):
        return row
    return _propose(row, mine, other, moment, sooner=sooner, told=Told.PROPOSED, at=at)


@transaction.atomic
def confirm(*, conversation: Conversation, by: Person, number: int, at: datetime) -> Conversation:
    """Say yes to the moment one saw, also when it is sooner than usual; the second yes settles it.

    Raises PlanRefused.
    """
    row, mine, other = at_the_table(conversation, by)
    if row.invitation_number != number:
        raise PlanRefused(Refusal.CHANGED)
    if mine.confirmed_at and row.state in BEFORE_HELD:
        return row
    if row.state != State.INVITING or row.starts_at is None:
        raise PlanRefused(Refusal.NOT_NOW)
    if other.calls_off_at:
        raise PlanRefused(Refusal.CALLING_OFF)
    if row.starts_at <= at:
        raise PlanRefused(Refusal.PAST)
    mine.confirmed_at = at
    mine.save(update_fields=["confirmed_at"])
    step(row, Act.CONFIRM, by=by.pk, at=at)
    _resume(row, [mine, other], row.starts_at, at)
    tell(row, [other], Told.CONFIRMED, at)
    return row


@transaction.atomic
def reschedule(
    *,
    conversation: Conversation,
    by: Person,
    number: int,
    moment: Moment,
    sooner: bool = False,
    reason: Reason | None = None,
    at: datetime,
) -> Conversation:
    """Propose another moment: a move when the old one stood, else an answer to the proposal.

    Each side moves once without a reason. Raises PlanRefused or ActRefused.
    """
    row, mine, other = at_the_table(conversation, by)
    if _is_there_already(row, mine, moment, number):
        return row
    stood = row.state != State.INVITING
    refusal = move_refused(mine.reschedules, reason) if stood else None
    if refusal:
        raise PlanRefused(refusal)
    _check(row, moment, sooner, at)
    step(row, Act.RESCHEDULE, by=by.pk, at=at)
    if stood:
        mine.reschedules += 1
        mine.moved_because = reason or ""
    told = Told.MOVED if stood else Told.PROPOSED
    _propose(row, mine, other, moment, sooner=sooner, told=told, at=at)
    if stood and mine.reschedules > FREE_MOVES and row.kind in CARD_KINDS:
        tell_nothing_took_place(row, at)
    return row


def at_the_table(
    conversation: Conversation, by: Person
) -> tuple[Conversation, Participant, Participant]:
    """The locked conversation, one's own seat and the other's. Raises NotAtTheTable."""
    row = locked(conversation)
    rows = list(row.participants.select_related("person"))
    mine = next((one for one in rows if one.person_id == by.pk), None)
    other = next((one for one in rows if one.person_id != by.pk), None)
    if mine is None or other is None:
        raise NotAtTheTable
    return row, mine, other


def _is_there_already(row: Conversation, mine: Participant, moment: Moment, number: int) -> bool:
    """Whether this very proposal was made before: the button was pressed twice."""
    if row.invitation_number == number:
        return False
    stands = Moment(row.starts_at, row.minutes, row.place) if row.starts_at else None
    if row.state == State.INVITING and mine.confirmed_at and stands == moment:
        return True
    raise PlanRefused(Refusal.CHANGED)


def _check(row: Conversation, moment: Moment, sooner: bool, at: datetime) -> None:
    zone = row.organisation.time_zone
    refusal = proposal_refused(Kind(row.kind), moment.starts_at, at=at, zone=zone, sooner=sooner)
    if refusal:
        raise PlanRefused(refusal)


def _propose(
    row: Conversation,
    mine: Participant,
    other: Participant,
    moment: Moment,
    *,
    sooner: bool,
    told: Told,
    at: datetime,
) -> Conversation:
    _check(row, moment, sooner, at)
    mine.confirmed_at, other.confirmed_at = at, None
    for one in (mine, other):
        one.calls_off_at, one.calls_off_because = None, ""
        one.says_held_at = None  # if one said that it took place: the talk is still to come now
        one.save(
            update_fields=[
                "confirmed_at", "calls_off_at", "calls_off_because", "says_held_at", "reschedules",
                "moved_because",
            ]
        )  # fmt: skip
    step(
        row,
        Act.INVITE,
        by=mine.person_id,
        at=at,
        starts_at=moment.starts_at,
        minutes=moment.minutes,
        place=moment.place,
        invitation_number=row.invitation_number + 1,
        due_at=due_after(State.INVITING, moment.starts_at, at=at, zone=row.organisation.time_zone),
    )
    tell(row, [other], told, at)
    if told is Told.MOVED:  # so that their own calendar moves along
        tell(row, [mine], Told.YOU_MOVED, at)
    return row


def _resume(row: Conversation, both: list[Participant], starts_at: datetime, at: datetime) -> None:
    """Go on where the two were before it was moved, step by step through the table."""
    ready = [Side(one.side) for one in both if one.ready_at]
    acts = resumed(ready, was_revealed=row.revealed_at is not None, one_sided=row.one_sided)
    for act in acts:
        step(row, act, by=None, at=at)
    if row.one_sided and Act.REVEAL_ONE_SIDED not in acts:
        row.one_sided = ""
    row.due_at = due_after(State(row.state), starts_at, at=at, zone=row.organisation.time_zone)
    row.save(update_fields=["due_at", "one_sided"])


def _same(made: Conversation, employee: Membership, manager: Membership) -> Conversation:
    seated = {(one.side, one.person_id) for one in made.participants.all()}
    wanted = {(Side.EMPLOYEE, employee.person_id), (Side.MANAGER, manager.person_id)}
    if made.organisation_id != employee.organisation_id or seated != wanted:
        raise OnceTaken
    return made


def _seat(made: Conversation, employee: Membership, manager: Membership) -> None:
    for side, member in ((Side.EMPLOYEE, employee), (Side.MANAGER, manager)):
        Participant.objects.create(conversation=made, side=side, person_id=member.person_id)


def _copy_words(made: Conversation, chosen: Iterable[Chosen]) -> None:
    for position, words in enumerate(copied(chosen, libraries())):
        Theme.objects.create(
            conversation=made,
            key=words.key,
            position=position,
            name=words.name,
            questions=words.questions,
        )
