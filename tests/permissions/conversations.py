"""Talks of Anna with a manager, one for each stretch of the road."""

from dataclasses import dataclass

from tests.cast import Actor
from tests.conversations.talking import talk
from tweespraak.conversations.models import Conversation
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
