"""Home: the home page, navigation, error pages, demo; composes, decides nothing."""

from tweespraak.foundation.contexts import Context


class HomeConfig(Context):
    name = "tweespraak.home"
    order = 10
    fills = {
        "frame.navigation": "views.slots.navigation",
        "frame.me": "views.slots.me",
        "signin.aside": "views.slots.signin_aside",
    }
