"""Reads of insights."""

from tweespraak.insights.queries.basis import Basis, basis_of
from tweespraak.insights.queries.results import (
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
    "Basis",
    "basis_of",
    "latest_result",
    "profile_of_result",
    "profiles_of",
    "recompute",
    "result_before",
    "results_of",
    "scale_name",
    "scale_text",
    "scores_of",
]
