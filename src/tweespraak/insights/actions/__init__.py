"""What can be done with results and goals."""

from tweespraak.insights.actions.goals import change_goal, do_with_goal, make_goal
from tweespraak.insights.actions.results import (
    NotFinished,
    open_result,
    score_session,
    take_results_over,
)

__all__ = [
    "NotFinished",
    "change_goal",
    "do_with_goal",
    "make_goal",
    "open_result",
    "score_session",
    "take_results_over",
]
