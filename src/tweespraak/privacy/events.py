"""What privacy announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class ConsentGiven:
    """Someone allowed an organisation something, until a date."""

    consent_id: UUID
    purpose: str
    object_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True)
class ConsentWithdrawn:
    """Someone took a consent back: what it allowed ends at once."""

    consent_id: UUID
    purpose: str
    object_id: UUID
    person_id: UUID
    at: datetime
