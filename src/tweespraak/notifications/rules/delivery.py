"""What the answer of a mail server, or its silence, means for a mail."""

from datetime import timedelta
from enum import StrEnum, auto

# How long to wait after each answer "not now"; after the last the mail is a dead letter.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
TOO_LARGE = 552  # RFC 1870: answered to MAIL, about this mail's size


class Stage(StrEnum):
    """How far the conversation with the server is (RFC 5321, 3.3)."""

    SENDER = auto()  # connecting, greeting, MAIL: the server does not know the mail yet
    ADDRESS = auto()  # RCPT
    WORDS = auto()  # DATA, until the last of the words is handed over
    ANSWER = auto()  # the server has everything and owes us an answer


class Outcome(StrEnum):
    """What becomes of a mail."""

    SENT = auto()
    LATER = auto()  # the server said: not now. This attempt counts
    WAITING = auto()  # nobody heard of this mail: it waits without losing an attempt
    BOUNCED = auto()  # this address takes no mail
    REFUSED = auto()  # the server does not want this mail
    UNSURE = auto()  # it may have arrived: only a person can decide to send it again


def outcome_of(stage: Stage, code: int | None) -> Outcome:
    """`code` is the server's last answer; None when the line broke or time ran out."""
    kind = code // 100 if code and code > 0 else None
    if stage is Stage.ANSWER:
        known = {2: Outcome.SENT, 4: Outcome.LATER, 5: Outcome.REFUSED}
        return known.get(kind or 0, Outcome.UNSURE)
    if stage is Stage.SENDER:
        return Outcome.REFUSED if code == TOO_LARGE else Outcome.WAITING
    if kind != 5:
        return Outcome.LATER
    return Outcome.BOUNCED if stage is Stage.ADDRESS else Outcome.REFUSED
