"""Whatever cannot be measured with is refused by every public function, in words that help."""

from collections.abc import Callable

import numpy as np
import pytest

from tweespraak import psychometrics as p
from tweespraak.psychometrics import BadInput, Cell, Grid, Ideal, ItemBank, Normal, Profile, Scale

NAN, INF = np.nan, np.inf
GRADED = p.GradedBank([1.0, 1.2], [[-1.0, 0.0], [0.0, 1.0]])
BANK = ItemBank([1.0, 1.2, 0.8], [0.0, 0.5, -0.5])
RIGHT = np.array([[1, 0, 1], [0, 1, 1], [1, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]], dtype=float)
LIKERT = np.array([[1, 2, 3, 4], [2, 3, 3, 4], [5, 4, 3, 2], [1, 1, 2, 2], [4, 5, 5, 4]], float)
GROUP = [True, False] * 3
TWO = np.eye(2)


def lone(z: float = 0.0, variance: float = 0.1, **ideal: float) -> p.Match:
    return p.match(
        Profile({"a": z}, {("a", "a"): variance}), {"a": Ideal(**{"weight": 1, **ideal})}
    )


# What must hold numbers, and by what it is refused apart from the rest.
NUMBERS: dict[str, Callable[[object], object]] = {
    "ItemBank a": lambda v: ItemBank(v, [0, 0, 0]),
    "ItemBank b": lambda v: ItemBank(1.0, v),
    "ItemBank c": lambda v: ItemBank(1.0, [0, 0, 0], v),
    "ItemBank d": lambda v: ItemBank(1.0, [0, 0, 0], 0.0, v),
    "ItemBank covariance": lambda v: ItemBank(1.0, [0, 0, 0], covariance=v),
    "ItemBank theta": lambda v: BANK.probability(v),
    "ItemBank theta of information": lambda v: BANK.information(v),
    "GradedBank a": lambda v: p.GradedBank(v, [[0, 1]] * 3),
    "GradedBank thresholds": lambda v: p.GradedBank(1.0, v),
    "GradedBank theta": lambda v: GRADED.probability(v),
    "calibrate_difficulty features": lambda v: p.calibrate_difficulty(v, RIGHT),
    "composite weights": lambda v: p.composite(v, [0, 0], [1, 1], TWO, [0.8, 0.8]),
    "composite means": lambda v: p.composite([1, 1], v, [1, 1], TWO, [0.8, 0.8]),
    "composite sds": lambda v: p.composite([1, 1], [0, 0], v, TWO, [0.8, 0.8]),
    "composite correlations": lambda v: p.composite([1, 1], [0, 0], [1, 1], v, [0.8, 0.8]),
    "composite reliabilities": lambda v: p.composite([1, 1], [0, 0], [1, 1], TWO, v),
    "error_covariance weights": lambda v: p.error_covariance(v, [1, 1], [1]),
    "error_covariance sems": lambda v: p.error_covariance([[1, 1]], v, [1]),
    "error_covariance sds": lambda v: p.error_covariance([[1, 1]], [1, 1], v),
    "NormModel.fit raw": p.NormModel.fit,
    "NormModel.fit covariate": lambda v: p.NormModel.fit(np.arange(200.0), v),
    "mantel_haenszel x": lambda v: p.mantel_haenszel(v, GROUP),
    "logistic_dif x": lambda v: p.logistic_dif(v, GROUP),
}
# The same, where NaN stands for not answered.
ANSWERS: dict[str, Callable[[object], object]] = {
    "score": lambda v: p.score(BANK, v),
    "estimate": lambda v: p.estimate(BANK, v),
    "lz_star": lambda v: p.lz_star(BANK, v),
    "calibrate": p.calibrate,
    "calibrate_difficulty": lambda v: p.calibrate_difficulty([[1.0], [2.0], [4.0]], v),
    "alpha": p.alpha,
    "omega": lambda v: p.omega(v, 1),
    "mahalanobis": p.mahalanobis,
    "long_string": p.long_string,
    "intra_individual_variability": p.intra_individual_variability,
    "even_odd": lambda v: p.even_odd(v, [2, 2]),
    "net_promoter_score": p.net_promoter_score,
}


@pytest.mark.parametrize("value", ["text", [NAN, 1.0, 1.0], [INF, 1.0, 1.0], [[1.0], [1.0, 2.0]]])
@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_what_is_no_finite_number_is_refused(name: str, value: object) -> None:
    refused(NUMBERS[name], value)


@pytest.mark.parametrize(
    "value", ["text", [[INF, 1, 1, 0]], [[-INF, 1, 1, 0]], np.zeros((2, 3, 2)), [["yes", 1, 1, 1]]]
)
@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answers_that_are_no_numbers_are_refused(name: str, value: object) -> None:
    refused(ANSWERS[name], value)


def refused(call: Callable[[object], object], value: object) -> None:
    """With a sentence that says what to do."""
    with pytest.raises(BadInput, match=r".{20}"):
        call(value)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: Normal(INF), "Normal: mean is inf; pass a finite number"),
        (lambda: Normal(0, NAN), "Normal: sd is nan"),
        (lambda: Grid(-INF, 4), "Grid: -inf to 4 is no range"),
        (lambda: Grid(nodes=NAN), "Grid: nan nodes; pass a whole number from 3"),
        (lambda: Grid(nodes=60.5), "Grid: 60.5 nodes"),
        (lambda: p.omega(LIKERT, 1.5), "factors is 1.5; pass a whole number from 1"),
        (lambda: p.convert(1.0, "iq", Scale.T), "'iq' is no scale; use z, t, sten, stanine, c"),
        (lambda: p.convert([50, 100], Scale.PERCENTILE, Scale.Z), "percentile 100.0 has no z"),
        (lambda: p.suppress([], NAN), "threshold is nan; pass a whole number from 1"),
        (lambda: p.suppress([], 2.5), "threshold is 2.5"),
        (
            lambda: p.composite([1] * 3, [0] * 3, [1] * 3, IMPOSSIBLE, [0.8] * 3),
            "correlations cannot exist together",
        ),
        (lambda: p.standard_error_of_measurement(1.0, 1.2), "reliability is 1.2; pass a number"),
        (lambda: p.standard_error_of_measurement(-1.0, 0.5), "sd is -1.0"),
        (lambda: p.reliable_change(1, 2, 0), "sem is 0.0"),
        (lambda: p.adverse_impact((NAN, 1), (10, 10)), "Group 0: nan selected out of 10"),
        (lambda: p.adverse_impact((1, 1, 1), (10, 10, 10)), "need two numbers each"),
        (lambda: p.net_promoter_score([11]), r"ratings\[0\] is 11"),
        (lambda: lone(z=INF), "a: z is infinite"),
        (lambda: lone(variance=NAN), "error_covariance has no number for"),
        (lambda: lone(variance=-0.1), "a: error variance -0.1 is negative"),
        (lambda: lone(weight=4), "a: weight 4 is not allowed"),
        (lambda: lone(low=NAN), "a: the ideal range needs two finite C values"),
        (lambda: lone(low=9, high=6), "a: the ideal range starts at 9 and ends at 6; swap"),
        (lambda: p.differs(lone(), lone(), 1.0), "confidence is 1.0"),
        (lambda: p.even_odd(LIKERT, [2, 3]), "factors add up to 5 items but x has 4"),
        (lambda: p.mantel_haenszel(RIGHT, [True] * 6), "group names only one group"),
        (lambda: p.mantel_haenszel(RIGHT, [True] * 5), r"group has shape \(5,\)"),
        (
            lambda: p.score(GRADED, [[3, 0]]),
            "item 0, person 0: response 3.0 is none of its answers",
        ),
        (lambda: p.NormModel.from_dict([1, 2]), "data is no norm"),
    ],
)
def test_values_that_mean_nothing_are_named(call, told) -> None:
    with pytest.raises(BadInput, match=told):
        call()


IMPOSSIBLE = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]


def test_a_hidden_cell_without_members_is_no_bad_input() -> None:
    assert p.suppress([Cell("none", frozenset(), None)])[0].value is None
