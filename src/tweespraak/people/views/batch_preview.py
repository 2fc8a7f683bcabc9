"""What a whole file will do: mails, rights, departments, managers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tweespraak.foundation import slots
from tweespraak.foundation.folding import folded
from tweespraak.foundation.slots import Link
from tweespraak.people.models import Batch, Organisation
from tweespraak.people.queries.batches import known_of
from tweespraak.people.roles import ROLES, Role
from tweespraak.people.rules.judging import MANAGER, judged, new_managers
from tweespraak.people.rules.rows import Here, Judged, Known, Outcome
from tweespraak.people.rules.tables import Record
from tweespraak.people.views.words import account_mail_words


@dataclass(frozen=True)
class MailKind:
    """One kind of mail and how many of them go out."""

    label: str
    text: str
    count: int


@dataclass(frozen=True)
class RoleGiven:
    """A role, how many people get it, and what it opens for them."""

    name: str
    sentence: str
    count: int
    sees: list[Link]


@dataclass(frozen=True)
class WholeFile:
    """Everything the file will do, and every row of it."""

    rows: list[Judged]
    counts: dict[str, int]
    mails: list[MailKind]
    roles: list[RoleGiven]
    units: list[str]
    managers: list[str]
    accents: str

    @property
    def mail_count(self) -> int:
        """How many mails go out together."""
        return sum(mail.count for mail in self.mails)

    @property
    def to_do(self) -> int:
        """How many rows do something."""
        return sum(self.counts[outcome] for outcome in ("new", "back", "changed"))


def whole_file(request: HttpRequest, batch: Batch) -> WholeFile:
    """What this file does as things stand now: a constant number of queries."""
    known = known_of(batch.organisation)
    rows = judged([Record(row["number"], row["values"]) for row in batch.rows], known)
    outside = new_managers(rows, known)
    counts = Counter(row.outcome.value for row in rows)
    given = Counter(role for row in rows for role in row.new_roles)
    given[MANAGER] += len(outside)
    mails, roles = _consequences(request, batch.organisation, +given)
    accounts = sum(_gets_account(row) for row in rows) + sum(not one.roles for one in outside)
    if accounts:
        mails.insert(0, MailKind(_("Activate the account"), account_mail_words(), accounts))
    return WholeFile(
        rows=rows,
        counts={outcome.value: counts[outcome.value] for outcome in Outcome},
        mails=mails,
        roles=roles,
        units=_new_units(rows, known),
        managers=_manager_names(rows, outside),
        accents=_accents(batch),
    )


def _consequences(
    request: HttpRequest, organisation: Organisation, given: Counter[str]
) -> tuple[list[MailKind], list[RoleGiven]]:
    """Each role is asked once what it brings, however many people get it."""
    mails, roles = [], []
    for role in (role for role in Role if given[role.value]):
        found = slots.items(
            "role.consequences",
            request=request,
            organisation=organisation,
            person=None,
            role=role,
            language=organisation.language,
        )
        count = given[role.value]
        mails += [MailKind(one.label, one.text, count) for one in found if one.icon == "mail"]
        sees = [one for one in found if one.icon != "mail"]
        roles.append(RoleGiven(str(ROLES[role].name), str(ROLES[role].sentence), count, sees))
    return mails, roles


def _gets_account(row: Judged) -> bool:
    """Whether this row brings somebody's first role, and so the mail about the account."""
    had = row.here.roles if row.here and not row.here.has_left else frozenset()
    return not row.faults and bool(row.new_roles) and not had


def _new_units(rows: Sequence[Judged], known: Known) -> list[str]:
    """The departments and teams that are made, each once."""
    made: dict[tuple[str, str], str] = {}
    for row in rows:
        wanted = row.wanted
        if row.faults or not wanted.department:
            continue
        teams = known.departments.get(folded(wanted.department))
        if teams is None:
            made.setdefault((folded(wanted.department), ""), wanted.department)
        if wanted.team and (teams is None or folded(wanted.team) not in teams[1]):
            key = (folded(wanted.department), folded(wanted.team))
            made.setdefault(key, f"{wanted.department} · {wanted.team}")
    return [made[key] for key in sorted(made)]


def _manager_names(rows: Sequence[Judged], outside: Sequence[Here]) -> list[str]:
    ours = [row.name for row in rows if MANAGER in row.new_roles]
    return sorted([*ours, *(here.name for here in outside)], key=folded)


def _accents(batch: Batch) -> str:
    """A cell with an accent, to check whether the guess at the encoding was right."""
    if batch.read_as != "windows-1252":
        return ""
    cells = (cell for row in batch.rows for cell in row["values"].values())
    return next((cell[:60] for cell in cells if not cell.isascii()), "")
