"""How hard an item will be, from what it is made of, with how far that may be off."""

from dataclasses import InitVar, dataclass

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.calibration_answers import checked_answers
from tweespraak.psychometrics.difficulty_likelihood import Peak, peak_of
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.grids import Normal
from tweespraak.psychometrics.random_residuals import Weighing, weigh

_ROUNDS = 30
_CLOSE = 1e-4


@dataclass(frozen=True)
class DifficultyModel:
    """difficulty = intercept + features · weights + residual, in logits.

    The logit of an item is slope * theta - difficulty, theta in the population's standard
    deviations: divide a difficulty by the slope of an item to get its b. `weight_errors` are
    standard errors of `weights` (F,); residuals are normal with `residual_sd`. `covariance`
    (F + 1, F + 1), of the intercept and the weights, lets predictions tell how unsure those are.
    """

    intercept: float
    weights: Floats
    weight_errors: Floats
    residual_sd: float
    covariance: InitVar[ArrayLike | None] = None

    def __post_init__(self, covariance: ArrayLike | None) -> None:
        size = len(self.weights) + 1
        known = np.zeros((size, size)) if covariance is None else np.asarray(covariance)
        object.__setattr__(self, "_covariance", known)

    def predict(self, features: ArrayLike) -> list[Normal]:
        """The difficulty of each of J items with features (J, F): a mean, and an sd of the

        residual and, where known, the weights together. Raises BadInput for another number of
        features or one that is not a number.
        """
        x = _features(features, len(self.weights))
        design = np.column_stack([np.ones(len(x)), x])
        known: Floats = vars(self)["_covariance"]
        unsure = np.einsum("jp,pq,jq->j", design, known, design)
        means = self.intercept + x @ self.weights
        sds = np.sqrt(self.residual_sd**2 + np.maximum(unsure, 0.0))
        return [Normal(float(mean), float(sd)) for mean, sd in zip(means, sds, strict=True)]


def calibrate_difficulty(
    features: ArrayLike, responses: ArrayLike, guessing: float = 0.0
) -> DifficultyModel:
    """Weights of features (J, F) from responses (n, J), 0, 1 or NaN for not answered.

    The linear logistic test model (Fischer, 1973) with a residual per item (Janssen, Schepers
    & Peres, 2004): P(right) = c + (1 - c) F(slope theta - difficulty_j), theta ~ N(0, 1), one
    slope for all, `guessing` for c, and difficulty_j ~ N(intercept + x_j'w, residual sd²).
    Persons are integrated out on nodes; the residuals by a normal approximation at their most
    likely values, with restricted maximum likelihood for their sd (Breslow & Clayton, 1993).

    An item that everybody or nobody had right is no obstacle. Raises BadInput for features that
    do not vary or follow from each other, for too few items, and for impossible responses.
    """
    x = checked_answers(responses, "1PL")
    design = _design(features, x.shape[1])
    if not (np.isfinite(guessing) and 0 <= guessing < 1):
        raise BadInput(f"guessing is {guessing}; pass a chance from 0 to below 1, such as .25.")
    found = _fitted(design, x, float(guessing))
    errors = np.sqrt(np.diag(found.covariance))
    return DifficultyModel(
        intercept=float(found.weights[0]),
        weights=found.weights[1:],
        weight_errors=errors[1:],
        residual_sd=found.sd,
        covariance=found.covariance,
    )


def _fitted(design: Floats, x: Floats, guessing: float) -> Weighing:
    """Difficulties given the weights, weights given the difficulties, until both stay."""
    weights, sd = np.zeros(design.shape[1]), 1.5
    peak: Peak | None = None
    for _ in range(_ROUNDS):
        peak = peak_of(x, guessing, design @ weights, sd, peak)
        found = weigh(design, peak, design @ weights, sd)
        moved = max(np.abs(found.weights - weights).max(), abs(found.sd - sd))
        weights, sd = found.weights, found.sd
        if moved < _CLOSE:
            break
    return found


def _design(features: ArrayLike, items: int) -> Floats:
    x = _features(features, None)
    if len(x) != items:
        raise BadInput(
            f"features has {len(x)} rows for {items} items in responses; pass one row per item."
        )
    design = np.column_stack([np.ones(items), x])
    if items <= design.shape[1]:
        raise BadInput(
            f"{x.shape[1]} features cannot be weighed with {items} items; "
            f"pass fewer features or at least {design.shape[1] + 1} items."
        )
    for feature in range(x.shape[1]):
        if np.linalg.matrix_rank(design[:, : feature + 2]) < feature + 2:
            raise BadInput(
                f"feature {feature} is the same for all items or follows from the features "
                "before it; leave it out."
            )
    return design


def _features(features: ArrayLike, size: int | None) -> Floats:
    try:
        x = np.asarray(features, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput("features is not a table of numbers; pass (items, features).") from error
    if x.ndim != 2 or x.shape[1] != (x.shape[1] if size is None else size):
        width = "features" if size is None else size
        raise BadInput(f"features has shape {x.shape}; pass one row per item, (items, {width}).")
    for item, feature in np.argwhere(~np.isfinite(x))[:1]:
        raise BadInput(
            f"item {item}: feature {feature} is {x[item, feature]}; pass a finite number."
        )
    return x
