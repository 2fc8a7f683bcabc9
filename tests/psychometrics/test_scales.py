"""Scales agree with the reference points printed in textbooks, and every way back is exact."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.psychometrics import BadInput, Scale, convert, standard_error_of_measurement

# z -> T, sten, stanine/C, percentile: the normal-curve chart in any test manual
REFERENCE = [
    (-2.0, 30.0, 1.5, 1.0, 2.275),
    (-1.0, 40.0, 3.5, 3.0, 15.866),
    (0.0, 50.0, 5.5, 5.0, 50.0),
    (0.75, 57.5, 7.0, 6.5, 77.337),
    (1.0, 60.0, 7.5, 7.0, 84.134),
    (1.6449, 66.449, 8.7898, 8.2898, 95.0),
]


@pytest.mark.parametrize(("z", "t", "sten", "c", "percentile"), REFERENCE)
def test_z_converts_to_the_published_points(z, t, sten, c, percentile):
    assert convert(z, Scale.Z, Scale.T) == pytest.approx(t)
    assert convert(z, Scale.Z, Scale.STEN) == pytest.approx(sten)
    assert convert(z, Scale.Z, Scale.STANINE) == pytest.approx(c)
    assert convert(z, Scale.Z, Scale.C) == pytest.approx(c)
    assert convert(z, Scale.Z, Scale.PERCENTILE) == pytest.approx(percentile, abs=1e-3)


@given(st.floats(-4, 4), st.sampled_from(Scale), st.sampled_from(Scale))
def test_there_and_back_is_the_same(z, one, other):
    value = convert(z, Scale.Z, one)
    assert convert(convert(value, one, other), other, one) == pytest.approx(value, abs=1e-7)


def test_arrays_keep_their_shape_and_a_missing_value_stays_missing():
    result = convert([[0.0, np.nan], [1.0, -1.0]], Scale.Z, Scale.T)
    assert result.shape == (2, 2)
    assert result.dtype == np.float64
    assert np.isnan(result[0, 1])
    assert convert(0.0, Scale.Z, Scale.T).shape == ()


@pytest.mark.parametrize("percentile", [0, 100, -3, 140])
def test_a_percentile_at_or_beyond_the_ends_is_refused(percentile):
    with pytest.raises(BadInput, match=rf"percentile {percentile}.* pass percentiles"):
        convert(percentile, Scale.PERCENTILE, Scale.Z)


@pytest.mark.parametrize("value", [np.inf, "ten"])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(BadInput, match="value"):
        convert(value, Scale.Z, Scale.T)


def test_the_standard_error_of_measurement():
    assert standard_error_of_measurement(15.0, 0.91) == pytest.approx(4.5)
    assert standard_error_of_measurement(15.0, 1.0) == 0.0


@pytest.mark.parametrize(
    ("sd", "reliability", "named"),
    [(-1, 0.8, "sd"), (1, 1.2, "reliability"), (1, -0.1, "reliability"), (np.nan, 0.8, "sd")],
)
def test_an_impossible_standard_error_is_refused_by_name(sd, reliability, named):
    with pytest.raises(BadInput, match=named):
        standard_error_of_measurement(sd, reliability)
