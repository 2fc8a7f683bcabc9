"""How a cycle goes, in counts: per period, for everybody and per department; also as a file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.conversations.access import rhythm as access
from tweespraak.conversations.actions.figures import YEAR
from tweespraak.conversations.documents.cards import KINDS
from tweespraak.conversations.documents.figures import tables
from tweespraak.conversations.models import Cycle
from tweespraak.conversations.queries.cycles import is_over, periods_of, unit_names
from tweespraak.conversations.queries.figures import SAID_AFTER
from tweespraak.conversations.rules.figures import EVERYBODY, Figure
from tweespraak.conversations.rules.rhythm import Period
from tweespraak.foundation.sheets import CSV_TYPE, WORKBOOK_TYPE, as_csv, as_workbook
from tweespraak.people.api import today_in


def figures_page(request: HttpRequest, cycle: Cycle) -> dict[str, Any]:
    """What the page of a running cycle shows of one period, and of the year."""
    period = _chosen(request, cycle)
    units = unit_names(cycle.organisation_id)
    return {
        "period": period,
        "is_said": period.until_on + SAID_AFTER < today_in(cycle.organisation),
        "is_over": is_over(cycle, today_in(cycle.organisation)),
        "tabs": _tabs(cycle, period),
        "tables": tables(cycle.figures, period.key, units),
        "year_tables": tables(cycle.figures, _year(cycle), units),
    }


@never_cache
@require_safe
def cycle_file(request: HttpRequest, cycle_id: UUID, kind: str) -> HttpResponse:
    """Everything that is shown, as a file: hidden cells say why."""
    cycle = access.cycle(request, cycle_id)
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = _rows(cycle)
    name = _("conversations")
    if kind == "xlsx":
        content, content_type = as_workbook(name, rows), WORKBOOK_TYPE
    else:
        content, content_type = as_csv(rows, (get_language() or "nl")[:2]), CSV_TYPE
    answer = HttpResponse(content, content_type=content_type)
    day = today_in(cycle.organisation)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day:%Y-%m-%d}.{kind}"'
    return answer


def summary(cycle: Cycle) -> dict[str, Any]:
    """A cycle on a card: its days, and how far the period is that has begun last."""
    periods = periods_of(cycle)
    return {
        "cycle": cycle,
        "from_on": periods[0].from_on,
        "until_on": periods[-1].until_on,
        "count": len(periods),
        "progress": progress_of(cycle) if cycle.started_at else None,
    }


def progress_of(cycle: Cycle) -> dict[str, Any] | None:
    """How far the period is that has begun last, for everybody together; None: nothing to show."""
    period = current_period(cycle)
    for row in cycle.figures:
        mine = (row["of"], row["figure"], row["cell"])
        if mine == (period.key, Figure.PROGRESS, EVERYBODY) and row["on"]:
            held = int(row["sums"].get("held", 0))
            return {"held": held, "people": row["people"], "name": period_name(period)}
    return None


def current_period(cycle: Cycle) -> Period:
    """The period that has begun last; before the first, the first."""
    today = today_in(cycle.organisation)
    periods = periods_of(cycle)
    begun = [one for one in periods if one.from_on <= today]
    return begun[-1] if begun else periods[0]


def period_name(period: Period) -> str:
    """A period in a few words."""
    return f"{KINDS[period.kind]}, {date_format(period.until_on, 'F Y')}"


def _chosen(request: HttpRequest, cycle: Cycle) -> Period:
    asked = request.GET.get("period", "")
    found = [one for one in periods_of(cycle) if one.key == asked]
    return found[0] if found else current_period(cycle)


def _tabs(cycle: Cycle, current: Period) -> list[dict[str, Any]]:
    url = reverse("conversations:cycle", args=[cycle.pk])
    return [
        {
            "label": period_name(one),
            "url": f"{url}?period={one.key}#figures",
            "current": one == current,
        }
        for one in periods_of(cycle)
    ]


def _year(cycle: Cycle) -> str:
    """The last year that was counted."""
    years = [row["of"] for row in cycle.figures if row["of"].startswith(YEAR)]
    return max(years, default="")


def _rows(cycle: Cycle) -> list[list[str]]:
    """One table under the other, each with its period above it; every row as wide as the widest."""
    units = unit_names(cycle.organisation_id)
    named = [(one.key, period_name(one)) for one in periods_of(cycle)]
    named.append((_year(cycle), _("This year")))
    blocks: list[list[str]] = [[cycle.name]]
    for key, words in named:
        for table in tables(cycle.figures, key, units):
            blocks += [[""], [words], *table.rows()]
    width = max(len(row) for row in blocks)
    return [[*row, *[""] * (width - len(row))] for row in blocks]
