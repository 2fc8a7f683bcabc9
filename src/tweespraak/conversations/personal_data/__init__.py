"""What conversations holds about whom, why and how long; export and erasure."""

from typing import Any

from tweespraak.conversations.personal_data import (
    agreements,
    cards,
    entries,
    messages,
    planning,
    records,
    talks,
)
from tweespraak.foundation.personal_data import Rule

FIELDS = cards.FIELDS | talks.FIELDS
WORDS = (
    agreements.WORDS
    | cards.WORDS
    | entries.WORDS
    | messages.WORDS
    | planning.WORDS
    | records.WORDS
    | talks.WORDS
)


def export(person: Any) -> dict[str, Any]:
    """The person's own cards, preparations, records and agreements, and what others let them read."""
    return (
        cards.export(person)
        | planning.export(person)
        | entries.export(person)
        | records.export(person)
        | agreements.export(person)
        | messages.export(person)
    )


def erase(person: Any, rule: Rule) -> int:
    """The person's own cards and agreements, and everything they wrote to prepare and in records."""
    gone: int = sum(
        part.erase(person, rule) for part in (agreements, cards, entries, messages, records)
    )
    return gone + planning.erase(person, rule)  # last: the rest hangs on the talks
