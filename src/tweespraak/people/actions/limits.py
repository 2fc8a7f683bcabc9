"""Wrong passwords slow down whoever types them, and never the owner on a device that is known.

Counted in the shared cache, so that all processes count together, in three places: this address with
this account, this account from all unknown devices together, this address with all accounts. A known
device (`access.devices`) has a place of its own, which nobody elsewhere can fill.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.core.internal.ratelimit import cache_lock
from django.core.cache import cache

from tweespraak.people.rules.proof import wait_after

FORGOTTEN = timedelta(hours=24)  # after the last wrong one


@dataclass(frozen=True)
class Place:
    """Where wrong guesses are counted, and how many of them cost nothing."""

    key: str
    free: int


class TooManyWrong(Exception):
    """So many wrong guesses from here that the next one has to wait; `until` says how long."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def places_of(*, account: str, address: str, device: str) -> list[Place]:
    """Where a guess counts: `device` is the id of a known device, else empty."""
    if device:
        return [Place(f"wrong:{device}:{account}", 10)]
    return [
        Place(f"wrong:{address}:{account}", 5),
        Place(f"wrong:account:{account}", 30),
        Place(f"wrong:address:{address}", 200),
    ]


def take_guess(places: list[Place], at: datetime) -> None:
    """Count a guess before it is looked at, so that many at once count too. Raises TooManyWrong."""
    for place in places:
        with cache_lock(place.key):
            wrong, until = _read(place)
            if at.timestamp() < until:
                raise TooManyWrong(datetime.fromtimestamp(until, at.tzinfo))
            _write(place, wrong + 1, at + wait_after(wrong + 1, place.free))


def give_back(places: list[Place], at: datetime) -> None:
    """The guess was right: the person's own slips are over, and what others guessed still counts."""
    cache.delete(places[0].key)
    for place in places[1:]:
        with cache_lock(place.key):
            wrong, _until = _read(place)
            _write(place, max(wrong - 1, 0), at)


def _read(place: Place) -> tuple[int, float]:
    kept: tuple[int, float] = cache.get(place.key, (0, 0.0))
    return kept


def _write(place: Place, wrong: int, until: datetime) -> None:
    cache.set(place.key, (wrong, until.timestamp()), FORGOTTEN.total_seconds())
