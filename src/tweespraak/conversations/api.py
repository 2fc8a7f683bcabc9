"""The public face of conversations."""

from tweespraak.conversations.actions import archive_card, make_card
from tweespraak.conversations.actions.ending import break_off, call_off, cancel, keep
from tweespraak.conversations.actions.planning import (
    PlanRefused,
    confirm,
    invite,
    plan_conversation,
    reschedule,
    start_conversation,
)
from tweespraak.conversations.models import Conversation, TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import Chosen, Kind, Side, ready
from tweespraak.conversations.rules.planning import Moment
from tweespraak.conversations.rules.states import Reason, State

__all__ = [
    "Chosen",
    "Conversation",
    "Kind",
    "Moment",
    "PlanRefused",
    "Reason",
    "Side",
    "State",
    "TalkCard",
    "archive_card",
    "break_off",
    "call_off",
    "cancel",
    "confirm",
    "invite",
    "keep",
    "library",
    "make_card",
    "plan_conversation",
    "ready",
    "reschedule",
    "start_conversation",
]
