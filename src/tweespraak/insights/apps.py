"""Insights: scores, what they mean, and the cube."""

from tweespraak.foundation.contexts import Context


class InsightsConfig(Context):
    name = "tweespraak.insights"
    order = 30
    fills = {
        "frame.navigation": "views.slots.navigation",
        "home.waiting": "views.slots.waiting",
        "session.finished": "views.slots.finished",
    }
