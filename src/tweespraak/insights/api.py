"""The public face of insights."""

from tweespraak.insights.actions import change_goal, do_with_goal, give_free, make_goal, withhold
from tweespraak.insights.documents import NormText, Reading, norm_text, reading_of
from tweespraak.insights.events import ResultReady
from tweespraak.insights.models import Goal, GoalMoment, Result, Score
from tweespraak.insights.queries import (
    basis_of,
    is_withheld,
    latest_result,
    open_goals,
    profile_of_result,
    profiles_of,
    recompute,
    results_of,
    scale_name,
    scale_text,
    scores_of,
    state_now,
)
from tweespraak.insights.rules import Profile
from tweespraak.insights.rules.goals import (
    Act,
    ActRefused,
    DayRefused,
    GoalState,
    HowFar,
    Plan,
    Said,
)
from tweespraak.insights.rules.scores import Band, Kind, ScaleScore
from tweespraak.insights.rules.texts import ScaleText
from tweespraak.insights.rules.why import Why, why

__all__ = [
    "Act",
    "ActRefused",
    "Band",
    "DayRefused",
    "Goal",
    "GoalMoment",
    "GoalState",
    "HowFar",
    "Kind",
    "NormText",
    "Plan",
    "Profile",
    "Reading",
    "Result",
    "ResultReady",
    "Said",
    "ScaleScore",
    "ScaleText",
    "Score",
    "Why",
    "basis_of",
    "change_goal",
    "do_with_goal",
    "give_free",
    "is_withheld",
    "latest_result",
    "make_goal",
    "norm_text",
    "open_goals",
    "profile_of_result",
    "profiles_of",
    "reading_of",
    "recompute",
    "results_of",
    "scale_name",
    "scale_text",
    "scores_of",
    "state_now",
    "why",
    "withhold",
]
