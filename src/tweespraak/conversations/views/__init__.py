"""The pages of conversations."""

from tweespraak.conversations.views.cards import (
    archive,
    bring_back,
    card,
    edit_card,
    new_card,
)
from tweespraak.conversations.views.library import library
from tweespraak.conversations.views.printing import printed, ready

__all__ = [
    "archive",
    "bring_back",
    "card",
    "edit_card",
    "library",
    "new_card",
    "printed",
    "ready",
]
