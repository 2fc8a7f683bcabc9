"""What conversations holds about whom, why and how long; export and erasure."""

from typing import Any

from tweespraak.conversations.personal_data import cards, talks
from tweespraak.foundation.personal_data import Rule

FIELDS = cards.FIELDS | talks.FIELDS
WORDS = cards.WORDS | talks.WORDS


def export(person: Any) -> dict[str, Any]:
    """The person's own cards, with all that stands on them."""
    return cards.export(person)


def erase(person: Any, rule: Rule) -> int:
    """The person's own cards."""
    return cards.erase(person, rule)
