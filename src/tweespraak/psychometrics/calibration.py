"""Finding the items from the answers: marginal maximum likelihood, with or without priors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.anchors import Anchors, Places, as_anchors
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.banks import Bank
from tweespraak.psychometrics.calibration_answers import Model, check_identified, checked_answers
from tweespraak.psychometrics.calibration_result import bank_of, standard_errors_of
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.expectation import Sums, Table
from tweespraak.psychometrics.families import Family, Graded, Guessing
from tweespraak.psychometrics.graded import GradedBank
from tweespraak.psychometrics.grids import Grid, Normal
from tweespraak.psychometrics.item_priors import as_priors
from tweespraak.psychometrics.marginal import Marginal
from tweespraak.psychometrics.maximisation import STEEPEST
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.observed_information import observed_information
from tweespraak.psychometrics.squarem import fixed_point
from tweespraak.psychometrics.starting_items import starting_items

_GRID = Grid(-6.0, 6.0, 61)
_CYCLES = 1000


@dataclass(frozen=True)
class Calibration:
    """Items found, how sure they are, and the population they were found in.

    `standard_errors` under "a" and "b", with "c" for the 3PL, or "a" and "thresholds" for the
    GRM, in the shape they have in the bank: from the observed information (Louis, 1982), 0 for
    items that were fixed, NaN where the answers cannot tell. `log_likelihood` is marginal and
    without priors. `population` is N(0, 1) unless items were fixed. Not `converged`: look for
    items with an extreme slope, and give priors.
    """

    bank: ItemBank | GradedBank
    standard_errors: Mapping[str, Floats]
    log_likelihood: float
    population: Normal
    iterations: int
    converged: bool


def calibrate(
    responses: ArrayLike,
    model: Literal["1PL", "2PL", "3PL", "GRM"] = "2PL",
    priors: Mapping[str, Normal] | None = None,
    fixed: Mapping[int, ItemBank | GradedBank] | None = None,
    grid: Grid = _GRID,
    tolerance: float = 1e-4,
) -> Calibration:
    """Items from responses (n, J), 0 .. K - 1 or NaN for not answered.

    Marginal maximum likelihood by the EM algorithm (Bock & Aitkin, 1981) with squared
    extrapolation (Varadhan & Roland, 2008), persons integrated out over N(0, 1) on `grid`;
    until no slope, intercept or logit c moves by more than `tolerance` in a cycle. In the 1PL
    all items share one slope. `priors`, under "log_a", "b", "logit_c" (3PL) and "thresholds"
    (GRM), hold for every free item: the top of the posterior is then found. A guessing
    parameter can seldom be found without one.

    `fixed` gives items that stay as they are, each in a bank of one item: the scale is theirs
    and the population's mean and sd are estimated; `grid` is then in its standard deviations.

    Raises BadInput naming the item that cannot be calibrated: answered by nobody, by all in
    the same way or against the others, an answer nobody gave, an anchor that does not fit.
    """
    x = checked_answers(responses, model)
    anchors = as_anchors(fixed or {}, x, model)
    free = np.setdiff1d(np.arange(x.shape[1]), anchors.places)
    check_identified(x, free, model, priors or {}, len(anchors.banks))
    if not (np.isfinite(tolerance) and tolerance > 0):
        raise BadInput(f"tolerance is {tolerance}; pass a number above 0, such as 1e-4.")
    family = _family(x, free, model, anchors)
    marginal = Marginal(
        answers=_laid_out(x, family, anchors),
        family=family,
        free=free,
        anchors=anchors,
        priors=as_priors(priors or {}, family, model, len(free)),
        tied=model == "1PL",
        grid=grid,
    )
    return _calibrated(marginal, x, model, tolerance)


def _calibrated(marginal: Marginal, x: Floats, model: Model, tolerance: float) -> Calibration:
    start = marginal.joined(starting_items(x[:, marginal.free], marginal.family), (0.0, 0.0))
    found = fixed_point(marginal.step, start, tolerance, _CYCLES)
    items, population = marginal.split(found.point)
    bank: Bank = bank_of(marginal, items, model)
    information = observed_information(marginal, x, found.point)
    return Calibration(
        bank=bank,
        standard_errors=standard_errors_of(marginal, items, information, model),
        log_likelihood=marginal.expect(items, marginal.nodes(population)).log_likelihood,
        population=population,
        iterations=found.maps,
        converged=found.converged and bool((items[:, 0] < STEEPEST).all()),
    )


def _family(x: Floats, free: Places, model: Model, anchors: Anchors) -> Family:
    if model == "3PL":
        return Guessing(np.ones((len(free), 3), dtype=np.bool_))
    if model != "GRM":
        return Graded(np.ones((len(free), 2), dtype=np.bool_))
    highest = np.nanmax(x[:, free], axis=0) if len(free) else np.zeros(0)
    answers = max(2, anchors.answers, int(highest.max(initial=1.0)) + 1)
    return Graded(np.arange(answers) <= highest[:, None])


def _laid_out(x: Floats, family: Family, anchors: Anchors) -> Table | Sums:
    if family.is_logistic and anchors.are_logistic and not np.isnan(x).any():
        return Sums(x)
    return Table(x, family.answers)
