"""The pages of insights."""

from tweespraak.insights.views.overview import cube, flat, paper
from tweespraak.insights.views.score import score

__all__ = ["cube", "flat", "paper", "score"]
