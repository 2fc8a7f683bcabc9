"""How processes went over all vacancies, for the recruitment lead and HR: counts of at least five only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.people.api import Membership, today_in
from tweespraak.selection.access import mirror as access
from tweespraak.selection.documents.mirror import Block, blocks
from tweespraak.selection.queries.watching import Figures, figures_in, names_of_cells
from tweespraak.selection.rules.watching import EVERYBODY, years_shown
from tweespraak.selection.views.mirror import as_file


@dataclass(frozen=True)
class _Chosen:
    """What is looked at: a year, and a group in it."""

    year: int
    cell: str
    figures: Figures
    names: dict[str, str]  # every group that can be chosen

    @property
    def title(self) -> str:
        return f"{self.names.get(self.cell, '')} {self.year}".strip()

    @property
    def blocks(self) -> list[Block]:
        return blocks(
            {
                basis: one[self.cell].measures
                for basis, one in self.figures.items()
                if self.cell in one
            }
        )

    @property
    def counted_on(self) -> date | None:
        days = [one[self.cell].counted_on for one in self.figures.values() if self.cell in one]
        return max(days, default=None)


@never_cache
@require_safe
def watching(request: HttpRequest) -> HttpResponse:
    """The processes of a year: all together, of a department, or of one vacancy that is large enough."""
    member = access.watcher(request)
    chosen = _chosen(request, member)
    values = {
        "chosen": chosen,
        "tabs": _tabs(member, chosen),
        "cells": [{"value": key, "label": name} for key, name in chosen.names.items()],
        "blocks": chosen.blocks if chosen.counted_on else [],
    }
    return render(request, "selection/mirror/watching.html", values)


@never_cache
@require_safe
def watching_file(request: HttpRequest) -> HttpResponse:
    """The same tables as a file."""
    member = access.watcher(request)
    chosen = _chosen(request, member)
    return as_file(chosen.title, chosen.blocks, today_in(member.organisation))


def _chosen(request: HttpRequest, member: Membership) -> _Chosen:
    today = today_in(member.organisation)
    years = {str(year): year for year in years_shown(today)}
    year = years.get(request.GET.get("year", ""), today.year)
    figures = figures_in(member.organisation_id, year, today)
    cells = names_of_cells(member.organisation_id, figures, _("Without a department"))
    names = {EVERYBODY: _("All vacancies"), **cells}
    wanted = request.GET.get("of", "")
    return _Chosen(year, wanted if wanted in names else EVERYBODY, figures, names)


def _tabs(member: Membership, chosen: _Chosen) -> list[dict[str, Any]]:
    url = reverse("selection:watching")
    return [
        {"label": str(year), "url": f"{url}?year={year}", "current": year == chosen.year}
        for year in years_shown(today_in(member.organisation))
    ]
