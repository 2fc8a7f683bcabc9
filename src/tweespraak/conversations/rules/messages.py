"""What one of the two passes on to the organisation: when, by whom, and what the organisation sees."""

from datetime import date
from enum import StrEnum

from tweespraak.conversations.rules.library import CARD_KINDS, Kind
from tweespraak.conversations.rules.states import CLOSED, IN_ROOM, State

LONGEST_MESSAGE = 500  # some sentences, no report
LONGEST_ANSWER = 2000


class MessageRefusal(StrEnum):
    """Why a sentence is not written, sent, taken back or answered."""

    NOT_NOW = "not_now"  # the two have not read each other yet, or it never took place
    ONE_AT_A_TIME = "one_at_a_time"  # one's own sentence from before still waits to be sent
    SENT = "sent"  # what is sent cannot be taken back
    NOT_YOURS = "not_yours"  # only who wrote it sends it
    ANSWERED = "answered"


def may_pass_on(state: State, kind: Kind = Kind.GOOD_CONVERSATION) -> bool:
    """Whether a sentence can be passed on from a conversation: once the two could read each other.

    A live evaluation is about how two people worked together, and stays between them.
    """
    return kind in CARD_KINDS and state in (*IN_ROOM, State.FOR_REACTION, *CLOSED)


def month_of(day: date) -> date:
    """The first day of its month: all that the organisation learns of when a nameless sentence came."""
    return day.replace(day=1)
