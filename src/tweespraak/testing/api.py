"""The public face of testing."""

from tweespraak.testing.actions import (
    NotAllSeen,
    TooSoon,
    answer,
    assign,
    change_language,
    finish_session,
    invite,
    start_session,
)
from tweespraak.testing.events import SessionFinished, SessionStarted
from tweespraak.testing.models import Assignment, Session
from tweespraak.testing.queries import (
    answers_of,
    assignment_in,
    latest_finished,
    latest_session,
    own_sessions,
    progress_for,
    progress_of,
)
from tweespraak.testing.rules import Progress, Refused, State, may_retake_from

__all__ = [
    "Assignment",
    "NotAllSeen",
    "Progress",
    "Refused",
    "Session",
    "SessionFinished",
    "SessionStarted",
    "State",
    "TooSoon",
    "answer",
    "answers_of",
    "assign",
    "assignment_in",
    "change_language",
    "finish_session",
    "invite",
    "latest_finished",
    "latest_session",
    "may_retake_from",
    "own_sessions",
    "progress_for",
    "progress_of",
    "start_session",
]
