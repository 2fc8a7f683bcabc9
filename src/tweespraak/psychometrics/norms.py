"""Standing in a norm group from a raw score, smoothly over a covariate such as age."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.norm_range import SeenRange, seen_range
from tweespraak.psychometrics.norm_selection import chosen_surface
from tweespraak.psychometrics.norm_surface import Surface

_BAND = 1.6448536269514722  # 90 %
_FEWEST, _FEWEST_BY_AGE = 30, 100


@dataclass(frozen=True)
class Normed:
    """z, percentile (0-100) and the 90 % band of the percentile, in the shape of the raw scores."""

    z: Floats
    percentile: Floats
    low: Floats
    high: Floats


class NormModel:
    """A norm group, as the raw score that belongs to each standing at each covariate.

    `r2_cross_validated` is the share of the variance of raw scores that the norm explains among
    persons who were left out while fitting, ranked among themselves; `n` is the sample's size.
    """

    r2_cross_validated: float
    n: int

    def __init__(self, surface: Surface, seen: SeenRange, r2: float, n: int) -> None:
        self._surface, self._seen = surface, seen
        self.r2_cross_validated, self.n = r2, n

    @classmethod
    def fit(cls, raw: ArrayLike, covariate: ArrayLike | None = None) -> "NormModel":
        """The norm of a sample: raw (n,), and a covariate (n,) when standing depends on one.

        Semi-parametric continuous norming (Lenhard, Lenhard, Suggate & Segerer, 2018): mid-ranks
        become z, and raw is a polynomial in z (to the fifth power) and the covariate (to the
        third), with terms chosen by five-fold cross-validation among those that rise with z
        everywhere. Raises BadInput for fewer than 30 persons (100 with a covariate), a value that
        is missing, raw scores or a covariate that do not vary, or a sample without such a
        polynomial.
        """
        scores = _column("raw", raw)
        if scores.ndim != 1:
            raise BadInput(f"raw has shape {scores.shape}; pass one raw score per person.")
        ages = None if covariate is None else _column("covariate", covariate)
        _check_sample(scores, ages)
        seen = seen_range(scores, ages)
        found = chosen_surface(scores, None if ages is None else seen.scaled(ages))
        if found is None:
            raise BadInput(
                "raw has too few different scores for a norm that rises with standing everywhere; "
                "gather more persons or more finely graded scores."
            )
        return cls(found[0], seen, found[1], scores.size)

    def to_dict(self) -> dict[str, object]:
        """All there is to this norm, in numbers and lists that JSON can hold."""
        return {
            "n": self.n,
            "r2_cross_validated": self.r2_cross_validated,
            "terms": [list(term) for term in self._surface.terms],
            "weights": self._surface.weights.tolist(),
            "z": [self._surface.low, self._surface.high],
            "covariate": None if self._seen.places is None else self._seen.places.tolist(),
            "lowest": self._seen.lowest.tolist(),
            "highest": self._seen.highest.tolist(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> "NormModel":
        """The norm that `to_dict` gave; BadInput when a part is missing or is not a norm."""
        given: Mapping[str, Any] = data
        try:
            terms = tuple((int(i), int(j)) for i, j in given["terms"])
            weights = np.array(given["weights"], dtype=np.float64)
            low, high = (float(end) for end in given["z"])
            places = given["covariate"]
            seen = SeenRange(
                None if places is None else np.array(places, dtype=np.float64),
                np.array(given["lowest"], dtype=np.float64),
                np.array(given["highest"], dtype=np.float64),
            )
            r2, n = float(given["r2_cross_validated"]), int(given["n"])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise BadInput(f"data is no norm ({error}); pass what to_dict() returned.") from error
        surface = Surface(terms, weights, low, high)
        if weights.shape != (len(terms),) or not (seen.is_whole and surface.is_rising(1e-3)):
            raise BadInput("data is no norm: its parts do not fit; pass what to_dict() returned.")
        return cls(surface, seen, r2, n)

    def convert(
        self, raw: ArrayLike, covariate: ArrayLike | None = None, sem: float = 0.0
    ) -> Normed:
        """Standing of raw scores of any shape, the covariate one for all or one for each.

        `sem` is the standard error of measurement in raw points: the band runs from the percentile
        of raw - 1.645 sem to that of raw + 1.645 sem, no further than persons were seen. Higher raw
        never gives lower z. Raises OutsideNorm, which is a BadInput, where nobody like this was in
        the sample: a norm is not extrapolated.
        """
        scores = _column("raw", raw)
        if not (math.isfinite(sem) and sem >= 0):
            raise BadInput(f"sem is {sem}; pass a standard error of 0 or more, in raw points.")
        ages = self._ages(covariate, scores.shape)
        self._seen.check(scores, ages)
        scaled = np.zeros(scores.shape) if ages is None else self._seen.scaled(ages)
        z, low, high = (
            self._surface.standing((scores + away).ravel(), scaled.ravel()).reshape(scores.shape)
            for away in (0.0, -_BAND * sem, _BAND * sem)
        )
        return Normed(z, *(np.asarray(100.0 * ndtr(at)) for at in (z, low, high)))

    def _ages(self, covariate: ArrayLike | None, shape: tuple[int, ...]) -> Floats | None:
        if (covariate is None) != (self._seen.places is None):
            told = "was made with a" if covariate is None else "knows no"
            raise BadInput(f"This norm {told} covariate; pass what it was made with.")
        if covariate is None:
            return None
        ages = _column("covariate", covariate)
        if ages.shape not in {(), shape}:
            raise BadInput(f"covariate has shape {ages.shape}; pass one for all, or {shape}.")
        return np.broadcast_to(ages, shape)


def _column(name: str, values: ArrayLike) -> Floats:
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput(f"{name} is not numeric; pass numbers.") from error
    for place in np.argwhere(~np.isfinite(array))[:1]:
        who = f"person {place[0]}: " if place.size else ""
        raise BadInput(
            f"{who}{name} is {array[tuple(place)]}; pass finite numbers, without who is missing one."
        )
    return array


def _check_sample(raw: Floats, age: Floats | None) -> None:
    fewest = _FEWEST if age is None else _FEWEST_BY_AGE
    if raw.size < fewest:
        raise BadInput(
            f"raw holds {raw.size} persons; a norm like this needs at least {fewest}: gather more."
        )
    if raw.min() == raw.max():
        raise BadInput(f"Everybody has raw score {raw[0]}; a norm needs scores that differ.")
    if age is None:
        return
    if age.shape != raw.shape:
        raise BadInput(f"covariate has shape {age.shape}; pass one per person, {raw.shape}.")
    if age.min() == age.max():
        raise BadInput(f"covariate is {age[0]} for everybody; leave it out.")
