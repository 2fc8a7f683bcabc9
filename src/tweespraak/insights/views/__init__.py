"""The pages of insights."""

from tweespraak.insights.views.goals import goal, goal_change, goals, new_goal
from tweespraak.insights.views.moments import moment
from tweespraak.insights.views.overview import cube, flat, paper
from tweespraak.insights.views.score import score

__all__ = [
    "cube",
    "flat",
    "goal",
    "goal_change",
    "goals",
    "moment",
    "new_goal",
    "paper",
    "score",
]
