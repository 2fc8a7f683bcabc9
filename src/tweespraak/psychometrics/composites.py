"""Weighted sums of scales: their norm, their reliability and the errors they share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.arrays import Floats, as_complete
from tweespraak.psychometrics.errors import BadInput


@dataclass(frozen=True)
class Composite:
    """Norm of a weighted sum; mean, sd and sem in the unit of the sum."""

    mean: float
    sd: float
    reliability: float
    sem: float


def composite(
    weights: ArrayLike,
    means: ArrayLike,
    sds: ArrayLike,
    correlations: ArrayLike,
    reliabilities: ArrayLike,
) -> Composite:
    """Norm of sum(w x) over F scales: weights, means, sds, reliabilities (F,), correlations (F, F).

    mean = w'm, var = w'(SD R SD)w, reliability = 1 - sum(w² sd² (1 - rel)) / var
    (Mosier, 1943; errors of different scales uncorrelated). Raises BadInput for
    shapes that disagree, impossible correlations, or a sum without variance.
    """
    w = as_complete("weights", weights)
    if w.ndim != 1 or not w.size:
        raise BadInput(f"weights has shape {w.shape}; pass one weight per scale.")
    sd = _positive("sds", sds, w.shape)
    rel = _reliabilities(reliabilities, w.shape)
    parts = w * sd
    variance = float(parts @ _correlations(correlations, w.size) @ parts)
    if variance <= 1e-12:
        raise BadInput("weights give a sum without variance; use weights that do not cancel out.")
    error = float(np.sum(parts**2 * (1.0 - rel)))
    return Composite(
        mean=float(w @ as_complete("means", means, w.shape)),
        sd=float(np.sqrt(variance)),
        reliability=1.0 - error / variance,
        sem=float(np.sqrt(error)),
    )


def error_covariance(weights: ArrayLike, sems: ArrayLike, sds: ArrayLike) -> Floats:
    """Sigma = W diag(sem²) W' in composite z, with W = weights / sds.

    weights (C, F) act on the z of F scales, sems (F,) are their standard errors in z,
    sds (C,) the standard deviations of the C weighted sums. Composites that share a
    scale share its error, so the result (C, C) is not diagonal.
    """
    raw = as_complete("weights", weights)
    if raw.ndim != 2:
        raise BadInput(f"weights has shape {raw.shape}; pass (composites, scales).")
    scaled = raw / _positive("sds", sds, raw.shape[:1])[:, None]
    sem = as_complete("sems", sems, raw.shape[1:])
    if (sem < 0).any():
        raise BadInput(
            f"sems[{int(np.argmin(sem))}] is negative; pass standard errors of 0 or more."
        )
    root = scaled * sem
    return np.asarray(root @ root.T, dtype=np.float64)


def _positive(name: str, values: ArrayLike, shape: tuple[int, ...]) -> Floats:
    array = as_complete(name, values, shape)
    if (array <= 0).any():
        raise BadInput(
            f"{name}[{int(np.argmin(array))}] is {array.min()}; pass standard deviations above 0."
        )
    return array


def _reliabilities(values: ArrayLike, shape: tuple[int, ...]) -> Floats:
    array = as_complete("reliabilities", values, shape)
    wrong = np.flatnonzero((array < 0) | (array > 1))
    if wrong.size:
        raise BadInput(f"reliabilities[{wrong[0]}] is {array[wrong[0]]}; pass numbers from 0 to 1.")
    return array


def _correlations(values: ArrayLike, size: int) -> Floats:
    matrix = as_complete("correlations", values, (size, size))
    if not np.allclose(matrix, matrix.T, atol=1e-9):
        raise BadInput("correlations is not symmetric; pass the full matrix, both triangles alike.")
    if not np.allclose(np.diag(matrix), 1.0, atol=1e-9):
        raise BadInput(
            "correlations needs ones on its diagonal; pass correlations, not covariances."
        )
    if (np.abs(matrix) > 1.0 + 1e-9).any():
        raise BadInput("correlations has a value beyond 1; pass numbers from -1 to 1.")
    if np.linalg.eigvalsh(matrix)[0] < -1e-6:
        raise BadInput(
            "correlations cannot exist together (not positive semi-definite); "
            "take all from one and the same sample."
        )
    return matrix
