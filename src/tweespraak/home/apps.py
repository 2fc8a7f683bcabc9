"""Home: the home page, navigation, error pages, demo; composes, decides nothing."""

from tweespraak.foundation.contexts import Context


class HomeConfig(Context):
    name = "tweespraak.home"
    order = 10
    fills = {
        "frame.navigation": "views.slots.navigation",
        "frame.help": "views.slots.help_beside",
        "frame.me": "views.slots.me",
        "references.aside": "views.slots.references_aside",
        "home.section": "views.slots.sections",
        "home.waiting": "views.slots.waiting",
        "signin.aside": "views.slots.signin_aside",
    }
