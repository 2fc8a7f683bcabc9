"""Whether one person's answers fit their estimated ability: a reason to look again, no more."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.answers import checked, chunks
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.grids import Normal
from tweespraak.psychometrics.models import ItemBank, item_curves
from tweespraak.psychometrics.modes import mode

FitMethod = Literal["ML", "MAP", "WLE"]
_STANDARD = Normal()
_NOTHING = 1e-12  # share of the variance that is rounding


def lz_star(
    bank: ItemBank, responses: ArrayLike, method: FitMethod = "WLE", prior: Normal = _STANDARD
) -> Floats:
    """Standardised log-likelihood of n people's answers (n, J), NaN where not answered.

    About standard normal for who answers as the model says; far below 0 means answers the model
    finds unlikely. Unlike lz it allows for the ability being an estimate (Snijders, 2001), by
    what the estimator solves: r0 + sum (x - P) P' / (P Q) = 0 with r0 0 for ML, the slope of the
    log prior (mean - theta) / sd² for MAP and J / 2I for WLE (Magis, Raiche & Beland, 2012).
    NaN where the answers leave nothing to judge: none at all, one, or items all alike. Has
    little power in an adaptive test, where no answer is unlikely.

    Raises BadInput for responses that are not 0, 1 or NaN, for an unknown method, and for the
    first person for whom ML gives no number.
    """
    if method not in get_args(FitMethod):
        raise BadInput(f"method {method!r} is unknown; use ML, MAP or WLE.")
    x = checked(bank, responses)
    fit = np.full(len(x), np.nan)
    answered = np.asarray(~np.isnan(x).all(axis=1) | (method == "ML"), dtype=np.bool_)
    theta = mode(bank, x[answered], method, prior)[0]
    parts = [
        _statistic(bank, x[answered][rows], theta[rows], method, prior) for rows in chunks(theta)
    ]
    fit[answered] = np.concatenate([*parts, np.empty(0)])
    return fit


def _statistic(
    bank: ItemBank, x: Floats, theta: Floats, method: FitMethod, prior: Normal
) -> Floats:
    """(W + c r0) / sd(W), with W = sum (x - P) w and w = log(P / Q) (Snijders, 2001, eqs. 8-13).

    c takes out of w what the estimator already used: r = P' / (P Q) weighs the same residuals in
    its equation, so that c = sum P' w / sum P' r and the variance is sum P Q (w - c r)².
    """
    curves, seen = item_curves(bank, theta), ~np.isnan(x)
    wrong, right = curves.p[:, :, 0], curves.p[:, :, 1]
    slope = right * curves.slope[:, :, 1]
    w = np.log(right) - np.log(wrong)
    r = slope / (right * wrong)
    information = _sum(slope * r, seen)
    c = _sum(slope * w, seen) / information
    spread = _sum(right * wrong * (w - c[:, None] * r) ** 2, seen)
    surprise = _sum(np.where(x == 1, wrong, -right) * w, seen)
    start = _start(method, prior, theta, _sum(curves.bias(), seen), information)
    whole = _sum(right * wrong * w**2, seen)
    judged = spread > _NOTHING * whole
    return np.where(judged, (surprise + c * start) / np.sqrt(np.where(judged, spread, 1.0)), np.nan)


def _start(
    method: FitMethod, prior: Normal, theta: Floats, bias: Floats, information: Floats
) -> Floats:
    """r0: what the estimator adds to the slope of the log-likelihood."""
    if method == "MAP":
        return np.asarray((prior.mean - theta) / prior.sd**2, dtype=np.float64)
    return bias / (2.0 * information) if method == "WLE" else np.zeros_like(theta)


def _sum(values: Floats, seen: NDArray[np.bool_]) -> Floats:
    return np.asarray(np.where(seen, values, 0.0).sum(axis=1), dtype=np.float64)
