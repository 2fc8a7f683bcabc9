"""A weighted sum has a norm and a reliability, and sums that share a part share its error."""

import numpy as np
import pytest

from tweespraak.psychometrics import BadInput, composite, error_covariance

# Two scales by hand: var = 1·4 + 1·9 + 2·.5·2·3 = 19; error = 4·.2 + 9·.1 = 1.7
TWO = {
    "weights": [1, 1],
    "means": [10, 20],
    "sds": [2, 3],
    "correlations": [[1, 0.5], [0.5, 1]],
    "reliabilities": [0.8, 0.9],
}


def test_two_scales_by_hand():
    both = composite(**TWO)
    assert both.mean == 30
    assert both.sd == pytest.approx(19**0.5)
    assert both.reliability == pytest.approx(1 - 1.7 / 19)
    assert both.sem == pytest.approx(1.7**0.5)


def test_a_difference_is_less_reliable_than_its_parts():
    difference = composite(**TWO | {"weights": [1, -1]})
    assert difference.mean == -10
    assert difference.reliability == pytest.approx(1 - 1.7 / 7)


def test_one_scale_alone_keeps_its_own_numbers():
    alone = composite([1], [13.3], [3.6], [[1]], [0.81])
    assert (alone.mean, alone.sd) == pytest.approx((13.3, 3.6))
    assert (alone.reliability, alone.sem) == pytest.approx((0.81, 3.6 * 0.19**0.5))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"means": [1]}, "means has shape"),
        ({"sds": [2, 0]}, r"sds\[1\]"),
        ({"reliabilities": [0.8, 1.1]}, r"reliabilities\[1\]"),
        ({"correlations": [[1, 0.5], [0.4, 1]]}, "not symmetric"),
        ({"correlations": [[4, 3], [3, 9]]}, "diagonal"),
        ({"correlations": [[1, 1.5], [1.5, 1]]}, "beyond 1"),
        ({"weights": [0, 0]}, "without variance"),
        ({"weights": []}, "one weight per scale"),
        ({"means": [1, np.nan]}, "means contains NaN"),
    ],
)
def test_impossible_input_is_named(change, says):
    with pytest.raises(BadInput, match=says):
        composite(**TWO | change)


def test_composites_that_share_a_scale_share_its_error():
    errors = error_covariance([[1, 1, 0], [0, 1, 1]], [0.5, 0.4, 0.3], [2.0, 1.0])
    assert errors[0, 0] == pytest.approx((0.25 + 0.16) / 4)
    assert errors[1, 1] == pytest.approx(0.16 + 0.09)
    assert errors[0, 1] == errors[1, 0] == pytest.approx(0.16 / 2)


def test_the_error_variance_of_one_composite_is_its_squared_sem():
    weights, sems = np.array([0.5, 0.3, -0.2]), np.sqrt(1 - np.array([0.7, 0.8, 0.73]))
    correlations = np.array([[1, 0.44, -0.28], [0.44, 1, -0.1], [-0.28, -0.1, 1]])
    norm = composite(weights, [0, 0, 0], [1, 1, 1], correlations, 1 - sems**2)
    assert error_covariance([weights], sems, [norm.sd]) == pytest.approx((norm.sem / norm.sd) ** 2)


@pytest.mark.parametrize(
    ("weights", "sems", "sds", "says"),
    [
        ([1, 1], [0.5, 0.5], [1], "composites, scales"),
        ([[1, 1]], [0.5], [1], "sems has shape"),
        ([[1, 1]], [0.5, -0.5], [1], r"sems\[1\] is negative"),
        ([[1, 1]], [0.5, 0.5], [0], r"sds\[0\]"),
    ],
)
def test_an_impossible_error_covariance_is_named(weights, sems, sds, says):
    with pytest.raises(BadInput, match=says):
        error_covariance(weights, sems, sds)
