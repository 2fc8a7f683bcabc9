"""What people fill in."""

from tweespraak.conversations.forms.cards import (
    CardForm,
    FindForm,
    first_values,
)

__all__ = [
    "CardForm",
    "FindForm",
    "first_values",
]
