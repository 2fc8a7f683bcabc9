"""From the coordinates of the search back to the parameters people speak of, with their errors."""

from collections.abc import Mapping

import numpy as np
from scipy.linalg import LinAlgError, cho_factor, cho_solve
from scipy.sparse import csr_array
from scipy.special import expit

from tweespraak.psychometrics.anchors import Places
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.banks import Bank
from tweespraak.psychometrics.calibration_answers import Model
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.families import LEAST_GUESSING, Guessing
from tweespraak.psychometrics.graded import GradedBank
from tweespraak.psychometrics.item_priors import natural
from tweespraak.psychometrics.item_tables import Booleans
from tweespraak.psychometrics.marginal import Marginal
from tweespraak.psychometrics.models import ItemBank


def bank_of(marginal: Marginal, items: Floats, model: Model) -> Bank:
    """All items, free and fixed, as a bank; BadInput for an item that goes against the others."""
    for row in np.flatnonzero(items[:, 0] <= 0)[:1]:
        raise BadInput(
            f"item {marginal.free[row]}: its slope comes out at {items[row, 0]:.2f}, so its "
            "answers go against the others; turn its scoring around, leave it out, "
            "or give a prior for log_a."
        )
    if model == "GRM":
        return _graded(marginal, items)
    a, b, c, d = (np.empty(marginal.size) for _ in range(4))
    free = marginal.free
    a[free], b[free], d[free] = items[:, 0], -items[:, 1] / items[:, 0], 1.0
    c[free] = expit(items[:, 2]) if isinstance(marginal.family, Guessing) else 0.0
    for place, bank in zip(marginal.anchors.places, marginal.anchors.banks, strict=True):
        if isinstance(bank, ItemBank):
            a[place], b[place], c[place], d[place] = bank.a[0], bank.b[0], bank.c[0], bank.d[0]
    return ItemBank(a, b, c, d)


def _graded(marginal: Marginal, items: Floats) -> GradedBank:
    a = np.empty(marginal.size)
    thresholds = np.full((marginal.size, marginal.family.answers - 1), np.nan)
    free, present = marginal.free, marginal.family.present[:, 1:]
    a[free] = items[:, 0]
    thresholds[free] = np.where(present, -items[:, 1:] / items[:, :1], np.nan)
    for place, bank in zip(marginal.anchors.places, marginal.anchors.banks, strict=True):
        if isinstance(bank, GradedBank):
            a[place] = bank.a[0]
            thresholds[place, : bank.thresholds.shape[1]] = bank.thresholds[0]
    return GradedBank(a, thresholds)


def standard_errors_of(
    marginal: Marginal, items: Floats, information: Floats, model: Model
) -> Mapping[str, Floats]:
    """Standard errors under the names of the bank's arrays, from information (P, P).

    The delta method from coordinates to parameters: sqrt of the diagonal of J C J'. Everything
    is NaN where the information has no inverse with positive variances; so is c at its floor.
    """
    c = _covariances(marginal, items, information)
    jacobian = natural(items, marginal.family.intercepts)[1]
    errors = np.sqrt((jacobian @ c @ jacobian.transpose(0, 2, 1)).diagonal(axis1=1, axis2=2))
    errors[:, 0] *= items[:, 0]
    if model == "GRM":
        steps = np.where(marginal.family.present[:, 1:], errors[:, 1:], np.nan)
        thresholds = np.where(
            np.isnan(_graded(marginal, items).thresholds), np.nan, _everywhere(marginal, steps)
        )
        return {"a": _everywhere(marginal, errors[:, 0]), "thresholds": thresholds}
    found = {"a": _everywhere(marginal, errors[:, 0]), "b": _everywhere(marginal, errors[:, 1])}
    if isinstance(marginal.family, Guessing):
        guess = expit(items[:, 2])
        free = np.where(_is_at_floor(marginal, items)[:, 2], np.nan, errors[:, 2])
        found["c"] = _everywhere(marginal, free * guess * (1.0 - guess))
    return found


def _covariances(marginal: Marginal, items: Floats, information: Floats) -> Floats:
    """Covariance (J, p, p) of each item's coordinates; 0 for those that were not searched."""
    lost = _without_top(items, information) & (not marginal.tied)
    place = _numbered(marginal, items, lost)
    size = int(place.max(initial=-1)) + 1
    kept = np.flatnonzero(place >= 0)
    merge = csr_array((np.ones(kept.size), (kept, place[kept])), shape=(place.size, size))
    inverse = _inverse(merge.T @ (merge.T @ information).T)
    own = place[: items.size].reshape(items.shape)
    blocks = np.zeros((*items.shape, items.shape[1]))
    searched = (own >= 0)[:, :, None] & (own >= 0)[:, None, :]
    if size:
        np.copyto(blocks, inverse[own[:, :, None], own[:, None, :]], where=searched)
    blocks[lost] = np.nan
    return blocks


def _without_top(items: Floats, information: Floats) -> Booleans:
    """Items (J,) at which the height does not fall in every direction: no error can be given."""
    own = np.arange(items.size).reshape(items.shape)
    blocks = information[own[:, :, None], own[:, None, :]]
    scale = 1e-9 * blocks.trace(axis1=1, axis2=2)
    return np.asarray(np.linalg.eigvalsh(blocks).min(axis=1, initial=np.inf) < -scale)


def _numbered(marginal: Marginal, items: Floats, lost: Booleans) -> Places:
    """For each coordinate its number among those searched, -1 for the others (P,)."""
    searched = marginal.family.present & ~_is_at_floor(marginal, items) & ~lost[:, None]
    kept = np.concatenate([searched.ravel(), np.full(2, bool(marginal.anchors.banks))])
    label = np.arange(kept.size)
    if marginal.tied:
        label[: items.size : items.shape[1]] = 0
    place = np.full(kept.size, -1, dtype=np.intp)
    place[kept] = np.unique(label[kept], return_inverse=True)[1]
    return place


def _is_at_floor(marginal: Marginal, items: Floats) -> Booleans:
    """Where guessing came out at none, which has no standard error, (J, p)."""
    floor = np.zeros(items.shape, dtype=np.bool_)
    if isinstance(marginal.family, Guessing):
        floor[:, 2] = items[:, 2] <= LEAST_GUESSING + 1.0
    return floor


def _inverse(information: Floats) -> Floats:
    try:
        factor = cho_factor(information)
    except (LinAlgError, ValueError):
        return np.full_like(information, np.nan)
    return np.asarray(cho_solve(factor, np.eye(len(information))), dtype=np.float64)


def _everywhere(marginal: Marginal, values: Floats) -> Floats:
    """Values of the free items among all items, 0 at the fixed ones."""
    result = np.zeros((marginal.size, *values.shape[1:]))
    result[marginal.free] = values
    return result
