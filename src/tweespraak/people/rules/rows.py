"""What one row of a file asks, and whether that can be: values in, a judgement with its reasons out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tweespraak.foundation.folding import folded
from tweespraak.people.rules.columns import Column
from tweespraak.people.rules.names import is_writable, tidied
from tweespraak.people.rules.tables import LONGEST_CELL, Record

LONGEST: dict[Column, int] = {
    Column.GIVEN_NAME: 80,
    Column.FAMILY_NAME: 80,
    Column.EMAIL: 254,
    Column.JOB_TITLE: 120,
    Column.DEPARTMENT: 120,
    Column.TEAM: 120,
    Column.MANAGER_EMAIL: 254,
}
_LANGUAGES = {
    **dict.fromkeys(("nl", "nlnl", "nlbe", "nederlands", "dutch"), "nl"),
    **dict.fromkeys(("en", "engb", "enus", "engels", "english"), "en"),
}
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(
    rf"[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+)*"
    rf"@(?:{_LABEL}\.)+[^\W\d_](?:[\w-]{{0,61}}[^\W_])",
)


class Outcome(StrEnum):
    """What a row will do, or did."""

    NEW = "new"
    BACK = "back"  # left earlier, and is let in again
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


class Flaw(StrEnum):
    """What is wrong with a row; each has a sentence that says how to mend it."""

    NO_ADDRESS = "no_address"
    NOT_AN_ADDRESS = "not_an_address"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    INVISIBLE = "invisible"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_ROLE = "unknown_role"
    ADDRESS_TWICE = "address_twice"
    TEAM_WITHOUT_DEPARTMENT = "team_without_department"
    TEAM_IN_SEVERAL = "team_in_several"
    OWN_MANAGER = "own_manager"
    UNKNOWN_MANAGER = "unknown_manager"
    MANAGER_LEFT = "manager_left"
    MANAGER_IS_WRONG = "manager_is_wrong"
    CIRCLE = "circle"
    TRIAL_FULL = "trial_full"
    OVERTAKEN = "overtaken"  # something changed between the preview and the work


@dataclass(frozen=True)
class Fault:
    """One flaw of a row, in which column, and the words its sentence needs."""

    flaw: Flaw
    column: Column | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Here:
    """Somebody the organisation knows, as far as a file can touch them."""

    key: Any
    name: str
    roles: frozenset[str] = frozenset()
    job_title: str = ""
    department: str = ""
    team: str = ""
    manager_email: str = ""
    has_left: bool = False


@dataclass(frozen=True)
class Known:
    """What the organisation knows before the file is worked off."""

    people: Mapping[str, Here]  # by address, in small letters
    departments: Mapping[str, tuple[str, Mapping[str, str]]]  # folded -> name, folded -> team
    roles: Mapping[str, str]  # every way to write a role, folded -> its key
    language: str
    room: int | None = None  # how many can still be added on trial; None: no limit


@dataclass(frozen=True)
class Wanted:
    """A row, read: empty cells are empty strings and change nothing."""

    email: str = ""
    given_name: str = ""
    family_name: str = ""
    language: str = ""
    job_title: str = ""
    roles: tuple[str, ...] = ()
    department: str = ""
    team: str = ""
    manager_email: str = ""

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Change:
    """What is different afterwards."""

    column: Column
    before: str
    after: str


@dataclass
class Judged:
    """A row with its outcome."""

    number: int
    values: dict[str, str]
    wanted: Wanted
    here: Here | None = None
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    new_roles: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What this row does."""
        if self.faults:
            return Outcome.WRONG
        if self.here is None:
            return Outcome.NEW
        if self.here.has_left:
            return Outcome.BACK
        return Outcome.CHANGED if self.changes or self.new_roles else Outcome.SAME

    @property
    def name(self) -> str:
        """As the organisation calls them, else as the file does."""
        return self.here.name if self.here else self.wanted.name


def read_row(record: Record, known: Known) -> Judged:
    """One row by itself: every cell tidied and checked, compared with who is here."""
    cells = {Column(key): value for key, value in record.values.items()}
    faults: list[Fault] = []
    for column, cell in cells.items():
        faults += _cell_faults(column, cell)
    clean = {column: tidied(" ".join(cell.split())) for column, cell in cells.items()}
    email = clean.get(Column.EMAIL, "").lower()
    roles, unknown = _roles(clean.get(Column.ROLES, ""), known)
    language = _language(clean.get(Column.LANGUAGE, ""))
    faults += [Fault(Flaw.UNKNOWN_ROLE, Column.ROLES, (name,)) for name in unknown]
    if language is None:
        faults.append(Fault(Flaw.UNKNOWN_LANGUAGE, Column.LANGUAGE, (clean[Column.LANGUAGE][:40],)))
    wanted = Wanted(
        email=email,
        given_name=clean.get(Column.GIVEN_NAME, ""),
        family_name=clean.get(Column.FAMILY_NAME, ""),
        language=language or "",
        job_title=clean.get(Column.JOB_TITLE, ""),
        roles=roles,
        department=clean.get(Column.DEPARTMENT, ""),
        team=clean.get(Column.TEAM, ""),
        manager_email=clean.get(Column.MANAGER_EMAIL, "").lower(),
    )
    row = Judged(record.number, record.values, wanted, known.people.get(email), faults)
    row.faults += _person_faults(row)
    return row


def is_address(text: str) -> bool:
    """Whether this looks like an e-mail address."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def _cell_faults(column: Column, cell: str) -> list[Fault]:
    longest = LONGEST.get(column, LONGEST_CELL)
    if len(cell) > longest:
        return [Fault(Flaw.TOO_LONG, column, (str(longest),))]
    return [] if is_writable(" ".join(cell.split())) else [Fault(Flaw.INVISIBLE, column)]


def _person_faults(row: Judged) -> list[Fault]:
    wanted, named = row.wanted, {fault.column for fault in row.faults}
    found = []
    if not wanted.email:
        found.append(Fault(Flaw.NO_ADDRESS, Column.EMAIL))
    elif not is_address(wanted.email) and Column.EMAIL not in named:
        found.append(Fault(Flaw.NOT_AN_ADDRESS, Column.EMAIL, (wanted.email[:80],)))
    if row.here is None and not wanted.given_name:
        found.append(Fault(Flaw.NO_NAME, Column.GIVEN_NAME))
    if wanted.manager_email and wanted.manager_email == wanted.email:
        found.append(Fault(Flaw.OWN_MANAGER, Column.MANAGER_EMAIL))
    return found


def _roles(cell: str, known: Known) -> tuple[tuple[str, ...], list[str]]:
    """The keys of the roles in a cell, once each, and the names nobody knows."""
    keys: dict[str, None] = {}
    unknown = []
    for name in re.split(r"[|,;\n]", cell):
        if not name.strip():
            continue
        key = known.roles.get(folded(name))
        if key is None:
            unknown.append(name.strip()[:60])
        else:
            keys[key] = None
    return tuple(keys), unknown


def _language(cell: str) -> str | None:
    if not cell:
        return ""
    return _LANGUAGES.get("".join(sign for sign in folded(cell) if sign.isalnum()))
