"""What testing does: ask someone to take a test, begin it, keep answers, finish."""

from tweespraak.testing.actions.answering import answer, change_language
from tweespraak.testing.actions.assigning import assign, invite, take_back
from tweespraak.testing.actions.merging import unite_takings
from tweespraak.testing.actions.taking import NotAllSeen, TooSoon, finish_session, start_session

__all__ = [
    "NotAllSeen",
    "TooSoon",
    "answer",
    "assign",
    "change_language",
    "finish_session",
    "invite",
    "start_session",
    "take_back",
    "unite_takings",
]
