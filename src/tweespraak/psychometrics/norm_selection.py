"""Choosing a norm surface: the fewest terms that predict persons who were left out."""

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.norm_ranks import standings
from tweespraak.psychometrics.norm_surface import Surface, Term, design

_IN_Z, _IN_AGE = 5, 3  # highest powers
_MOST_TERMS = 12
_FOLDS = 5
_WORTH = 1e-3  # of explained variance that a surface with more terms must add
_GOLDEN = 0.6180339887498949


def chosen_surface(raw: Floats, age: Floats | None) -> tuple[Surface, float] | None:
    """The surface and its cross-validated R²; None when no surface rises with standing.

    Terms join one by one, each time the one that explains most. Of the surfaces that rise
    everywhere, the smallest is chosen that explains left-out persons nearly as well as any. Those
    persons are ranked among themselves, so the R² is of a norm in a new sample.
    """
    z, ages = standings(raw, age), np.zeros(raw.size) if age is None else age
    parts = [_part(raw, age, fold) for fold in range(_FOLDS)]
    candidates = []
    for terms in _growing(z, ages, raw, _IN_AGE if age is not None else 0):
        surface = _fitted(terms, z, ages, raw)
        if surface.is_rising(float(raw.std())):
            candidates.append((surface, _explained(terms, parts, raw)))
    if not candidates:
        return None
    best = max(r2 for _, r2 in candidates)
    return next((surface, r2) for surface, r2 in candidates if r2 >= best - _WORTH)


def _growing(z: Floats, age: Floats, raw: Floats, powers: int) -> list[tuple[Term, ...]]:
    """Sets of terms, each with the one more that explains most of what was left."""
    terms: list[Term] = [(0, 0), (1, 0)]
    left = [(i, j) for i in range(_IN_Z + 1) for j in range(powers + 1) if (i, j) not in terms]
    steps = [tuple(terms)]
    columns = design(tuple(left), z, age) if left else np.zeros((raw.size, 0))
    while left and len(terms) < _MOST_TERMS:
        basis = np.linalg.qr(design(tuple(terms), z, age))[0]
        rest = columns - basis @ (basis.T @ columns)
        away = raw - basis @ (basis.T @ raw)
        size = (rest**2).sum(axis=0)
        gain = np.where(size > 1e-9, (rest.T @ away) ** 2 / np.maximum(size, 1e-9), 0.0)
        best = int(gain.argmax())
        terms.append(left.pop(best))
        columns = np.delete(columns, best, axis=1)
        steps.append(tuple(terms))
    return steps


def _fitted(terms: tuple[Term, ...], z: Floats, age: Floats, raw: Floats) -> Surface:
    weights = np.linalg.lstsq(design(terms, z, age), raw, rcond=None)[0]
    return Surface(terms, np.asarray(weights, dtype=np.float64), float(z.min()), float(z.max()))


Part = tuple[Floats, Floats, Floats, Floats, Floats, Floats]


def _part(raw: Floats, age: Floats | None, fold: int) -> Part:
    """Standing, age and raw of those kept and of those left out, ranked apart."""
    out = (np.arange(raw.size) * _GOLDEN % 1.0 * _FOLDS).astype(int) == fold
    sides = []
    for side in (~out, out):
        ages = None if age is None else age[side]
        z = standings(raw[side], ages)
        sides += [z, np.zeros(z.size) if ages is None else ages, raw[side]]
    return (sides[0], sides[1], sides[2], sides[3], sides[4], sides[5])


def _explained(terms: tuple[Term, ...], parts: list[Part], raw: Floats) -> float:
    """R² over all persons, each predicted while left out."""
    missed = 0.0
    for z, age, kept, z_out, age_out, out in parts:
        missed += float(((_fitted(terms, z, age, kept).raw(z_out, age_out) - out) ** 2).sum())
    return 1.0 - missed / float(((raw - raw.mean()) ** 2).sum())
