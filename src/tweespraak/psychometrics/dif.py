"""Differential item functioning: items that are harder for one group at the same score."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import chi2

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.item_tables import Booleans, as_right_or_wrong
from tweespraak.psychometrics.logistic import log_likelihood

Size = Literal["A", "B", "C"]
Kind = Literal["uniform", "nonuniform", "both"]
Finding = tuple[float, float, float, Size]

_ALPHA = 0.05
_ROUNDS = 10
_ETS = -2.35  # log odds ratio to the delta scale of ETS


@dataclass(frozen=True)
class Dif:
    """Per item (J,): chi-square statistic, its p, an effect, and size A (negligible), B or C (large)."""

    statistic: Floats
    p: Floats
    effect: Floats
    size: tuple[Size, ...]


def mantel_haenszel(x: ArrayLike, group: ArrayLike, purify: bool = False) -> Dif:
    """Uniform DIF of x (n, J), 0 or 1, between the reference group and the focal (True).

    Persons are matched on their total score, the studied item included. Statistic: the
    Mantel-Haenszel chi-square with continuity correction, 1 degree of freedom; effect: MH
    D-DIF = -2.35 ln(common odds ratio), below 0 when harder for the focal group (Holland &
    Thayer, 1988). Size (Zieky, 1993): A when p >= .05 or |effect| < 1; C when |effect| >=
    1.5 and significantly over 1 (one-sided 5 %); else B. With `purify` items with p < .05
    leave the matching score of the others, until the same items are found twice (at most
    10 rounds). Raises BadInput naming an item or person that cannot be used.
    """
    right, focal = _checked(x, group)
    return _for_all_items(right, purify, lambda y, score, item: _common_odds(y, focal, score, item))


def logistic_dif(x: ArrayLike, group: ArrayLike, kind: Kind = "both", purify: bool = False) -> Dif:
    """DIF of x (n, J), 0 or 1, by logistic regression on score, group (True = focal) and both.

    Statistic: the likelihood-ratio chi-square between the model with and without the terms
    of `kind`: "uniform" group, "nonuniform" group by score beyond group, "both" the two
    together with 2 degrees of freedom (Swaminathan & Rogers, 1990). Effect: the gain in
    Nagelkerke's R²; size (Jodoin & Gierl, 2001): A when p >= .05 or the gain is under
    .035, C from .070, else B. Matching and `purify` as in `mantel_haenszel`.
    """
    if kind not in ("uniform", "nonuniform", "both"):
        raise BadInput(f"kind is {kind!r}; pass 'uniform', 'nonuniform' or 'both'.")
    right, focal = _checked(x, group)
    return _for_all_items(right, purify, lambda y, score, _: _compared(y, focal, score, kind))


def _for_all_items(
    right: Floats, purify: bool, study: Callable[[Floats, Floats, int], Finding]
) -> Dif:
    flagged = np.zeros(right.shape[1], dtype=bool)
    for _ in range(_ROUNDS):
        anchor = right[:, ~flagged].sum(axis=1)
        findings = [
            study(y, anchor + y if flagged[item] else anchor, item)
            for item, y in enumerate(right.T)
        ]
        statistic, p, effect = (
            np.array([finding[part] for finding in findings], dtype=np.float64) for part in range(3)
        )
        if not purify or np.array_equal(flagged, p < _ALPHA) or (p < _ALPHA).all():
            break
        flagged = p < _ALPHA
    return Dif(statistic, p, effect, tuple(finding[3] for finding in findings))


def _common_odds(y: Floats, focal: Booleans, score: Floats, item: int) -> Finding:
    """Mantel-Haenszel over the levels of the score; counts a, b right and wrong of the reference."""
    levels, level = np.unique(score, return_inverse=True)
    a, b, c, d = (
        np.bincount(level[(focal == who) & (y == answer)], minlength=levels.size).astype(float)
        for who in (False, True)
        for answer in (1, 0)
    )
    n = a + b + c + d
    many = n > 1
    a, b, c, d, n = a[many], b[many], c[many], d[many], n[many]
    variance = float(((a + b) * (c + d) * (a + c) * (b + d) / (n**2 * (n - 1))).sum())
    if variance <= 0:
        raise BadInput(
            f"Item {item}: no two persons of different groups share a score and answer it "
            "differently; gather more persons or leave the item out."
        )
    excess = abs(float((a - (a + b) * (a + c) / n).sum()))
    statistic = max(0.0, excess - 0.5) ** 2 / variance
    p = float(chi2.sf(statistic, 1))
    effect, error = _delta(a, b, c, d, n)
    return statistic, p, effect, _ets_size(p, effect, error)


def _delta(a: Floats, b: Floats, c: Floats, d: Floats, n: Floats) -> tuple[float, float]:
    """MH D-DIF and its standard error (Robins, Breslow & Greenland, 1986)."""
    r, s = a * d / n, b * c / n
    over, under = float(r.sum()), float(s.sum())
    with np.errstate(divide="ignore"):
        effect = _ETS * float(np.log(over) - np.log(under))
    if over == 0 or under == 0:
        return effect, 0.0
    p, q = (a + d) / n, (b + c) / n
    variance = (
        float((p * r).sum()) / (2 * over**2)
        + float((p * s + q * r).sum()) / (2 * over * under)
        + float((q * s).sum()) / (2 * under**2)
    )
    return effect, abs(_ETS) * variance**0.5


def _ets_size(p: float, effect: float, error: float) -> Size:
    if p >= _ALPHA or abs(effect) < 1.0:
        return "A"
    return "C" if abs(effect) >= 1.5 and abs(effect) - 1.645 * error > 1.0 else "B"


def _compared(y: Floats, focal: Booleans, score: Floats, kind: Kind) -> Finding:
    one = np.ones_like(score)
    s = (score - score.mean()) / score.std()
    terms = [one, s, focal * one, focal * s]
    small = terms[:3] if kind == "nonuniform" else terms[:2]
    large = terms[:3] if kind == "uniform" else terms
    null, low, high = (log_likelihood(y, np.stack(part, axis=1)) for part in ([one], small, large))
    statistic = max(0.0, 2.0 * (high - low))
    p = float(chi2.sf(statistic, len(large) - len(small)))
    n = y.size
    ceiling = 1.0 - np.exp(2.0 * null / n)
    gain = float((np.exp(2.0 * (null - low) / n) - np.exp(2.0 * (null - high) / n)) / ceiling)
    gain = max(0.0, gain)
    size: Size = "A" if p >= _ALPHA or gain < 0.035 else "B" if gain < 0.070 else "C"
    return statistic, p, gain, size


def _checked(x: ArrayLike, group: ArrayLike) -> tuple[Floats, Booleans]:
    right = as_right_or_wrong(x, items=2)
    focal = np.asarray(group)
    if focal.shape != right.shape[:1]:
        raise BadInput(f"group has shape {focal.shape}; pass one value per person in x.")
    if focal.dtype != np.bool_ and not np.isin(focal, (0, 1)).all():
        raise BadInput("group holds other values than True and False; pass True for focal.")
    focal = focal.astype(np.bool_)
    if focal.all() or not focal.any():
        raise BadInput("group names only one group; pass persons of both.")
    same = np.flatnonzero(right.std(axis=0) == 0)
    if same.size:
        how = "right" if right[0, same[0]] else "wrong"
        raise BadInput(f"Everybody got item {same[0]} {how}; leave that item out.")
    if right.sum(axis=1).std() == 0:
        raise BadInput("Everybody has the same total score; there is nothing to match on.")
    return right, focal
