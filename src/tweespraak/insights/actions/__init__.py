"""What can be done with results and goals."""

from tweespraak.insights.actions.goals import change_goal, do_with_goal, make_goal
from tweespraak.insights.actions.results import (
    NotFinished,
    give_free,
    open_result,
    score_session,
    take_results_over,
    withhold,
)

__all__ = [
    "NotFinished",
    "change_goal",
    "do_with_goal",
    "give_free",
    "make_goal",
    "open_result",
    "score_session",
    "take_results_over",
    "withhold",
]
