"""The public face of insights."""

from tweespraak.insights.events import ResultReady
from tweespraak.insights.models import Result, Score
from tweespraak.insights.queries import (
    latest_result,
    profile_of_result,
    profiles_of,
    recompute,
    results_of,
    scale_name,
    scale_text,
    scores_of,
)
from tweespraak.insights.rules import Profile
from tweespraak.insights.rules.scores import Band, Kind, ScaleScore
from tweespraak.insights.rules.texts import ScaleText

__all__ = [
    "Band",
    "Kind",
    "Profile",
    "Result",
    "ResultReady",
    "ScaleScore",
    "ScaleText",
    "Score",
    "latest_result",
    "profile_of_result",
    "profiles_of",
    "recompute",
    "results_of",
    "scale_name",
    "scale_text",
    "scores_of",
]
