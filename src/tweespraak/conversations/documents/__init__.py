"""Conversations in words, letters and paper."""

from tweespraak.conversations.documents.cards import (
    ABOUT,
    FAULTS,
    KINDS,
    SIDES,
    CardText,
    QuestionText,
    ThemeText,
    Voices,
    card_text,
    ready_text,
    theme_text,
    voices,
)

__all__ = [
    "ABOUT",
    "FAULTS",
    "KINDS",
    "SIDES",
    "CardText",
    "QuestionText",
    "ThemeText",
    "Voices",
    "card_text",
    "ready_text",
    "theme_text",
    "voices",
]
