"""What was seen in a norm sample: outside it a norm says nothing."""

from dataclasses import dataclass

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import OutsideNorm
from tweespraak.psychometrics.norm_ranks import neighbours

_PLACES = 25


@dataclass(frozen=True)
class SeenRange:
    """Lowest and highest raw score (k,) seen around each of k places on the covariate.

    Without a covariate there is one place, and `places` is None. Between places the range is on
    the line between theirs.
    """

    places: Floats | None
    lowest: Floats
    highest: Floats

    @property
    def is_whole(self) -> bool:
        """Whether every part is there and in order."""
        count = 1 if self.places is None else self.places.size
        fits = self.lowest.shape == self.highest.shape == (count,)
        return fits and (
            self.places is None or (count > 1 and bool((np.diff(self.places) > 0).all()))
        )

    def scaled(self, age: Floats) -> Floats:
        """Age from -1 at the first place to 1 at the last."""
        places = np.zeros(2) if self.places is None else self.places
        return np.asarray(2.0 * (age - places[0]) / (places[-1] - places[0]) - 1.0)

    def check(self, raw: Floats, age: Floats | None) -> None:
        """OutsideNorm for the first person about whom the sample says nothing."""
        scores = raw.ravel()
        low, high = np.full(scores.shape, self.lowest[0]), np.full(scores.shape, self.highest[0])
        if age is not None and self.places is not None:
            ages = age.ravel()
            self._check_age(ages)
            low = np.interp(ages, self.places, self.lowest)
            high = np.interp(ages, self.places, self.highest)
        for person in np.flatnonzero((scores < low) | (scores > high))[:1]:
            where = "" if age is None else f" around covariate {age.ravel()[person]:g}"
            raise OutsideNorm(
                f"person {person}: raw score {scores[person]:g} lies outside {low[person]:g} to "
                f"{high[person]:g}, all that was seen{where} in the norm sample; report the raw "
                "score, or use a norm group with such scores."
            )

    def _check_age(self, age: Floats) -> None:
        places = np.zeros(2) if self.places is None else self.places
        for person in np.flatnonzero((age < places[0]) | (age > places[-1]))[:1]:
            raise OutsideNorm(
                f"person {person}: covariate {age[person]:g} lies outside {places[0]:g} to "
                f"{places[-1]:g}, all that was seen in the norm sample; use a norm group that "
                "includes this person."
            )


def seen_range(raw: Floats, age: Floats | None) -> SeenRange:
    """The range of a sample: raw (n,), and age (n,) or None."""
    if age is None:
        return SeenRange(None, raw.min(keepdims=True), raw.max(keepdims=True))
    order = np.argsort(age, kind="stable")
    places = np.unique(np.quantile(age, np.linspace(0.0, 1.0, _PLACES)))
    width = neighbours(raw.size)
    middle = np.searchsorted(age[order], places)
    starts = np.clip(middle - width // 2, 0, raw.size - width)
    around = [raw[order[start : start + width]] for start in starts]
    return SeenRange(
        places, np.array([part.min() for part in around]), np.array([part.max() for part in around])
    )
