"""Answers as a calibration needs them: every item's parameters must be within their reach."""

from collections.abc import Collection
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput

Model = Literal["1PL", "2PL", "3PL", "GRM"]
_FEWEST = {"1PL": 2, "2PL": 3, "3PL": 3, "GRM": 3}


def checked_answers(responses: ArrayLike, model: Model) -> Floats:
    """`responses` as float64 (n, J): n at least 2, each NaN or one of the answers of `model`."""
    if model not in get_args(Model):
        raise BadInput(f"model {model!r} is unknown; use 1PL, 2PL, 3PL or GRM.")
    try:
        x = np.asarray(responses, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput("responses is not a table of numbers; use NaN for no answer.") from error
    if x.ndim != 2 or not x.shape[1]:
        raise BadInput(f"responses has shape {x.shape}; pass one row per person, (n, items).")
    if len(x) < 2:
        raise BadInput(
            f"responses holds {len(x)} person(s); a calibration needs many: gather answers of "
            "some hundred persons, or pass an ItemBank of what is believed to estimate()."
        )
    _check_values(x, model)
    return x


def check_identified(
    x: Floats, free: NDArray[np.intp], model: Model, priors: Collection[str], anchors: int
) -> None:
    """BadInput unless every free item varies and there are items enough to find slopes."""
    for item in free:
        given = x[~np.isnan(x[:, item]), item]
        if not given.size:
            raise BadInput(
                f"item {item}: nobody answered it; leave it out, or fix it to what is known."
            )
        _check_varies(int(item), given, model, priors)
    if len(free) + anchors < _FEWEST[model] and not anchors and "log_a" not in priors:
        raise BadInput(
            f"responses has {len(free)} item(s); the slopes of a {model} need at least "
            f"{_FEWEST[model]}: add items, fix one, or give a prior for log_a."
        )


def _check_values(x: Floats, model: Model) -> None:
    whole = x == np.floor(x)
    fits = np.isnan(x) | (whole & (x >= 0) & (x <= (np.inf if model == "GRM" else 1.0)))
    fits &= ~np.isinf(x)
    for person, item in np.argwhere(~fits)[:1]:
        told = "whole numbers from 0" if model == "GRM" else "0 or 1"
        raise BadInput(
            f"item {item}, person {person}: response {x[person, item]} is none of its answers; "
            f"pass {told}, or NaN where not answered."
        )


def _check_varies(item: int, given: Floats, model: Model, priors: Collection[str]) -> None:
    counts = np.bincount(given.astype(np.intp), minlength=2)
    if model == "GRM" and (counts > 0).sum() > 1:
        return _check_used(item, counts, priors)
    if (counts > 0).sum() == 1 and (model == "GRM" or "b" not in priors):
        cure = "" if model == "GRM" else ", or give priors for b and log_a"
        raise BadInput(
            f"item {item}: everybody gave answer {int(given[0])}, so it has no place on the "
            f"scale; leave it out, gather more answers{cure}."
        )
    return None


def _check_used(item: int, counts: NDArray[np.intp], priors: Collection[str]) -> None:
    for answer in np.flatnonzero(counts == 0)[:1]:
        if "thresholds" not in priors:
            raise BadInput(
                f"item {item}: nobody gave answer {answer}; count answers from 0, join it with "
                "a neighbour (each answer above it one lower), or give a prior for thresholds."
            )
