"""Reads of testing: who was asked, how far they are, which answers count."""

from tweespraak.testing.queries.answers import answers_of
from tweespraak.testing.queries.progress import is_invited_again, progress_for, progress_of
from tweespraak.testing.queries.sessions import (
    assignment_in,
    assignments_of,
    is_assigned,
    latest_finished,
    latest_session,
    own_sessions,
    session_of,
)
from tweespraak.testing.queries.standing import Standing, standing_of

__all__ = [
    "Standing",
    "answers_of",
    "assignment_in",
    "assignments_of",
    "is_assigned",
    "is_invited_again",
    "latest_finished",
    "latest_session",
    "own_sessions",
    "progress_for",
    "progress_of",
    "session_of",
    "standing_of",
]
