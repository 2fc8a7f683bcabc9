"""The public face of home: the demo, for the command line."""

from tweespraak.home.actions.demo import build_demo
from tweespraak.home.queries.demo import demo_is_there, demo_logins, real_data_is_there

__all__ = ["build_demo", "demo_is_there", "demo_logins", "real_data_is_there"]
