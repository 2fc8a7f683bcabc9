"""Weighing features when every item has a residual of its own, by restricted likelihood (REML)."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.difficulty_likelihood import Peak

_SMALLEST, _LARGEST = 0.02, 20.0  # residual sd, in logits


class Weighing(NamedTuple):
    """Weights (P,), their covariance (P, P), and the residuals' standard deviation."""

    weights: Floats
    covariance: Floats
    sd: float


class _Likelihood(NamedTuple):
    """The answers' log-likelihood as a parabola g'y - y'L y / 2, along the axes of L.

    Around it, y ~ N(X w, sd² I). With L = U diag(size) U' all that is needed of the inverse of
    V = L^-1 + sd² I is a division, also where L says nothing and has no inverse.
    """

    size: Floats  # (J,)
    pull: Floats  # U'g
    design: Floats  # U'X

    def weighing(self, sd: float) -> Weighing:
        """Generalised least squares: w = (X' V^-1 X)^-1 X' V^-1 y."""
        less = 1.0 + self.size * sd**2
        precision = self.design.T @ (self.design * (self.size / less)[:, None])
        covariance = np.linalg.pinv(precision, hermitian=True)
        weights = covariance @ (self.design.T @ (self.pull / less))
        return Weighing(weights, np.asarray(covariance), sd)

    def height(self, sd: float) -> float:
        """Restricted log-likelihood of the residuals' sd (Harville, 1977), up to a constant."""
        less = 1.0 + self.size * sd**2
        weights, covariance, _ = self.weighing(sd)
        explained = weights @ (self.design.T @ (self.pull / less))
        spread = (self.pull**2 * sd**2 / less).sum() - np.log(less).sum()
        return 0.5 * float(spread + explained + np.linalg.slogdet(covariance)[1])


def weigh(design: Floats, peak: Peak, prediction: Floats, sd: float) -> Weighing:
    """Weights of the design (J, P), given difficulties that were found around a prediction."""
    size, axes = np.linalg.eigh(peak.information)
    size = np.maximum(size, 0.0)
    pull = size * (axes.T @ peak.difficulty) + axes.T @ (peak.difficulty - prediction) / sd**2
    likelihood = _Likelihood(size, pull, axes.T @ design)
    best = minimize_scalar(
        lambda log_sd: -likelihood.height(float(np.exp(log_sd))),
        bounds=(np.log(_SMALLEST), np.log(_LARGEST)),
        method="bounded",
        options={"xatol": 1e-6},
    )
    return likelihood.weighing(float(np.exp(best.x)))
