"""The theta at which the (weighted) likelihood is highest: ML, MAP and Warm's WLE."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.answers import chosen, chunks, gathered
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.banks import Bank, curves_of, locations_of
from tweespraak.psychometrics.curves import Curves
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.grids import Normal
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.uncertainty import added_to_mode

ModeMethod = Literal["MAP", "ML", "WLE"]
Search = tuple[Floats, Curves, Floats]
_ROUNDS = 100
_PATIENCE = 20  # rounds of Fisher scoring before halving lends a hand
_CLOSE = 1e-10


def mode(bank: Bank, x: Floats, method: ModeMethod, prior: Normal) -> tuple[Floats, Floats]:
    """Estimate and standard error, each (n,).

    The standard error is 1 / sqrt(information) at the estimate, for MAP with the prior's
    1 / sd² added to the information. BadInput names who has no finite estimate.
    """
    theta, se = np.empty(len(x)), np.empty(len(x))
    search = _search(bank, prior if method == "MAP" else None)
    for rows in chunks(x):
        low, high = _brackets(search, x[rows], method, prior, rows.start)
        theta[rows] = _solve(bank, x[rows], method, prior, low, high)
        se[rows] = _standard_error(bank, x[rows], theta[rows], method, prior)
    return theta, se


def _gradient(
    method: ModeMethod, prior: Normal, theta: Floats, score: Floats, info: Floats, bias: Floats
) -> Floats:
    """What is zero at the estimate: the slope of the (weighted) log-likelihood in theta."""
    if method == "MAP":
        return np.asarray(score - (theta - prior.mean) / prior.sd**2, dtype=np.float64)
    return score + bias / (2.0 * info) if method == "WLE" else score  # Warm, 1989


@lru_cache(maxsize=16)
def _search(bank: Bank, prior: Normal | None) -> Search:
    """Thetas among and around the items, the curves there, and log p of each answer."""
    places = locations_of(bank)
    low, high = float(places.min()), float(places.max())
    if prior is not None:
        low, high = min(low, prior.mean), max(high, prior.mean)
    inner = np.linspace(low - 6.0, high + 6.0, int(min(401, 4 * (high - low + 12.0))) + 1)
    tail = np.geomspace(0.5, 30.0 / float(min(1.0, bank.a.min())), 16)
    nodes = np.concatenate([inner[0] - tail[::-1], inner, inner[-1] + tail])
    curves = curves_of(bank, nodes)
    return nodes, curves, np.log(np.where(curves.p > 0, curves.p, 1.0))


def _brackets(
    search: Search, x: Floats, method: ModeMethod, prior: Normal, first: int
) -> tuple[Floats, Floats]:
    """The two search nodes between which each person's highest peak lies."""
    nodes, curves, log_p = search
    seen = (~np.isnan(x)).astype(np.float64)
    silent = np.asarray(np.isnan(x).all(axis=1), dtype=np.bool_)
    if method != "MAP":
        _refuse(silent, first, method, "answered no item")
    info = np.where(silent[:, None], 1.0, seen @ curves.information().T)
    gradient = _gradient(
        method, prior, nodes, gathered(curves.slope, x), info, seen @ curves.bias().T
    )
    height = _heights(gathered(log_p, x), gradient, nodes, method, prior)
    peaks = np.where((gradient[:, :-1] > 0) & (gradient[:, 1:] <= 0), height[:, :-1], -np.inf)
    best = peaks.argmax(axis=1)
    top = peaks[np.arange(len(x)), best]
    ends = np.maximum(height[:, 0], height[:, -1]) if method == "ML" else np.full(len(x), -np.inf)
    _refuse(
        ends >= top, first, method, "has only highest or only lowest answers, or none above chance"
    )
    return nodes[best], nodes[best + 1]


def _heights(
    log_likelihood: Floats, gradient: Floats, nodes: Floats, method: ModeMethod, prior: Normal
) -> Floats:
    """The function whose peak is sought; for WLE, which has no formula, summed from its slope."""
    if method == "ML":
        return log_likelihood
    if method == "MAP":
        return log_likelihood - 0.5 * ((nodes - prior.mean) / prior.sd) ** 2
    rise = 0.5 * (gradient[:, 1:] + gradient[:, :-1]) * np.diff(nodes)
    return np.concatenate([np.zeros((len(rise), 1)), rise.cumsum(axis=1)], axis=1)


def _refuse(wrong: NDArray[np.bool_], first: int, method: ModeMethod, why: str) -> None:
    others = "WLE, MAP or EAP" if method == "ML" else "MAP or EAP"
    for row in np.flatnonzero(wrong)[:1]:
        raise BadInput(
            f"person {first + row} {why}, so {method} gives no number; "
            f"use {others}, or leave this person out."
        )


def _solve(
    bank: Bank, x: Floats, method: ModeMethod, prior: Normal, low: Floats, high: Floats
) -> Floats:
    """The root of the gradient between low and high: Fisher scoring, halving where that strays."""
    theta = 0.5 * (low + high)
    for turn in range(_ROUNDS):
        gradient, precision = _at(bank, x, theta, method, prior)
        low, high = np.where(gradient > 0, theta, low), np.where(gradient > 0, high, theta)
        step = theta + gradient / precision
        stray = (step < low) | (step > high)
        following = np.where(stray | (turn > _PATIENCE and turn % 3 == 0), 0.5 * (low + high), step)
        moved = np.abs(following - theta).max(initial=0.0)
        theta = following
        if moved < _CLOSE:
            break
    return theta


def _at(
    bank: Bank, x: Floats, theta: Floats, method: ModeMethod, prior: Normal
) -> tuple[Floats, Floats]:
    """Gradient and precision of each person at their own theta."""
    curves = curves_of(bank, theta)
    seen = ~np.isnan(x)
    score = chosen(curves.slope, x).sum(axis=1)
    info = (curves.information() * seen).sum(axis=1)
    bias = (curves.bias() * seen).sum(axis=1)
    precision = info + 1.0 / prior.sd**2 if method == "MAP" else info
    return _gradient(method, prior, theta, score, info, bias), precision


def _standard_error(
    bank: Bank, x: Floats, theta: Floats, method: ModeMethod, prior: Normal
) -> Floats:
    precision = _at(bank, x, theta, method, prior)[1]
    variance = 1.0 / precision
    if isinstance(bank, ItemBank) and bank.covariance is not None:
        variance = variance + added_to_mode(bank, x, theta, precision)
    return np.asarray(np.sqrt(variance), dtype=np.float64)
