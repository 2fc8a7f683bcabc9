"""What people announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class PersonAdded:
    """Somebody became a member of an organisation."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    by_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class RoleGiven:
    """A member got a role."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    role: str
    by_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class RoleTaken:
    """A role of a member was taken away."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    role: str
    by_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class AccountActivated:
    """A person chose a password: the account is theirs and can be used."""

    person_id: UUID
    at: datetime
