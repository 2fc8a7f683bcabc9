"""The public face of evaluations."""

from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import Side, State

__all__ = ["Evaluation", "Side", "State"]
