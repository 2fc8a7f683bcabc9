"""What holds for mails and for the bell: values in, values out."""

from tweespraak.notifications.rules.bounces import Bounce, NotABounce, read_bounce
from tweespraak.notifications.rules.delivery import BACK_OFF, Outcome, Stage, outcome_of

__all__ = [
    "BACK_OFF",
    "Bounce",
    "NotABounce",
    "Outcome",
    "Stage",
    "outcome_of",
    "read_bounce",
]
