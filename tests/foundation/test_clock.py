"""The one clock, and how it is moved."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from config.shifts import NotAShift, parse_shift
from tweespraak.foundation import clock


@pytest.fixture
def shiftable(settings: Settings, tmp_path: Path) -> Path:
    settings.CLOCK_SHIFT_FILE = tmp_path / "clock"
    return tmp_path / "clock"


def test_it_tells_the_time_with_a_zone() -> None:
    assert clock.now().tzinfo is not None


def test_moving_it_moves_now_and_adds_up(shiftable: Path) -> None:
    before = clock.now()
    clock.move(timedelta(days=3))
    clock.move(timedelta(days=-1))
    assert timedelta(days=2) <= clock.now() - before < timedelta(days=2, minutes=1)


def test_another_process_sees_the_shift(shiftable: Path) -> None:
    shiftable.write_text(str(timedelta(days=5).total_seconds()))
    assert clock.shift() == timedelta(days=5)


def test_a_real_installation_refuses(settings: Settings) -> None:
    settings.CLOCK_SHIFT_FILE = None
    with pytest.raises(clock.ClockIsFixed):
        clock.move(timedelta(days=1))
    assert clock.shift() == timedelta()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("+3d", timedelta(days=3)),
        ("-2h", timedelta(hours=-2)),
        ("+1d12h30m", timedelta(days=1, hours=12, minutes=30)),
        ("45m", timedelta(minutes=45)),
    ],
)
def test_a_shift_is_read(text: str, span: timedelta) -> None:
    assert parse_shift(text) == span


@pytest.mark.parametrize("text", ["", "+", "3", "three days", "+3w", "d3", "+-3d"])
def test_what_is_no_shift_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotAShift, match=r"\+3d"):
        parse_shift(text)
