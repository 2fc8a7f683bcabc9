"""Conversations between members of the cast, in any state, made without the screens."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from tests.cast import THEN, Actor
from tweespraak.audit.api import entries_of_object
from tweespraak.conversations.models import (
    Agreement,
    AgreementMoment,
    AllowedWord,
    Conversation,
    Course,
    Cycle,
    Entry,
    Message,
    Participant,
    Theme,
)
from tweespraak.conversations.queries import libraries, library
from tweespraak.conversations.queries.talks import Seat, seat_of
from tweespraak.conversations.rules import Kind, Side, ready
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.states import BEFORE_REVEAL, CLOSED, State
from tweespraak.conversations.rules.themes import copied
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation import clock
from tweespraak.people.models import Grant
from tweespraak.people.roles import Role

START = THEN + timedelta(days=20)
_CONFIRMED = [state for state in State if state not in (State.PLANNED, State.INVITING)]
_ONE_READY = [*_CONFIRMED[1:]]


def may_talk(*actors: Actor, role: Role = Role.EMPLOYEE) -> None:
    """Give these people the role with which one holds conversations."""
    for actor in actors:
        Grant.objects.get_or_create(
            membership=actor.member, role=role, taken_at=None, defaults={"given_at": THEN}
        )


def talk(
    employee: Actor,
    manager: Actor,
    state: State = State.PREPARING,
    *,
    kind: Kind = Kind.GOOD_CONVERSATION,
    starts_at: datetime = START,
    wrote: bool = True,
) -> Conversation:
    """A conversation of these two in this state, with the ready card's themes.

    With `wrote`, both answered one question per theme and put two topics on the table; each has one
    entry for themselves only ("PRIVATE of …").
    """
    may_talk(employee)
    may_talk(manager, role=Role.MANAGER)
    over = state in CLOSED
    conversation = Conversation.objects.create(
        organisation=employee.member.organisation,
        kind=kind,
        state=state,
        starts_at=starts_at,
        minutes=60,
        created_at=THEN,
        created_by_id=manager.person.pk,
        revealed_at=None if state in BEFORE_REVEAL else starts_at - timedelta(days=1),
        held_at=starts_at if over or state in (State.HELD, State.RECORDING, State.FOR_REACTION) else None,
        handed_over_at=starts_at if over or state is State.FOR_REACTION else None,
        handed_over_by=Side.MANAGER if over or state is State.FOR_REACTION else "",
        closed_at=starts_at + timedelta(days=1) if over else None,
    )  # fmt: skip
    for side, actor in ((Side.EMPLOYEE, employee), (Side.MANAGER, manager)):
        both_ready = state not in (State.READY_ONE, State.REVEALED_ONE_SIDED)
        is_ready = state in _ONE_READY and (both_ready or side is Side.EMPLOYEE)
        Participant.objects.create(
            conversation=conversation,
            side=side,
            person=actor.person,
            confirmed_at=THEN if state in _CONFIRMED or side is Side.MANAGER else None,
            ready_at=THEN if is_ready else None,
        )
    for position, words in enumerate(copied(ready(kind, library("nl")), libraries())):
        Theme.objects.create(
            conversation=conversation,
            key=words.key,
            position=position,
            name=words.name,
            questions=words.questions,
        )
    if wrote and state in _CONFIRMED:
        for participant in conversation.participants.all():
            _prepare(participant)
    return conversation


def _prepare(participant: Participant) -> None:
    themes = list(participant.conversation.themes.all())
    for theme in themes:
        Entry.objects.create(
            participant=participant, part=Part.ANSWER, theme=theme,
            question=theme.questions[0]["key"], text=f"{participant.side} on {theme.key}",
            saved_at=THEN,
        )  # fmt: skip
    for position in (1, 2):
        Entry.objects.create(
            participant=participant, part=Part.TOPIC, position=position,
            text=f"topic {position} of {participant.side}", saved_at=THEN,
        )  # fmt: skip
    Entry.objects.create(
        participant=participant, part=Part.TOPIC, position=3, shared=False,
        text=f"PRIVATE of {participant.side}", saved_at=THEN,
    )  # fmt: skip


def seat(conversation: Conversation, actor: Actor) -> Seat:
    """Where this person sits."""
    found = seat_of(conversation.pk, conversation.organisation_id, actor.person.pk)
    assert found
    return found


def agreement(
    conversation: Conversation,
    owner: Actor,
    other: Actor,
    state: AgreementState = AgreementState.ACTIVE,
    *,
    due_in: timedelta = timedelta(days=60),
    what: str = "Elke maandag de planning delen",
) -> Agreement:
    """An agreement of these two in this state."""
    return Agreement.objects.create(
        organisation=conversation.organisation,
        conversation=conversation,
        owner=owner.person,
        other=other.person,
        what=what,
        evidence="De planning staat maandag om tien uur in het kanaal",
        help="Zegt maandag vóór twaalf uur wat opvalt",
        due_on=(clock.now() + due_in).date(),
        state=state,
        proposed_by=owner.person,
        created_at=THEN,
        agreed_at=None if state is AgreementState.PROPOSED else THEN,
    )


def audit_actions(conversation: Conversation | UUID) -> Collection[str]:
    """What the log says happened with a conversation, in order."""
    key = conversation.pk if isinstance(conversation, Conversation) else conversation
    return [row.action for row in entries_of_object("conversation", str(key))]


def everything_of(who: Actor, other: Actor) -> None:
    """A row for every field of conversations that points at this person."""
    conversation = talk(who, other, State.CLOSED_AGREED)
    Conversation.objects.filter(pk=conversation.pk).update(created_by_id=who.person.pk)
    mine, organisation = agreement(conversation, who, other), conversation.organisation
    agreement(conversation, other, who)
    AgreementMoment.objects.create(
        agreement=mine, number=1, act=AgreementAct.AGREE, by_id=who.person.pk, at=THEN
    )
    Message.objects.create(
        organisation=organisation, conversation=conversation, sender=who.person, with_name=True,
        text="x", written_at=THEN, sent_at=THEN, answered_by_id=who.person.pk,
    )  # fmt: skip
    Agreement.objects.filter(pk=mine.pk).update(asked_of=who.person, asks_since_on=THEN.date())
    Cycle.objects.create(
        organisation=organisation, name="x", moments=[], created_at=THEN,
        created_by_id=who.person.pk,
    )  # fmt: skip
    Course.objects.create(
        organisation=organisation, text={}, written_at=THEN, written_by_id=who.person.pk
    )
    AllowedWord.objects.create(
        organisation=organisation, word="x", allowed_at=THEN, allowed_by_id=who.person.pk
    )
