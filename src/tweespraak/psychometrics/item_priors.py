"""What is believed about the items before any answer, in the parameters people speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.calibration_answers import Model
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.families import Family
from tweespraak.psychometrics.grids import Normal
from tweespraak.psychometrics.maximisation import Look, Slope

_NAMES: dict[Model, tuple[str, ...]] = {
    "1PL": ("log_a", "b"),
    "2PL": ("log_a", "b"),
    "3PL": ("log_a", "b", "logit_c"),
    "GRM": ("log_a", "thresholds"),
}


class Beliefs(Protocol):
    """What adds height to items for being where they were believed to be."""

    def slope(self, items: Floats) -> Slope:
        """Height, gradient and curvature at items (J, p)."""


@dataclass(frozen=True)
class Priors:
    """Independent normals on eta (p,) = (log a, b_1 .., logit c); sd infinite where there is none."""

    mean: Floats
    sd: Floats
    intercepts: int

    def slope(self, items: Floats) -> Slope:
        """Their part of the height; the curvature is J' diag(1 / sd²) J with J = d eta / d item."""
        eta, jacobian = natural(items, self.intercepts)
        precision = 1.0 / self.sd**2
        away = eta - self.mean
        height = -0.5 * (away**2 * precision).sum(axis=1)  # a coordinate an item lacks has b = 0
        weighted = jacobian * precision[:, None]
        return Slope(
            np.where(items[:, 0] > 0, height, -np.inf),
            -np.einsum("ji,jip->jp", away, weighted),
            jacobian.transpose(0, 2, 1) @ weighted,
        )


def added_to(look: Look, beliefs: Beliefs) -> Look:
    """The same height with that of the beliefs on top."""

    def with_beliefs(items: Floats) -> Slope:
        return Slope(
            *(one + more for one, more in zip(look(items), beliefs.slope(items), strict=True))
        )

    return with_beliefs


def as_priors(
    priors: Mapping[str, Normal], family: Family, model: Model, items: int
) -> Priors | None:
    """The priors of the free items, or None; BadInput for one that `model` has no place for."""
    known = _NAMES[model]
    for name, prior in priors.items():
        if name not in known:
            raise BadInput(
                f"priors: {name!r} is no parameter of a {model}; use {' or '.join(known)}."
            )
        if not isinstance(prior, Normal):
            raise BadInput(f"priors: {name} is {prior!r}; pass a Normal(mean, sd).")
    if not priors:
        return None
    size = family.present.shape[1]
    mean, sd = np.zeros(size), np.full(size, np.inf)
    for name, prior in priors.items():
        at = {"log_a": slice(0, 1), "logit_c": slice(2, 3)}.get(
            name, slice(1, 1 + family.intercepts)
        )
        mean[at], sd[at] = prior.mean, prior.sd
    if model == "1PL":
        sd[0] *= np.sqrt(items)  # one slope: its prior counts once, not once per item
    return Priors(mean, sd, family.intercepts)


def natural(items: Floats, intercepts: int) -> tuple[Floats, Floats]:
    """eta (J, p) = (log a, b_k = -d_k / a, the rest as it is) and d eta / d item (J, p, p)."""
    a = np.where(items[:, :1] > 0, items[:, :1], 1.0)
    at = slice(1, 1 + intercepts)
    eta = items.copy()
    eta[:, :1], eta[:, at] = np.log(a), -items[:, at] / a
    jacobian = np.zeros((*items.shape, items.shape[1]))
    diagonal = np.arange(items.shape[1])
    jacobian[:, diagonal, diagonal] = 1.0
    jacobian[:, diagonal[at], diagonal[at]] = -1.0 / a
    jacobian[:, at, 0] = -eta[:, at] / a
    jacobian[:, 0, 0] = 1.0 / a[:, 0]
    return eta, jacobian
