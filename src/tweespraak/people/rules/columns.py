"""The columns of a file with people: what they are called, and which heading means which."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.foundation.folding import folded


class Column(StrEnum):
    """What a file can say of a person."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    EMAIL = "email"
    LANGUAGE = "language"
    JOB_TITLE = "job_title"
    ROLES = "roles"
    DEPARTMENT = "department"
    TEAM = "team"
    MANAGER_EMAIL = "manager_email"


# The first heading of each language is the one our own example and export use.
HEADINGS: dict[str, dict[Column, tuple[str, ...]]] = {
    "nl": {
        Column.GIVEN_NAME: ("voornaam", "roepnaam"),
        Column.FAMILY_NAME: ("achternaam", "familienaam"),
        Column.EMAIL: ("e-mailadres", "e-mail", "email", "mail", "mailadres", "emailadres"),
        Column.LANGUAGE: ("taal",),
        Column.JOB_TITLE: ("functie", "functietitel", "functienaam"),
        Column.ROLES: ("rollen", "rol"),
        Column.DEPARTMENT: ("afdeling",),
        Column.TEAM: ("team",),
        Column.MANAGER_EMAIL: (
            "e-mail leidinggevende",
            "leidinggevende",
            "e-mailadres leidinggevende",
        ),
    },
    "en": {
        Column.GIVEN_NAME: ("given name", "first name", "firstname"),
        Column.FAMILY_NAME: ("family name", "last name", "surname", "lastname"),
        Column.EMAIL: ("e-mail", "email", "e-mail address", "email address", "mail"),
        Column.LANGUAGE: ("language",),
        Column.JOB_TITLE: ("job title", "function", "position"),
        Column.ROLES: ("roles", "role"),
        Column.DEPARTMENT: ("department",),
        Column.TEAM: ("team",),
        Column.MANAGER_EMAIL: ("manager e-mail", "manager", "e-mail manager", "manager email"),
    },
}


def _plain(heading: str) -> str:
    """A heading without capitals, accents, spaces, dashes and underscores."""
    return "".join(sign for sign in folded(heading) if sign.isalnum())


_MEANING = {
    _plain(heading): column
    for headings in HEADINGS.values()
    for column, names in headings.items()
    for heading in (*names, column.value)
}


@dataclass(frozen=True)
class Heading:
    """Which place holds which column, what nobody knows, and what stands there twice."""

    places: dict[Column, int]
    ignored: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def read_heading(cells: Sequence[str]) -> Heading:
    """What the first row means, whatever the order of the columns."""
    places: dict[Column, int] = {}
    ignored: list[str] = []
    twice: list[str] = []
    for place, cell in enumerate(cells):
        column = _MEANING.get(_plain(cell))
        if column is None:
            ignored += [cell.strip()[:80]] if cell.strip() else []
        elif column in places:
            twice.append(cell.strip()[:80])
        else:
            places[column] = place
    return Heading(places, tuple(ignored), tuple(twice))


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are headings we know."""
    return sum(_plain(cell) in _MEANING for cell in cells)
