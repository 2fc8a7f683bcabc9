"""The counts over vacancies that may be known: the only way from what was measured to a page for others."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from tweespraak.people.api import Unit
from tweespraak.selection.queries.mirror import ended_in, titles_of
from tweespraak.selection.rules.watching import EVERYBODY, NO_UNIT, Basis, Shown, publish

Figures = Mapping[Basis, Mapping[str, Shown]]


def figures_in(organisation: UUID, year: int, today: date) -> Figures:
    """Every group of a year that may be known, by whom its numbers are about."""
    ended = ended_in(organisation, date(year, 1, 1), date(year, 12, 31))
    return {basis: publish(basis, ended, today) for basis in Basis}


def names_of_cells(organisation: UUID, figures: Figures, without: str) -> dict[str, str]:
    """What the groups that are shown are called: units first, then vacancies, each by name; `without`
    is what who belongs to no unit is called."""
    cells = {cell for found in figures.values() for cell in found} - {EVERYBODY}
    units = Unit.objects.filter(organisation_id=organisation).select_related("parent")
    named = {str(row.pk): row.full_name for row in units} | {NO_UNIT: without}
    titles = titles_of(organisation)
    return {
        **_by_name({cell: named[cell] for cell in cells if cell in named}),
        **_by_name({cell: titles[cell] for cell in cells if cell in titles}),
    }


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))
