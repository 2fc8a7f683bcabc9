"""What happens to what two people began when the one gets another manager."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.conversations.rules.reminding import MORNING

CHOICE = "conversations.open_talks"  # the key under which the choice travels with the move
ASKED_AFTER = (0, 7)  # days: on the day itself, and once more for who did not answer


class OpenTalks(StrEnum):
    """What happens to conversations that were not held yet."""

    CALL_OFF = "call_off"  # they are off; the employee starts anew with the new manager
    FINISH = "finish"  # the two finish what they began


def chosen(choices: Mapping[str, str]) -> OpenTalks:
    """What was chosen; who chose nothing, as a file does, gets the careful one."""
    try:
        return OpenTalks(choices.get(CHOICE, OpenTalks.CALL_OFF))
    except ValueError:
        return OpenTalks.CALL_OFF


def next_asking(since_on: date, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The first morning after this moment on which the employee is asked what goes along."""
    mornings = (
        datetime.combine(since_on + timedelta(days=days), MORNING, zone) for days in ASKED_AFTER
    )
    return min((morning for morning in mornings if morning > after), default=None)


def is_asked(since_on: date, since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whether such a morning fell between two moments."""
    found = next_asking(since_on, since - timedelta(microseconds=1), zone)
    return found is not None and found <= until
