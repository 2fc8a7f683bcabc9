"""The only door to cards and talks for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.conversations.access.agreements import agreement
from tweespraak.conversations.access.cards import (
    audiences,
    card,
    is_changeable,
    kind,
    maker,
    own_card,
    reader,
    side,
)
from tweespraak.conversations.access.record import box_side, theme
from tweespraak.conversations.access.talks import concerned, holds_talks, seat, starter, talker

__all__ = [
    "agreement",
    "audiences",
    "box_side",
    "card",
    "concerned",
    "holds_talks",
    "is_changeable",
    "kind",
    "maker",
    "own_card",
    "reader",
    "seat",
    "side",
    "starter",
    "talker",
    "theme",
]
