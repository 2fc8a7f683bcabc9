"""The public face of insights."""

from tweespraak.insights.documents import NormText, norm_text
from tweespraak.insights.events import ResultReady
from tweespraak.insights.models import Result, Score
from tweespraak.insights.queries import (
    basis_of,
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
    "NormText",
    "Profile",
    "Result",
    "ResultReady",
    "ScaleScore",
    "ScaleText",
    "Score",
    "basis_of",
    "latest_result",
    "norm_text",
    "profile_of_result",
    "profiles_of",
    "recompute",
    "results_of",
    "scale_name",
    "scale_text",
    "scores_of",
]
