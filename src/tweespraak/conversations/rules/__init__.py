"""Talk cards: what stands in the library, and what makes a good card. Values in, values out."""

from tweespraak.conversations.rules.cards import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    OWN_PER_THEME,
    Chosen,
    Fault,
    Side,
    faults,
    in_order,
    read_chosen,
    ready,
    side_of,
    stored,
)
from tweespraak.conversations.rules.library import (
    BadLibrary,
    Kind,
    Library,
    Question,
    Theme,
    found,
    read_library,
)

__all__ = [
    "LONGEST_QUESTION",
    "MOST_QUESTIONS",
    "OWN_PER_THEME",
    "BadLibrary",
    "Chosen",
    "Fault",
    "Kind",
    "Library",
    "Question",
    "Side",
    "Theme",
    "faults",
    "found",
    "in_order",
    "read_chosen",
    "read_library",
    "ready",
    "side_of",
    "stored",
]
