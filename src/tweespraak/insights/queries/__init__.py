"""Reads of insights."""

from tweespraak.insights.queries.basis import Basis, basis_of
from tweespraak.insights.queries.goals import (
    AskingGoal,
    asking_goals,
    closed_goals,
    goals_of,
    open_goals,
    state_now,
)
from tweespraak.insights.queries.results import (
    every_result_of,
    is_withheld,
    latest_result,
    profile_of_result,
    profiles_of,
    recompute,
    result_before,
    results_of,
    scores_of,
)
from tweespraak.insights.queries.texts import scale_name, scale_text

__all__ = [
    "AskingGoal",
    "Basis",
    "asking_goals",
    "basis_of",
    "closed_goals",
    "every_result_of",
    "goals_of",
    "is_withheld",
    "latest_result",
    "open_goals",
    "profile_of_result",
    "profiles_of",
    "recompute",
    "result_before",
    "results_of",
    "scale_name",
    "scale_text",
    "scores_of",
    "state_now",
]
