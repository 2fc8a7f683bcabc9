"""What an organisation learns of a procedure: whose it is, until when, and when they are reminded."""

from datetime import date, timedelta
from enum import StrEnum

LONGEST_WORDS = 1000
LATEST = timedelta(days=183)  # as an agreement: at most half a year
REMIND_AGAIN = timedelta(days=14)


class Cause(StrEnum):
    """Where a lesson came from."""

    LATE = "late"  # a rejection because of a preference that became clear late
    CHANGED = "changed"  # requirements changed after the first interview
    OWN = "own"  # somebody wrote it down


class LessonRefusal(StrEnum):
    """Why something is not done with a lesson."""

    PAST = "past"  # its day is over already
    TOO_FAR = "too_far"
    NOT_THEIRS = "not_theirs"  # the owner does not lead this vacancy
    DONE = "done"
    EMPTY = "empty"  # nothing is said about how it was followed up


def due_refused(due_on: date, today: date) -> LessonRefusal | None:
    """Why this is no day for a lesson."""
    if due_on <= today:
        return LessonRefusal.PAST
    return LessonRefusal.TOO_FAR if due_on > today + LATEST else None


def must_remind(due_on: date | None, reminded_on: date | None, today: date) -> bool:
    """Whether the owner is reminded today: on its day, and every two weeks after it."""
    if due_on is None or due_on > today:
        return False
    return reminded_on is None or reminded_on + REMIND_AGAIN <= today
