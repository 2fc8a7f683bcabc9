"""Home: the home page, navigation, error pages, demo; composes, decides nothing."""

from tweespraak.foundation.contexts import Context


class HomeConfig(Context):
    name = "tweespraak.home"
