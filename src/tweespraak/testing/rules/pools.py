"""The items an adaptive test draws from, as the engine wants them, and how often each was seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tweespraak.psychometrics import ItemBank

EXPOSURE_LIMIT = 0.20  # the largest share of people who may see an item
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Parameters:
    """An item as a parameter version holds it.

    Items of one `model` look alike once values are renamed: nobody sees two of them. `covariance`
    is how unsure log a and b are: variance, covariance, variance.
    """

    key: str
    model: str
    stratum: str
    options: int
    a: float
    b: float
    covariance: tuple[float, float, float] = (0.0, 0.0, 0.0)
    is_warm_up: bool = False


@dataclass(frozen=True)
class Pool:
    """All items of one version; safe to keep in memory, a version never changes."""

    items: tuple[Parameters, ...]

    @cached_property
    def bank(self) -> ItemBank:
        """The items as the engine knows them; guessing is one in so many options."""
        return ItemBank(
            [item.a for item in self.items],
            [item.b for item in self.items],
            [1.0 / item.options for item in self.items],
            covariance=np.array([_square(item.covariance) for item in self.items]),
        )

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each item stands in the bank."""
        return {item.key: place for place, item in enumerate(self.items)}

    @cached_property
    def warm_ups(self) -> frozenset[int]:
        """The items that are only ever shown first and never scored."""
        return frozenset(place for place, item in enumerate(self.items) if item.is_warm_up)

    @cached_property
    def strata(self) -> Mapping[int, str]:
        """The stratum of every item."""
        return {place: item.stratum for place, item in enumerate(self.items)}

    @cached_property
    def enemies(self) -> tuple[frozenset[int], ...]:
        """Items of which a person sees at most one."""
        groups: dict[str, set[int]] = {}
        for place, item in enumerate(self.items):
            groups.setdefault(item.model, set()).add(place)
        return tuple(frozenset(group) for group in groups.values() if len(group) > 1)

    def of_models(self, models: Iterable[str]) -> frozenset[int]:
        """The items of these models."""
        wanted = frozenset(models)
        return frozenset(place for place, item in enumerate(self.items) if item.model in wanted)


@dataclass(frozen=True)
class Exposure:
    """How many people began, whoever asks now among them, and how many of them saw each item."""

    people: int
    seen: Mapping[str, int]

    def is_worn(self, key: str) -> bool:
        """Whether one more person would be too many; one person may always see it."""
        return self.seen.get(key, 0) >= self._most

    def worn(self, pool: Pool) -> frozenset[int]:
        """The items that nobody is shown for now."""
        most, places = self._most, pool.places
        return frozenset(
            places[key] for key, seen in self.seen.items() if seen >= most and key in places
        )

    @property
    def _most(self) -> int:
        return max(1, int(EXPOSURE_LIMIT * self.people + _ROUNDING))


def _square(covariance: tuple[float, float, float]) -> tuple[tuple[float, float], ...]:
    of_slope, between, of_location = covariance
    return (of_slope, between), (between, of_location)
