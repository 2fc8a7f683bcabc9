"""What a consent is worth at a moment."""

from datetime import datetime
from typing import Protocol


class Permits(Protocol):
    """The moments of a consent."""

    given_at: datetime
    until_at: datetime
    withdrawn_at: datetime | None
    replaced_at: datetime | None


def is_valid(consent: Permits, at: datetime) -> bool:
    """Whether a consent stands: given, not yet ended, not withdrawn, not replaced by a newer one."""
    return (
        consent.given_at <= at < consent.until_at
        and (consent.withdrawn_at is None or at < consent.withdrawn_at)
        and (consent.replaced_at is None or at < consent.replaced_at)
    )
