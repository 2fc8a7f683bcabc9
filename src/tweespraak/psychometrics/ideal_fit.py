"""How well a C score fits an ideal range, and how error in the scores moves that fit.

The fit is 100 inside [low, high] and falls by 25 per C on either side until it is 0:
a piecewise-linear function with bends at low - 4, low, high and high + 4.
"""

import numpy as np
from scipy.special import ndtr

from tweespraak.psychometrics.arrays import Floats

_FULL = 100.0
_REACH = 4.0  # C units from full fit to none; above the range 2 C leaves half
_SLOPE = _FULL / _REACH
_BENDS = _SLOPE * np.array([1.0, -1.0, -1.0, 1.0])  # change of slope at each bend
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)


def fit_of(c: float, low: float, high: float) -> float:
    """Fit, 0-100, of a score in C units with the ideal range [low, high]."""
    return max(0.0, _FULL - _SLOPE * max(low - c, c - high, 0.0))


def fit_covariance(c: Floats, errors: Floats, low: Floats, high: Floats) -> Floats:
    """Covariances (k, k) of the k fits when the scores are normal around `c` (k,).

    `errors` (k, k) is the covariance of the scores in C units. With f a fit and r the
    correlation of two scores, the derivative of Cov(f, g) to r is sx sy E[f' g'] (Price,
    1958), and a second time sx² sy² E[f'' g''], where f'' is a spike at each bend. So

        Cov = sx sy ( r E[f'] E[g'] + integral from 0 to r of (r - q) S(q) dq )

    with S(q) the sum over pairs of bends of their changes of slope times the bivariate
    normal density with correlation q. With q = sin(t) the integrand is smooth and is
    integrated by Gauss-Legendre; a variance is the case r = 1 of a fit with itself.
    """
    sd = np.sqrt(np.diag(errors))
    certain = sd == 0
    scale = np.where(certain, 1.0, sd)
    bends = np.stack([low - _REACH, low, high, high + _REACH], axis=1)
    h = (bends - c[:, None]) / scale[:, None]
    slope = ndtr(-h) @ _BENDS
    one, other = np.triu_indices(c.size)
    r = np.clip(errors[one, other] / (scale[one] * scale[other]), -1.0, 1.0)
    r[one == other] = 1.0
    values = sd[one] * sd[other] * (r * slope[one] * slope[other] + _bent(h[one], h[other], r))
    result = np.zeros_like(errors)
    result[one, other] = result[other, one] = values
    return result


def _bent(h: Floats, g: Floats, r: Floats) -> Floats:
    """Integral of (r - q) S(q) for each of p pairs; h and g (p, 4) in standard units."""
    end = np.arcsin(r)[:, None]
    t = end * (_NODES + 1.0) / 2.0
    q = np.sin(t)
    width = end / 2.0 * _WEIGHTS * (r[:, None] - q) / (2.0 * np.pi)
    h, g = h[:, :, None, None], g[:, None, :, None]
    q, twice = q[:, None, None, :], 2.0 * (np.cos(t) ** 2)[:, None, None, :]
    density = np.exp(-(h * h - 2.0 * h * g * q + g * g) / twice)
    return np.asarray(
        np.einsum("pijn,i,j,pn->p", density, _BENDS, _BENDS, width, optimize=False),
        dtype=np.float64,
    )
