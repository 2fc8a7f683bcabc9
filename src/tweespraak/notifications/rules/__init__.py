"""What holds for mails and for the bell: values in, values out."""

from tweespraak.notifications.rules.bounces import Bounce, NotABounce, read_bounce
from tweespraak.notifications.rules.delivery import BACK_OFF, Outcome, Stage, outcome_of
from tweespraak.notifications.rules.portions import AT_ONCE, portions
from tweespraak.notifications.rules.rhythm import next_mail_at

__all__ = [
    "AT_ONCE",
    "BACK_OFF",
    "Bounce",
    "NotABounce",
    "Outcome",
    "Stage",
    "next_mail_at",
    "outcome_of",
    "portions",
    "read_bounce",
]
