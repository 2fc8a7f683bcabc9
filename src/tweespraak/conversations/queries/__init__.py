"""Reads of conversations."""

from tweespraak.conversations.queries.cards import (
    archived_cards,
    cards_for,
    organisation_cards,
    own_cards,
)
from tweespraak.conversations.queries.library import libraries, library

__all__ = ["archived_cards", "cards_for", "libraries", "library", "organisation_cards", "own_cards"]
