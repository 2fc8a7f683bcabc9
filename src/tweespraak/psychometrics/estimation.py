"""From answers to ability: one person, or many at once."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.answers import checked
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.graded import GradedBank
from tweespraak.psychometrics.grids import Grid, Normal
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.modes import mode
from tweespraak.psychometrics.posterior import expected

Method = Literal["EAP", "MAP", "ML", "WLE"]
_STANDARD = Normal()
_GRID = Grid()


@dataclass(frozen=True)
class Estimate:
    """Ability and its standard error, in theta units: 0-d for one person, (n,) for many."""

    theta: Floats
    se: Floats


def estimate(
    bank: ItemBank | GradedBank,
    responses: ArrayLike,
    method: Method = "EAP",
    prior: Normal = _STANDARD,
    grid: Grid = _GRID,
) -> Estimate:
    """One person's ability from responses (J,), NaN where not answered; see `score`."""
    try:
        row = np.asarray(responses, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput("responses is not a row of numbers; use NaN for no answer.") from error
    if row.ndim != 1:
        raise BadInput(
            f"responses has shape {row.shape}; pass one person's answers, ({len(bank)},), "
            "or use score() for many people."
        )
    many = score(bank, row[None, :], method, prior, grid)
    return Estimate(np.asarray(many.theta[0]), np.asarray(many.se[0]))


def score(
    bank: ItemBank | GradedBank,
    responses: ArrayLike,
    method: Method = "EAP",
    prior: Normal = _STANDARD,
    grid: Grid = _GRID,
) -> Estimate:
    """Abilities of n people from responses (n, J), each 0 .. K - 1 or NaN for not answered.

    EAP: posterior mean and standard deviation on `grid` (Bock & Mislevy, 1982).
    MAP: posterior mode, se 1 / sqrt(I + 1 / prior sd²) (Samejima, 1969).
    ML: highest likelihood, se 1 / sqrt(I) (Birnbaum, 1968, ch. 20).
    WLE: root of score + J / (2 I), se 1 / sqrt(I) (Warm, 1989).
    I is the expected information of the items answered. EAP and MAP use `prior`, ML and WLE do
    not; only EAP uses `grid`. A bank with `covariance` adds its uncertainty to every se
    (delta method; the estimate stays, and WLE borrows the derivative of ML).

    Raises BadInput for wrong shapes, an answer an item does not have, an unknown method, and, by
    name of the first such person, where ML has no finite maximum (all right, all wrong, or below
    guessing) or where ML or WLE has no answer to work with.
    """
    if method not in get_args(Method):
        raise BadInput(f"method {method!r} is unknown; use EAP, MAP, ML or WLE.")
    x = checked(bank, responses)
    if method == "EAP":
        return Estimate(*expected(bank, x, prior, grid))
    return Estimate(*mode(bank, x, method, prior))
