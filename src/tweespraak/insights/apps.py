"""Insights: scores, what they mean, the cube, and one's own goals."""

from tweespraak.foundation.contexts import Context


class InsightsConfig(Context):
    name = "tweespraak.insights"
    order = 25  # before activities: you see your own result first
    fills = {
        "frame.concerns": "access.concerned",
        "frame.me": "views.slots.me",
        "frame.navigation": "views.slots.navigation",
        "home.waiting": "views.slots.waiting",
        "record.label": "views.slots.record_label",
        "session.finished": "views.slots.finished",
    }
