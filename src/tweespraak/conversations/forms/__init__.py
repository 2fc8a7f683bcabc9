"""What people fill in."""

from tweespraak.conversations.forms.cards import CardForm, FindForm
from tweespraak.conversations.forms.questions import QuestionsForm, first_values

__all__ = [
    "CardForm",
    "FindForm",
    "QuestionsForm",
    "first_values",
]
