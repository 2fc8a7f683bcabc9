"""Talks of Anna with a manager, one for each stretch of the road."""

from dataclasses import dataclass

from tests.cast import THEN, Actor
from tests.conversations.talking import agreement, talk
from tweespraak.conversations.models import Agreement, Conversation, ManagerChange
from tweespraak.conversations.rules.states import State


@dataclass(frozen=True)
class Talks:
    """One in each of these states."""

    planned: Conversation
    inviting: Conversation
    preparing: Conversation
    revealed: Conversation
    held: Conversation
    recording: Conversation
    for_reaction: Conversation
    closed_agreed: Conversation


def put_talks(employee: Actor, manager: Actor) -> Talks:
    """All of them, between the same two."""
    return Talks(*(talk(employee, manager, State(name)) for name in Talks.__dataclass_fields__))


@dataclass(frozen=True)
class Agreements:
    """One that runs, and the question which of them another manager may read."""

    running: Agreement
    question: ManagerChange


def put_agreements(talks: Talks, employee: Actor, manager: Actor, heir: Actor) -> Agreements:
    """Of the two who talk; the heir reads nothing yet."""
    question = ManagerChange.objects.create(
        organisation=employee.member.organisation,
        employee=employee.person,
        former=manager.person,
        manager=heir.person,
        since_on=THEN.date(),
        created_at=THEN,
        asked_at=THEN,
    )
    return Agreements(agreement(talks.closed_agreed, employee, manager), question)
