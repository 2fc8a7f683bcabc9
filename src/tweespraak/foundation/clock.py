"""The only source of time. In the demo and in tests it can be shifted for all processes at once."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


class ClockIsFixed(Exception):
    """The clock of a real installation cannot be moved."""


class _Shift:
    """The shift in the file, read again only when the file changed."""

    def __init__(self) -> None:
        self.stamp: tuple[str, int] | None = None
        self.delta = timedelta()

    def read(self, file: Path) -> timedelta:
        try:
            stamp = (str(file), os.stat(file).st_mtime_ns)
        except OSError:
            return timedelta()
        if stamp != self.stamp:
            self.delta = timedelta(seconds=float(file.read_text() or 0))
            self.stamp = stamp
        return self.delta


_shift = _Shift()


def shift() -> timedelta:
    """How far this installation's clock stands from the real one; zero outside demo and tests."""
    file = settings.CLOCK_SHIFT_FILE
    return _shift.read(file) if file else timedelta()


def now() -> datetime:
    """The moment it is, timezone-aware, in UTC."""
    return timezone.now() + shift()


def today(zone: str | None = None) -> date:
    """The date it is in the given time zone (an organisation's)."""
    return now().astimezone(ZoneInfo(zone or settings.TIME_ZONE)).date()


def move(by: timedelta) -> timedelta:
    """Shift the clock of every process further by `by`; returns the whole shift. Raises ClockIsFixed."""
    file = settings.CLOCK_SHIFT_FILE
    if not file:
        raise ClockIsFixed("Only the clock of a demo can be moved.")
    whole = shift() + by
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(str(whole.total_seconds()))
    fresh.replace(file)
    return whole
