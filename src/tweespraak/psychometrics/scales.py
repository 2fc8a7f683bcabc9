"""Scales people read: z, T, sten, stanine, C and percentile, and the error of a score."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from tweespraak.psychometrics.arrays import Floats, as_complete, as_floats
from tweespraak.psychometrics.errors import BadInput


class Scale(StrEnum):
    """Ways to write the same standing in a norm group."""

    Z = "z"
    T = "t"
    STEN = "sten"
    STANINE = "stanine"
    C = "c"
    PERCENTILE = "percentile"


_MEAN_AND_SD = {
    Scale.Z: (0.0, 1.0),
    Scale.T: (50.0, 10.0),
    Scale.STEN: (5.5, 2.0),
    Scale.STANINE: (5.0, 2.0),
    Scale.C: (5.0, 2.0),
}


def convert(value: ArrayLike, source: Scale, target: Scale) -> Floats:
    """`value` of any shape from one scale to another; NaN stays NaN.

    T = 50 + 10 z, sten = 5.5 + 2 z, stanine = C = 5 + 2 z, percentile = 100 Phi(z)
    (Crocker & Algina, 1986, ch. 19). Nothing is rounded or cut off at the ends of a
    scale: that belongs to showing. Average z and then convert; never average percentiles.
    Raises BadInput for a percentile outside (0, 100) and for a scale that does not exist.
    """
    return _from_z(_to_z(as_floats("value", value), _scale(source)), _scale(target))


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """sd * sqrt(1 - reliability), in the unit of `sd` (Lord & Novick, 1968, ch. 3)."""
    spread = float(as_complete("sd", sd, ()))
    if spread < 0:
        raise BadInput(f"sd is {spread}; pass a standard deviation of 0 or more.")
    share = float(as_complete("reliability", reliability, ()))
    if not 0 <= share <= 1:
        raise BadInput(f"reliability is {share}; pass a number from 0 to 1.")
    return spread * float(np.sqrt(1.0 - share))


def _scale(name: Scale) -> Scale:
    try:
        return Scale(name)
    except ValueError as error:
        raise BadInput(f"{name!r} is no scale; use {', '.join(Scale)}.") from error


def _to_z(value: Floats, source: Scale) -> Floats:
    if source is Scale.PERCENTILE:
        outside = (value <= 0) | (value >= 100)
        if outside.any():
            raise BadInput(
                f"percentile {value[outside].flat[0]} has no z; pass percentiles above 0 and below 100."
            )
        return np.asarray(ndtri(value / 100.0), dtype=np.float64)
    mean, sd = _MEAN_AND_SD[source]
    return np.asarray((value - mean) / sd, dtype=np.float64)


def _from_z(z: Floats, target: Scale) -> Floats:
    if target is Scale.PERCENTILE:
        return np.asarray(100.0 * ndtr(z), dtype=np.float64)
    mean, sd = _MEAN_AND_SD[target]
    return np.asarray(mean + sd * z, dtype=np.float64)
