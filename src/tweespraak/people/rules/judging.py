"""All rows of a file together: who stands there twice, who is whose manager, what each row changes."""

from collections.abc import Sequence
from dataclasses import replace

from tweespraak.foundation.folding import folded
from tweespraak.people.rules.columns import Column
from tweespraak.people.rules.places import manager_circle
from tweespraak.people.rules.rows import Change, Fault, Flaw, Here, Judged, Known, read_row
from tweespraak.people.rules.tables import Record

MANAGER = "manager"  # the role that comes with the first person one manages


def judged(records: Sequence[Record], known: Known) -> list[Judged]:
    """Every row with its outcome, in the order of the file; a bad row stops no other."""
    rows = [read_row(record, known) for record in records]
    _name_doubles(rows)
    for row in rows:
        if not row.faults:
            _find_unit(row, known)
    _name_full_trial(rows, known)
    _settle_managers(rows, known)
    for row in rows:
        if row.here is not None and not row.here.has_left and not row.faults:
            row.changes, row.new_roles = _changes(row), _new_roles(row)
        elif not row.faults:
            row.new_roles = row.wanted.roles
    _make_managers(rows)
    return rows


def new_managers(rows: Sequence[Judged], known: Known) -> list[Here]:
    """Who is here, does not stand in the file, and becomes a manager by it."""
    ours = {row.wanted.email for row in rows if not row.faults}
    asked = {row.wanted.manager_email for row in rows if _gets_manager(row)} - ours
    found = [known.people[email] for email in asked if email in known.people]
    return sorted(
        (here for here in found if MANAGER not in here.roles), key=lambda here: folded(here.name)
    )


def top_down(rows: Sequence[Judged]) -> list[Judged]:
    """The good rows with every manager before their reports, so that no line ever makes a circle
    on the way to lines that make none."""
    by_address = {row.wanted.email: row for row in rows if not row.faults}
    done: dict[str, Judged] = {}
    for row in by_address.values():
        chain: dict[str, Judged] = {}
        one: Judged | None = row
        while one is not None and one.wanted.email not in done and one.wanted.email not in chain:
            chain[one.wanted.email] = one
            one = by_address.get(one.wanted.manager_email)
        done |= dict(reversed(chain.items()))
    return list(done.values())


def _name_doubles(rows: Sequence[Judged]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        email = row.wanted.email
        if email and email in first:
            row.faults.append(Fault(Flaw.ADDRESS_TWICE, Column.EMAIL, (str(first[email]),)))
        elif email:
            first[email] = row.number


def _find_unit(row: Judged, known: Known) -> None:
    """Names as the organisation writes them; a team alone is looked up, an empty cell stays as it is."""
    wanted, here = row.wanted, row.here
    department, teams = known.departments.get(folded(wanted.department), (wanted.department, {}))
    team = teams.get(folded(wanted.team), wanted.team)
    if wanted.team and not wanted.department:
        found = [name for name, its in known.departments.values() if folded(team) in its]
        if here and here.department in found:
            found = [here.department]
        if len(found) != 1:
            flaw = Flaw.TEAM_IN_SEVERAL if found else Flaw.TEAM_WITHOUT_DEPARTMENT
            row.faults.append(Fault(flaw, Column.TEAM, (team, ", ".join(found))))
            return
        department = found[0]
        team = known.departments[folded(department)][1][folded(team)]
    if department and not team and here and here.department == department:
        team = here.team
    row.wanted = replace(wanted, department=department, team=team)


def _name_full_trial(rows: Sequence[Judged], known: Known) -> None:
    room = known.room
    for row in rows:
        if room is None or row.faults or (row.here and not row.here.has_left):
            continue
        if room <= 0:
            row.faults.append(Fault(Flaw.TRIAL_FULL))
        room -= 1


def _settle_managers(rows: Sequence[Judged], known: Known) -> None:
    """Managers who are not there, and circles, until nothing changes: one bad row can take away
    the manager of the next."""
    by_address: dict[str, Judged] = {}
    for row in rows:
        by_address.setdefault(row.wanted.email, row)
    asking = [row for row in rows if row.wanted.manager_email]
    while True:
        found = _missing_managers(asking, by_address, known) or _circles(rows, known)
        if not found:
            return


def _missing_managers(
    asking: Sequence[Judged], by_address: dict[str, Judged], known: Known
) -> bool:
    found = False
    for row in asking:
        fault = None if row.faults else _manager_fault(row, by_address, known)
        if fault is not None:
            row.faults.append(fault)
            found = True
    return found


def _manager_fault(row: Judged, by_address: dict[str, Judged], known: Known) -> Fault | None:
    email = row.wanted.manager_email
    here, theirs = known.people.get(email), by_address.get(email)
    if here is not None and not here.has_left:
        return None
    if here is not None and theirs is None:
        return Fault(Flaw.MANAGER_LEFT, Column.MANAGER_EMAIL, (here.name,))
    if theirs is None:
        return Fault(Flaw.UNKNOWN_MANAGER, Column.MANAGER_EMAIL, (email[:80],))
    if theirs.faults:
        return Fault(Flaw.MANAGER_IS_WRONG, Column.MANAGER_EMAIL, (email[:80], str(theirs.number)))
    return None


def _circles(rows: Sequence[Judged], known: Known) -> bool:
    """Every row whose line closes a circle, with the lines of the file and those already there."""
    lines: dict[str, str | None] = {
        email: here.manager_email or None
        for email, here in known.people.items()
        if not here.has_left
    }
    ours = {row.wanted.email: row for row in rows if not row.faults and row.wanted.manager_email}
    lines |= {email: row.wanted.manager_email for email, row in ours.items()}
    names = {email: here.name for email, here in known.people.items()}
    names |= {row.wanted.email: row.name for row in rows if not row.faults}
    found = False
    while circle := manager_circle(lines):
        in_file = [email for email in circle[:-1] if email in ours]
        about = tuple(names.get(email, email) for email in circle)
        for email in in_file:
            ours[email].faults.append(Fault(Flaw.CIRCLE, Column.MANAGER_EMAIL, about))
        for email in in_file or circle:  # a circle that was there before the file is not its fault
            lines[email] = None
        found = found or bool(in_file)
    return found


def _gets_manager(row: Judged) -> bool:
    """Whether this row gives somebody another manager than they have."""
    had = row.here.manager_email if row.here and not row.here.has_left else ""
    return not row.faults and bool(row.wanted.manager_email) and row.wanted.manager_email != had


def _make_managers(rows: Sequence[Judged]) -> None:
    """Whoever becomes a manager gets that role, also without it standing in the file."""
    asked = {row.wanted.manager_email for row in rows if _gets_manager(row)}
    for row in rows:
        had = row.here.roles if row.here and not row.here.has_left else frozenset[str]()
        if row.wanted.email in asked and not row.faults and MANAGER not in {*had, *row.new_roles}:
            row.new_roles = (*row.new_roles, MANAGER)


def _changes(row: Judged) -> list[Change]:
    wanted, here = row.wanted, row.here or Here(None, "")
    pairs = [
        (Column.JOB_TITLE, here.job_title, wanted.job_title),
        (Column.DEPARTMENT, here.department, wanted.department),
        (Column.TEAM, here.team, wanted.team or (here.team if not _moves(row) else "")),
        (Column.MANAGER_EMAIL, here.manager_email, wanted.manager_email),
    ]
    return [
        Change(column, before, after)
        for column, before, after in pairs
        if before != after and (after or (column is Column.TEAM and _moves(row)))
    ]


def _moves(row: Judged) -> bool:
    """Whether the department changes: the team of the old one is then left behind."""
    return bool(row.here and row.wanted.department and row.wanted.department != row.here.department)


def _new_roles(row: Judged) -> tuple[str, ...]:
    had = row.here.roles if row.here else frozenset()
    return tuple(role for role in row.wanted.roles if role not in had)
