"""How well a person's profile fits a lens, how sure that is, and whether two people differ."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import ndtri

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.ideal_fit import fit_covariance, fit_of
from tweespraak.psychometrics.scales import Scale, convert


@dataclass(frozen=True)
class Ideal:
    """What a lens asks of one competency: weight 1, 2 or 3 and a range in C units."""

    weight: int
    low: float = 6.0
    high: float = 9.0


class Fit(StrEnum):
    """Where the score lies beside the ideal range."""

    UNDER = "under"
    FIT = "fit"
    OVER = "over"
    MISSING = "missing"


@dataclass(frozen=True)
class Contribution:
    """One competency's part of a match: `share` = weight * fit / sum of weights present.

    The shares add up to the score. A missing competency has fit NaN and share 0.
    """

    competency: str
    weight: int
    fit: float
    label: Fit
    share: float


@dataclass(frozen=True)
class Match:
    """Score and standard error, 0-100, on `covered` (0-1) of the lens's weights."""

    score: float
    se: float
    covered: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True)
class Profile:
    """Scores in norm-group z and the covariance of their errors: every pair in both orders."""

    z: Mapping[str, float]
    error_covariance: Mapping[tuple[str, str], float]


def match(profile: Profile, lens: Mapping[str, Ideal]) -> Match:
    """M = sum(w f) / sum(w) over the lens's competencies that the profile has.

    f is the fit of C = 5 + 2 z with the ideal range: 100 inside, 25 less per C outside,
    never under 0. The standard error is the standard deviation of M when z is normal
    around the estimates with the profile's error covariance (exact moments of f, see
    `ideal_fit.fit_covariance`). A competency missing from the profile (or NaN) is shown
    as missing and never imputed. Raises BadInput when the lens or profile is impossible
    or when nothing of the lens has been measured.
    """
    if not lens:
        raise BadInput("The lens names no competency; give it at least one with a weight.")
    for key, ideal in lens.items():
        _check_ideal(key, ideal)
    present = [key for key in lens if not math.isnan(profile.z.get(key, math.nan))]
    if not present:
        raise BadInput(
            f"None of the lens's competencies is in the profile ({', '.join(lens)}); "
            "let the person finish the tests that measure them first."
        )
    total = sum(lens[key].weight for key in present)
    c = _c_scores(profile, present)
    contributions = tuple(
        _contribution(key, ideal, c.get(key), total) for key, ideal in lens.items()
    )
    return Match(
        score=math.fsum(part.share for part in contributions),
        se=_standard_error(profile, lens, c, total),
        covered=total / sum(ideal.weight for ideal in lens.values()),
        contributions=contributions,
    )


def differs(one: Match, other: Match, confidence: float = 0.90) -> bool:
    """Whether |M1 - M2| exceeds the two-sided normal quantile times sqrt(SE1² + SE2²)."""
    if not 0 < confidence < 1:
        raise BadInput(f"confidence is {confidence}; pass a number between 0 and 1, such as 0.90.")
    quantile = float(ndtri((1.0 + confidence) / 2.0))
    return abs(one.score - other.score) > quantile * math.hypot(one.se, other.se)


def _check_ideal(key: str, ideal: Ideal) -> None:
    if ideal.weight not in (1, 2, 3):
        raise BadInput(f"{key}: weight {ideal.weight!r} is not allowed; use 1, 2 or 3.")
    if not (math.isfinite(ideal.low) and math.isfinite(ideal.high)):
        raise BadInput(f"{key}: the ideal range needs two finite C values, such as 6 to 9.")
    if ideal.low > ideal.high:
        raise BadInput(
            f"{key}: the ideal range starts at {ideal.low} and ends at {ideal.high}; swap the two."
        )


def _c_scores(profile: Profile, present: list[str]) -> dict[str, float]:
    for key in present:
        if math.isinf(profile.z[key]):
            raise BadInput(f"{key}: z is infinite; pass a finite z, or leave the competency out.")
    scores = convert([profile.z[key] for key in present], Scale.Z, Scale.C)
    return {key: float(score) for key, score in zip(present, scores, strict=True)}


def _contribution(key: str, ideal: Ideal, c: float | None, total: int) -> Contribution:
    if c is None:
        return Contribution(key, ideal.weight, math.nan, Fit.MISSING, 0.0)
    fit = fit_of(c, ideal.low, ideal.high)
    label = Fit.UNDER if c < ideal.low else Fit.OVER if c > ideal.high else Fit.FIT
    return Contribution(key, ideal.weight, fit, label, ideal.weight * fit / total)


def _standard_error(
    profile: Profile, lens: Mapping[str, Ideal], c: Mapping[str, float], total: int
) -> float:
    weights = np.array([lens[key].weight / total for key in c])
    fits = fit_covariance(
        np.array(list(c.values())),
        4.0 * _errors(profile, list(c)),  # C = 5 + 2 z, so variances count four times
        np.array([float(lens[key].low) for key in c]),
        np.array([float(lens[key].high) for key in c]),
    )
    return math.sqrt(max(0.0, float(weights @ fits @ weights)))


def _errors(profile: Profile, keys: list[str]) -> Floats:
    """The profile's error covariance over `keys` in z², checked to be possible."""
    given = profile.error_covariance
    for pair in ((a, b) for a in keys for b in keys):
        if not math.isfinite(given.get(pair, math.nan)):
            raise BadInput(
                f"error_covariance has no number for {pair}; give every pair in both orders."
            )
    errors = np.array([[given[a, b] for b in keys] for a in keys], dtype=np.float64)
    for key, variance in zip(keys, np.diag(errors), strict=True):
        if variance < 0:
            raise BadInput(f"{key}: error variance {variance} is negative; pass 0 or more.")
    if not np.allclose(errors, errors.T, atol=1e-9):
        raise BadInput("error_covariance is not symmetric; give both orders of a pair one value.")
    if np.linalg.eigvalsh(errors)[0] < -1e-9 * (1.0 + np.trace(errors)):
        raise BadInput(
            f"error_covariance of {', '.join(keys)} is impossible (not positive semi-definite); "
            "compute it with error_covariance()."
        )
    return errors
