"""The bells of the demo: what rang long ago, somebody has read."""

from datetime import datetime, timedelta

from tweespraak.home.actions.demo.script import Cast
from tweespraak.notifications.api import mark_read

FRESH = timedelta(days=5)


def read_bells(cast: Cast, at: datetime) -> None:
    """Everybody has read what rang before the last days."""
    for member in cast.members.values():
        mark_read(person=member.person_id, organisation=member.organisation_id, at=at - FRESH)
