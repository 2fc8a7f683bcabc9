"""Count how a cycle goes and publish what may be known of it: once a week, never while somebody looks."""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.models import Cycle
from tweespraak.conversations.queries.cycles import periods_of
from tweespraak.conversations.queries.figures import parts_of_period, parts_of_year
from tweespraak.conversations.rules.figures import Counted, Figure, Ledger, Part, publish
from tweespraak.people.api import day_in

YEAR = "year"  # the figures of no period
MONDAY = 0


def is_counted_on(cycle: Cycle, today: date) -> bool:
    """Whether this is a day to count: the first, every Monday, and the day after a period.

    Not every day: from one day to the next one would see that a single talk took place.
    """
    over = any(one.until_on + timedelta(days=1) == today for one in periods_of(cycle))
    return not cycle.figures or over or today.weekday() == MONDAY


@transaction.atomic
def publish_figures(*, cycle: Cycle, at: datetime) -> Cycle:
    """Count today's figures; what cannot be published yet keeps its earlier count.

    The cycle must be locked. One audit row when something new was published.
    """
    today = day_in(cycle.organisation, at)
    books = {key: Ledger.read(row) for key, row in cycle.shown.items()}
    before = json.dumps(cycle.shown, sort_keys=True)
    rows: list[dict[str, Any]] = []
    for period in periods_of(cycle):
        for figure, parts in parts_of_period(cycle, period, today).items():
            rows += _published(books, period.key, figure, parts, today)
    rows += _published(
        books, f"{YEAR}-{today.year}", Figure.RHYTHM, parts_of_year(cycle, today), today
    )
    cycle.figures, cycle.shown = rows, {key: book.stored() for key, book in books.items()}
    cycle.save(update_fields=["figures", "shown"])
    if json.dumps(cycle.shown, sort_keys=True) != before:
        record(
            action="conversations.figures_published",
            object_type="cycle",
            object_id=cycle.pk,
            at=at,
            by=None,
            organisation=cycle.organisation_id,
        )
    return cycle


def _published(
    books: dict[str, Ledger], of: str, figure: Figure, parts: list[Part], today: date
) -> list[dict[str, Any]]:
    book = books.setdefault(f"{of}:{figure}", Ledger())
    found = publish(book, parts, today, is_live=figure.is_live)
    return [_row(of, figure, one) for one in found]


def _row(of: str, figure: Figure, one: Counted) -> dict[str, Any]:
    return {"of": of, "figure": figure.value, **asdict(one)}
