"""What people announces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
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


@dataclass(frozen=True)
class MemberMoved:
    """From a day on, somebody works in another unit or for another manager."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    former_manager_id: UUID | None  # of the manager's membership, as is the next
    manager_id: UUID | None
    by_id: UUID | None
    at: datetime
    on: date
    # What was chosen before saving, for higher contexts: keys and enum values, never content.
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MemberLeft:
    """Somebody's membership ended: they are in this organisation no more."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    successor_id: UUID | None  # of the membership of who takes over the work
    by_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class RowTakenBack:
    """What a file with people did to somebody at `done_at` is undone: nothing was sent of it."""

    membership_id: UUID
    organisation_id: UUID
    person_id: UUID
    done_at: datetime
    at: datetime


@dataclass(frozen=True)
class PersonsMerged:
    """Two persons turned out to be one: everything of the gone one is of the kept one now."""

    kept_person_id: UUID
    gone_person_id: UUID
    organisation_id: UUID
    at: datetime
