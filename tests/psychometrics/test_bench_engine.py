"""The measurement of the engine judges, writes and draws what it was given; its bare loops are right."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from bench.engine import bare
from bench.engine.contest import BARE, OURS, Result, Row, Side, held, judged, timed, too_slow
from bench.engine.picture import drawn
from bench.engine.table import amount, written

from tweespraak.psychometrics import Grid, ItemBank, calibrate, score


def result(ours: float, mirt: float | None) -> Result:
    """A row that has to be twice as fast as mirt, or as fast as bare NumPy."""
    row = Row("some <work>", 1e-3, [], {"mirt": 2e-3, BARE: 1e-3}, notes=["a note"])
    seconds = {OURS: ours, BARE: 5e-4} | ({} if mirt is None else {"mirt": mirt})
    return Result(row, seconds, {n: t / ours for n, t in seconds.items()}, seconds)


def test_ours_has_to_beat_a_peer_by_what_it_was_given() -> None:
    assert too_slow(result(1e-3, 2.1e-3)) == []
    assert too_slow(result(1e-3, 1.9e-3)) == [
        "some <work>: 1.9 times as fast as mirt; it has to be 2.0 times."
    ]


def test_without_a_peer_bare_numpy_is_the_measure() -> None:
    assert judged(result(1e-3, 2e-3)) == {"mirt": 2.0}
    assert judged(result(1e-3, None)) == {BARE: 1.0}
    assert "0.5 times as fast as bare NumPy" in too_slow(result(1e-3, None))[0]


def test_a_contest_takes_turns_and_compares_within_a_round() -> None:
    clock = iter([9.0, 9.0, 1.0, 3.0, 10.0, 30.0, 2.0, 8.0])
    sides = [Side(OURS, lambda: [next(clock)]), Side("mirt", lambda: [next(clock)])]
    done = held(Row("work", 1.0, sides, {"mirt": 2.0}, rounds=3))
    assert done.seconds == {OURS: 2.0, "mirt": 8.0}
    assert done.ratios == {OURS: 1.0, "mirt": 3.0}
    assert len(timed(lambda: None, 4.0)()) == 1


def test_the_page_says_everything() -> None:
    page = written([result(1e-3, 2.1e-3)], "Measured on a day.")
    assert "| some <work> | 1 ms | 1 ms |" in page
    assert "**2.1 × mirt** (must 2)" in page
    assert "- some <work>: a note." in page
    alone = written([result(1e-3, None)], "")
    assert "- some <work>: mirt not installed; judged against bare NumPy." in alone
    unmeasured = held(Row("fast", 1e-6, [], {}))
    assert "| fast | 1 µs | not measured | | |" in written([unmeasured], "")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (2.5e-7, "0.25 µs"),
        (1.7e-5, "17 µs"),
        (0.0123, "12.3 ms"),
        (0.482, "482 ms"),
        (9.75, "9.75 s"),
    ],
)
def test_times_read_easily(seconds: float, words: str) -> None:
    assert amount(seconds) == words


def test_the_picture_has_a_dot_for_everybody() -> None:
    picture = ET.fromstring(drawn([result(1e-3, 2.1e-3), result(2e-2, None)]))
    titles = [node.text for node in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert "some <work>: tweespraak 1 ms" in titles
    assert len(titles) == 1 + 3 + 2
    assert drawn([]) == ""


def test_the_bare_loops_do_the_same_work() -> None:
    rng, items = np.random.default_rng(1), 20
    bank = ItemBank(rng.lognormal(0.1, 0.2, items), rng.normal(0, 1, items))
    theta = rng.normal(size=400)
    x = (rng.random((400, items)) < bank.probability(theta)).astype(float)
    plain = bare.Bare(bank.a, bank.b)
    np.testing.assert_allclose(plain.score(x), score(bank, x).theta, atol=2e-3)
    item, _se = plain.next_item(np.array([3]), np.array([1]))
    assert item not in {3}
    assert plain.simulate(theta, rng, maximum=5) == 5 * 400


@pytest.mark.slow(reason="sixty cycles of a plain EM")
def test_the_bare_calibration_finds_the_same_items() -> None:
    rng, items = np.random.default_rng(1), 12
    bank = ItemBank(rng.lognormal(0.1, 0.2, items), rng.normal(0, 1, items))
    x = (rng.random((600, items)) < bank.probability(rng.normal(size=600))).astype(float)
    a, d = bare.calibrate(x)
    found = calibrate(x, grid=Grid(-4, 4, 61)).bank
    np.testing.assert_allclose(a, found.a, atol=0.01)
    np.testing.assert_allclose(d, -found.a * found.b, atol=0.01)
