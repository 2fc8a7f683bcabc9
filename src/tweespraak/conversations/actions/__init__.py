"""Everything that is written in conversations."""

from tweespraak.conversations.actions.cards import (
    archive_card,
    bring_card_back,
    change_card,
    make_card,
)
from tweespraak.conversations.actions.merging import unite_talkers

__all__ = [
    "archive_card",
    "bring_card_back",
    "change_card",
    "make_card",
    "unite_talkers",
]
