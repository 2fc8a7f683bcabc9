"""Answers, anchors and options that no item can be found from are named, with what to do."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.psychometrics.answer_tables import graded_table, lsat
from tweespraak.psychometrics import BadInput, GradedBank, ItemBank, Normal, calibrate

NAN = np.nan
Floats = NDArray[np.float64]


def changed(place: tuple, value: float) -> Floats:
    x = lsat()
    x[place] = value
    return x


EVERYBODY = np.s_[:, 2]


@pytest.mark.parametrize(
    ("responses", "model", "told"),
    [
        (changed(EVERYBODY, NAN), "2PL", "item 2: nobody answered it; leave it out, or fix it"),
        (changed(EVERYBODY, 1), "2PL", r"item 2: everybody gave answer 1, .* or give priors for b"),
        (changed(EVERYBODY, 0), "1PL", "item 2: everybody gave answer 0"),
        (changed(EVERYBODY, 3), "GRM", "item 2: everybody gave answer 3, .* gather more answers"),
        (changed((slice(None, None, 2), 2), 4), "GRM", "item 2: nobody gave answer 2; count answ"),
        (1 + lsat(), "GRM", "item 0: nobody gave answer 0; count answers from 0"),
        (
            changed((7, 3), 2),
            "2PL",
            r"item 3, person 7: response 2.0 is none of its .* pass 0 or 1",
        ),
        (changed((7, 3), 0.5), "GRM", r"item 3, person 7: response 0.5 .* whole numbers from 0"),
        (changed((7, 3), np.inf), "GRM", "item 3, person 7: response inf"),
        (changed((7, 3), -1), "3PL", "item 3, person 7: response -1"),
        (np.column_stack([lsat(), 1 - lsat()[:, 2]]), "2PL", "item 5: its slope .* go against"),
        (lsat()[:1], "2PL", r"responses holds 1 person\(s\)"),
        (lsat()[:, :2], "2PL", r"responses has 2 item\(s\); the slopes of a 2PL need at least 3"),
        (lsat()[0], "2PL", r"responses has shape \(5,\); pass one row per person"),
        (np.empty((4, 0)), "2PL", r"responses has shape \(4, 0\)"),
        ([["yes"]], "2PL", "not a table of numbers"),
        (lsat(), "Rasch", "model 'Rasch' is unknown; use 1PL, 2PL, 3PL or GRM"),
    ],
)
def test_answers_that_cannot_be_calibrated_are_named(responses, model, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(responses, model)


@pytest.mark.parametrize(
    ("fixed", "told"),
    [
        ({5: ItemBank([1.0], [0.0])}, "fixed: 5 is no item; count from 0 to 4"),
        ({-1: ItemBank([1.0], [0.0])}, "fixed: -1 is no item"),
        ({1: ItemBank([1.0, 1.0], [0.0, 0.0])}, "item 1: fixed to a bank of 2 items; pass a bank"),
        ({1: GradedBank([1.0], [[0.0]])}, "item 1: fixed to GradedBank in a 2PL; pass a ItemBank"),
    ],
)
def test_anchors_that_do_not_fit_are_named(fixed, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(lsat(), fixed=fixed)


def test_anchors_must_have_been_answered_within_their_answers() -> None:
    with pytest.raises(BadInput, match=r"item 2, person \d+: response 3.0 does not fit the fixed"):
        calibrate(graded_table(), "GRM", fixed={2: GradedBank([1.0], [[-1, 0]])})
    with pytest.raises(BadInput, match=r"Nobody answered a fixed item \(2\)"):
        calibrate(changed(EVERYBODY, NAN), fixed={2: ItemBank([1.0], [0.0])})


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"priors": {"c": Normal()}}, "priors: 'c' is no parameter of a 2PL; use log_a or b"),
        ({"priors": {"logit_c": Normal()}}, "'logit_c' is no parameter of a 2PL"),
        ({"priors": {"b": (0, 1)}}, r"priors: b is \(0, 1\); pass a Normal"),
        ({"tolerance": 0.0}, "tolerance is 0.0; pass a number above 0"),
        ({"tolerance": NAN}, "tolerance is nan"),
    ],
)
def test_options_that_make_no_sense_are_named(options, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(lsat(), **options)
