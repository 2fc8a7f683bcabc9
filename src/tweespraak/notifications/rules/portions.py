"""Long lists in portions that fit in one query."""

from collections.abc import Iterator, Sequence
from uuid import UUID

AT_ONCE = 500  # keys in one query


def portions(keys: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """The keys, so many at once."""
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
