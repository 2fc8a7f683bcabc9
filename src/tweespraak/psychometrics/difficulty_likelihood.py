"""The most likely difficulties given what the items are made of, and how sure the answers are."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.anchors import Anchors
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.expectation import Sums, Table
from tweespraak.psychometrics.families import Family, Graded, KnownGuessing
from tweespraak.psychometrics.grids import Grid
from tweespraak.psychometrics.marginal import Marginal
from tweespraak.psychometrics.maximisation import Slope
from tweespraak.psychometrics.observed_information import observed_information
from tweespraak.psychometrics.squarem import fixed_point
from tweespraak.psychometrics.starting_items import starting_items

_GRID = Grid(-6.0, 6.0, 61)
_TOLERANCE = 1e-4
_CYCLES = 500
_SLOPE_SD = 1.0  # of log slope around 0: only keeps it above 0 where the answers say nothing


class Peak(NamedTuple):
    """Difficulties (J,), and the answers' information (J, J) on them, the slope being found."""

    slope: float
    difficulty: Floats
    information: Floats


@dataclass(frozen=True)
class _AroundPrediction:
    """Difficulty -d normal around its prediction, log slope around 0."""

    prediction: Floats
    sd: float

    def slope(self, items: Floats) -> Slope:
        a = np.where(items[:, 0] > 0, items[:, 0], 1.0)
        count = len(items) * _SLOPE_SD**2  # one slope, told once for each item
        away = items[:, 1] + self.prediction
        height = -0.5 * ((away / self.sd) ** 2 + np.log(a) ** 2 / count)
        gradient = np.stack([-np.log(a) / (a * count), -away / self.sd**2], axis=1)
        information = np.zeros((len(items), 2, 2))
        information[:, 0, 0], information[:, 1, 1] = 1.0 / (a**2 * count), 1.0 / self.sd**2
        return Slope(np.where(items[:, 0] > 0, height, -np.inf), gradient, information)


def peak_of(x: Floats, guessing: float, prediction: Floats, sd: float, before: Peak | None) -> Peak:
    """Where likelihood and residuals together are highest, for answers x (n, J)."""
    beliefs = _AroundPrediction(prediction, sd)
    marginal = _marginal(x, guessing, beliefs)
    items = starting_items(x, marginal.family)
    if before is not None:
        items[:, 0], items[:, 1] = before.slope, -before.difficulty
    start = marginal.joined(items, (0.0, 0.0))
    point = fixed_point(marginal.step, start, _TOLERANCE, _CYCLES).point
    items, _ = marginal.split(point)
    information = observed_information(marginal, x, point)[:-2, :-2]
    return Peak(float(items[0, 0]), -items[:, 1], _without_slope(information, sd))


def _marginal(x: Floats, guessing: float, beliefs: _AroundPrediction) -> Marginal:
    present = np.ones((x.shape[1], 2), dtype=np.bool_)
    family: Family = KnownGuessing(present, guessing) if guessing else Graded(present)
    complete = family.is_logistic and not np.isnan(x).any()
    return Marginal(
        answers=Sums(x) if complete else Table(x, 2),
        family=family,
        free=np.arange(x.shape[1]),
        anchors=Anchors(np.zeros(0, dtype=np.intp), ()),
        priors=beliefs,
        tied=True,
        grid=_GRID,
    )


def _without_slope(information: Floats, sd: float) -> Floats:
    """The answers' part of the information on the intercepts, the common slope profiled out."""
    both = information[1::2, 1::2]
    cross = information[1::2, ::2].sum(axis=1)
    slope = information[::2, ::2].sum()
    return np.asarray(both - np.outer(cross, cross) / slope - np.eye(len(both)) / sd**2)
