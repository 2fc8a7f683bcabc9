"""The last day of an evaluation that one side answered: the two read what there is (E4)."""

from datetime import datetime

from tweespraak.evaluations.actions.reminding import remind
from tweespraak.evaluations.actions.revealing import reveal
from tweespraak.evaluations.models import Evaluation
from tweespraak.people.api import day_in


def remind_or_reveal(row: Evaluation, at: datetime) -> datetime | None:
    """Ask the other side once more; on the last day the two read what there is."""
    if row.closes_on is None or day_in(row.organisation, at) < row.closes_on:
        return remind(row, at)
    reveal(evaluation=row, by=None, at=at)
    row.refresh_from_db()
    due: datetime | None = row.due_at
    return due
