"""Insights: scores, what they mean, and the cube."""

from tweespraak.foundation.contexts import Context


class InsightsConfig(Context):
    name = "tweespraak.insights"
