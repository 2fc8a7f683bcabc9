"""Testing: who takes what, the session, the answers."""

from tweespraak.foundation.contexts import Context


class TestingConfig(Context):
    name = "tweespraak.testing"
