"""Lenses: what a role asks for, and how well a profile fits it."""

from tweespraak.foundation.contexts import Context


class LensesConfig(Context):
    name = "tweespraak.lenses"
    fills = {"frame.navigation": "views.slots.navigation"}
    order = 40
