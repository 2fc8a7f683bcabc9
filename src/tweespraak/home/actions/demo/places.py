"""Where the demo's people work: departments, managers, who moved, who is away, who left."""

from datetime import datetime

from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago
from tweespraak.people.api import (
    Membership,
    Organisation,
    Unit,
    add_unit,
    day_in,
    end_membership,
    give_stand_in,
    place,
)

FOUNDED = 480  # days ago: when the departments were made


def make_places(
    script: Script, organisations: dict[str, Organisation], cast: Cast, at: datetime
) -> None:
    """Departments first, then everyone in the order of the script, which is the order in time."""
    units: dict[str, Unit] = {}
    for row in script["units"]:
        units[row["key"]] = add_unit(
            organisation=organisations[row["at"]],
            name=row["name"][LANGUAGE],
            parent=units.get(row.get("under", "")),
            by=cast.person(row["by"]),
            at=ago(at, FOUNDED),
        )
    for row in script["places"]:
        put(cast, units, row, at)
    for row in script["stand_ins"]:
        replace(cast, row, at)
    for row in script["left"]:
        let_go(cast, row, at)


def put(cast: Cast, units: dict[str, Unit], row: Script, at: datetime) -> None:
    """One person in a unit under a manager, from so many days ago; below zero: still to come."""
    member = cast.members[row["who"]]
    place(
        member=member,
        unit=units[row["unit"]],
        manager=heir(cast, row.get("for")),
        on=day_in(member.organisation, ago(at, row["days"])),
        by=cast.person(row["by"]),
        at=ago(at, max(row["days"], 0)),
    )


def replace(cast: Cast, row: Script, at: datetime) -> None:
    """Somebody stands in for somebody who is away now."""
    absent = cast.members[row["away"]]
    give_stand_in(
        absent=absent,
        stand_in=cast.members[row["who"]],
        since_on=day_in(absent.organisation, ago(at, row["since"])),
        until_on=day_in(absent.organisation, ago(at, row["until"])),
        by=absent.person,
        at=ago(at, row["since"] + 2),
    )


def let_go(cast: Cast, row: Script, at: datetime) -> None:
    """Somebody left; a colleague took over."""
    end_membership(
        member=cast.members[row["who"]],
        successor=heir(cast, row.get("to")),
        by=cast.person(row["by"]),
        at=ago(at, row["days"]),
    )


def heir(cast: Cast, key: str | None) -> Membership | None:
    """The member with this key, where there is one."""
    return cast.members[key] if key else None
