"""What testing announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SessionStarted:
    """A person has begun a test."""

    session_id: UUID
    person_id: UUID
    instrument: str
    at: datetime


@dataclass(frozen=True)
class SessionFinished:
    """A person has finished a test: all its answers are in."""

    session_id: UUID
    person_id: UUID
    instrument: str
    at: datetime
