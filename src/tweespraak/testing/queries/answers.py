"""The answers of one session."""

from tweespraak.testing.models import Response, Session
from tweespraak.testing.rules import last_answers


def answers_of(session: Session) -> dict[str, int | None]:
    """What was answered, by item; the last answer of an item counts, None is skipped."""
    rows = Response.objects.filter(session=session).order_by("pk")
    return last_answers(rows.values_list("item_key", "value"))
