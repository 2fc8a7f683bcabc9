"""What evaluations announce."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class EvaluationRevealed:
    """Both sides read what was answered from now on; one may still be missing."""

    evaluation_id: UUID
    organisation_id: UUID
    recruiter_id: UUID
    client_id: UUID
    at: datetime


@dataclass(frozen=True)
class LateReplySent:
    """A side that had not answered in time did so after all; `side` is a value of `rules.states.Side`."""

    evaluation_id: UUID
    organisation_id: UUID
    side: str
    at: datetime
