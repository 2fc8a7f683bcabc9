"""Raw score as a smooth function of standing in the norm group and of a covariate such as age."""

from dataclasses import dataclass

import numpy as np

from tweespraak.psychometrics.arrays import Floats

_HALVINGS = 60
_PLACES = 61  # standings and covariates at which a surface is looked at
_LEAST = 1e-9  # of the spread of raw scores per z: a surface as flat as that has no inverse

Term = tuple[int, int]


@dataclass(frozen=True)
class Surface:
    """raw = sum of weight * z^i * age^j over terms (i, j), age running from -1 to 1.

    A Taylor polynomial of what nobody knows exactly (Lenhard, Lenhard & Gary, 2019). It holds for
    z from `low` to `high`, where persons were seen.
    """

    terms: tuple[Term, ...]
    weights: Floats
    low: float
    high: float

    def raw(self, z: Floats, age: Floats) -> Floats:
        """Raw score (n,) at standing z and age, each (n,)."""
        return design(self.terms, z, age) @ self.weights

    def is_rising(self, spread: float) -> bool:
        """Whether raw rises with z everywhere where persons were seen."""
        z, age = np.meshgrid(np.linspace(self.low, self.high, _PLACES), np.linspace(-1, 1, _PLACES))
        raw = self.raw(z.ravel(), age.ravel()).reshape(z.shape)
        return bool((np.diff(raw, axis=1) > _LEAST * spread).all())

    def standing(self, raw: Floats, age: Floats) -> Floats:
        """The z at which the surface has this raw score, or the end nearest to it: by halving."""
        low, high = np.full(raw.shape, self.low), np.full(raw.shape, self.high)
        for _ in range(_HALVINGS):
            middle = 0.5 * (low + high)
            above = self.raw(middle, age) > raw
            low, high = np.where(above, low, middle), np.where(above, middle, high)
        return np.asarray(0.5 * (low + high), dtype=np.float64)


def design(terms: tuple[Term, ...], z: Floats, age: Floats) -> Floats:
    """The terms at each of n places, (n, terms)."""
    return np.stack([z**i * age**j for i, j in terms], axis=1)
