"""Pages of feedback books and preparations, made through the real actions."""

import uuid
from datetime import date, datetime
from typing import Any

from tests.cast import THEN, Actor
from tweespraak.selection.actions.book import PageWords, write_page
from tweespraak.selection.actions.preparing import Meeting, begin_preparation
from tweespraak.selection.models import Feedback, Preparation

EXPERIENCE = {"code": "EXPR", "words": "We misten een voorbeeld van leidinggeven."}


def words(**given: Any) -> PageWords:
    """What Ster said on 20 August."""
    values: dict[str, Any] = {
        "from_name": "Ster",
        "job_title": "Teamleider",
        "received_on": date(2026, 8, 20),
        "reasons": [EXPERIENCE],
    }
    return PageWords(**{**values, **given})


def a_page(who: Actor, *, at: datetime = THEN, **given: Any) -> Feedback:
    """Feedback from elsewhere in somebody's book."""
    return write_page(once=uuid.uuid4(), words=words(**given), by=who.person, at=at)


def a_preparation(who: Actor, **given: Any) -> Preparation:
    """Somebody prepares an interview with Zon."""
    values: dict[str, Any] = {"with_name": "Zon", "job_title": "Planner", "on": date(2026, 9, 9)}
    meeting = Meeting(**{**values, **given})
    return begin_preparation(once=uuid.uuid4(), meeting=meeting, by=who.person, at=THEN)
