"""How hard a matrix is expected to be, from what it is made of; nobody has taken it yet.

The order of the rule families and the kinds of load are those of the literature (Carpenter, Just &
Shell 1990; Primi 2001); the size of the weights is near what others measured per rule and per
element (.52 and .58 logits in 384 matrices of one open bank), and is our judgement: "rational".
"""

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from tweespraak.instruments.rules.matrices.attributes import layer
from tweespraak.instruments.rules.matrices.laws import Direction, Law
from tweespraak.instruments.rules.matrices.recipes import Recipe
from tweespraak.psychometrics import DifficultyModel, Normal

STATUS = "rational"
SLOPE = 1.3  # of every item, until answers say otherwise
SLOPE_ERROR = 0.17  # sd of the logarithm of a slope
STRATA = 12
_LOWEST, _HIGHEST = -1.75, 1.75  # the outer strata are open

# Logits per feature, in the order of `features`.
WEIGHTS = {
    "progression": 0.30,
    "rotation": 0.40,
    "three": 0.50,
    "arithmetic": 0.75,
    "join": 0.85,  # OR, AND
    "cut": 1.15,  # XOR, difference
    "further rules": 0.30,
    "further layers": 0.35,
    "rules in one layer": 0.20,
    "rules down": 0.10,
    "both ways": 0.60,
    "four attributes": 0.30,
}
_UNSURE = 0.15  # standard error of each weight
_FAMILIES = {
    Law.PROGRESSION: "progression",
    Law.ROTATION: "rotation",
    Law.THREE: "three",
    Law.PLUS: "arithmetic",
    Law.MINUS: "arithmetic",
    Law.OR: "join",
    Law.AND: "join",
    Law.XOR: "cut",
    Law.DIFFERENCE: "cut",
}
PRIOR = DifficultyModel(
    intercept=-3.25,
    weights=np.array(list(WEIGHTS.values())),
    weight_errors=np.full(len(WEIGHTS), _UNSURE),
    residual_sd=1.0,  # what others found between matrices of the same rules
    covariance=np.diag([_UNSURE**2] * (len(WEIGHTS) + 1)),
)


def expected(recipe: Recipe) -> Normal:
    """The difficulty b of a matrix by this recipe, with how far it may be off (sd)."""
    [logits] = PRIOR.predict([features(recipe)])
    return Normal(logits.mean / SLOPE, logits.sd / SLOPE)


def stratum(difficulty: float) -> int:
    """The stratum of a difficulty, from 0 (easy) to 11."""
    inner = np.linspace(_LOWEST, _HIGHEST, STRATA - 1)
    return int(np.searchsorted(inner, difficulty, side="right"))


def features(recipe: Recipe) -> list[float]:
    """What makes a matrix by this recipe hard, one number per weight."""
    ruled = [(name, rule) for name, rule in recipe.rules if rule.law is not Law.CONSTANT]
    layers = [layer(name) for name, _ in ruled]
    found = dict.fromkeys(WEIGHTS, 0.0)
    for _, rule in ruled:
        found[_FAMILIES[rule.law]] += 1
        found["rules down"] += rule.direction is Direction.COLUMNS
    found["further rules"] = len(ruled) - 1
    found["further layers"] = len({layer(name) for name, _ in recipe.rules}) - 1
    found["rules in one layer"] = _pairs(layers)
    found["both ways"] = len({rule.direction for _, rule in ruled}) - 1
    found["four attributes"] = len(recipe.rules) - 3
    return [float(value) for value in found.values()]


def _pairs(layers: Iterable[str]) -> int:
    return sum(one == other for one, other in combinations(layers, 2))
