"""The three steps of a new activity, for the stepper."""

from enum import IntEnum

from django.utils.translation import gettext as _


class Step(IntEnum):
    """Where someone is."""

    ACTIVITY = 0
    CANDIDATES = 1
    PREVIEW = 2


def steps(now: Step) -> list[dict[str, str]]:
    """The steps with their state."""
    labels = (_("Activity and lens"), _("Candidates"), _("Check and invite"))
    states = ["done"] * now + ["current"] + ["todo"] * (len(labels) - now - 1)
    return [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]
