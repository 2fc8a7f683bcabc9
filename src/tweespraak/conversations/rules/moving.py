"""What happens to what two people began when the one gets another manager."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

CHOICE = "conversations.open_talks"  # the key under which the choice travels with the move
ASKED_AGAIN_AFTER = timedelta(days=7)
MORNING = time(8)


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


def asked_at(since_on: date, at: datetime, zone: ZoneInfo) -> datetime:
    """When the employee is asked: at once, or in the morning of the day when it lies ahead."""
    return max(at, datetime.combine(since_on, MORNING, zone))
