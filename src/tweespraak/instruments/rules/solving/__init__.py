"""Solving a figural matrix from what can be seen of it, without knowing how it was made."""

from tweespraak.instruments.rules.solving.cells import Attribute, Cell, Trait, Unreadable
from tweespraak.instruments.rules.solving.checking import faults_of
from tweespraak.instruments.rules.solving.drawings import seen_in, solve_drawn
from tweespraak.instruments.rules.solving.hypotheses import Direction, Explanation
from tweespraak.instruments.rules.solving.laws import Reading, Rule
from tweespraak.instruments.rules.solving.solutions import Fault, Solution, solve

__all__ = [
    "Attribute",
    "Cell",
    "Direction",
    "Explanation",
    "Fault",
    "Reading",
    "Rule",
    "Solution",
    "Trait",
    "Unreadable",
    "faults_of",
    "seen_in",
    "solve",
    "solve_drawn",
]
