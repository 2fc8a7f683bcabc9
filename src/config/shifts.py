"""How a shift of the clock is written: +3d, -2h, +1d12h30m."""

import re
from datetime import timedelta

_SHIFT = re.compile(r"(?P<sign>[+-]?)(?:(?P<d>\d+)d)?(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?")


class NotAShift(ValueError):
    """The text is not a shift of the clock."""


def parse_shift(text: str) -> timedelta:
    """A signed time span. Raises NotAShift with an example."""
    found = _SHIFT.fullmatch(text.strip())
    if not found or not any(found[unit] for unit in "dhm"):
        raise NotAShift(f"'{text}' is not a shift. Write for instance +3d, -2h or +1d12h.")
    span = timedelta(
        days=int(found["d"] or 0), hours=int(found["h"] or 0), minutes=int(found["m"] or 0)
    )
    return -span if found["sign"] == "-" else span
