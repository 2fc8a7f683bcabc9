"""What conversations holds about whom, why and how long; export and erasure."""

from typing import Any

from tweespraak.conversations.personal_data import cards, entries, talks
from tweespraak.foundation.personal_data import Rule

FIELDS = cards.FIELDS | talks.FIELDS
WORDS = cards.WORDS | entries.WORDS | talks.WORDS


def export(person: Any) -> dict[str, Any]:
    """The person's own cards and preparations, and what others let them read."""
    return cards.export(person) | entries.export(person)


def erase(person: Any, rule: Rule) -> int:
    """The person's own cards, and everything they wrote to prepare."""
    return cards.erase(person, rule) + entries.erase(person, rule)
