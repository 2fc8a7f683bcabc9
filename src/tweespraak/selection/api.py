"""The public face of selection."""

from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.rules.states import State

__all__ = ["Candidacy", "State", "Vacancy"]
