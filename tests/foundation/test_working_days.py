"""Working days, as the Dutch calendar has them."""

from datetime import date

import pytest

from tweespraak.foundation.working_days import after_working_days, is_working_day

is_working_day(date(2026, 1, 2))  # the library reads a country once: not in the first test's time


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),  # Friday
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-04-27", False),  # King's Day
        ("2025-04-26", False),  # on a Saturday when the 27th is a Sunday
        ("2025-05-05", False),  # Liberation Day, every fifth year
        ("2026-05-05", True),
        ("2026-04-06", False),  # Easter Monday
        ("2026-12-26", False),
    ],
)
def test_people_work_on_weekdays_that_are_no_holiday(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # over a weekend
        ("2026-11-20", 10, "2026-12-04"),
        ("2026-12-24", 1, "2026-12-28"),  # over Christmas and a weekend
        ("2026-12-31", 2, "2027-01-05"),  # into the next year
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-20", 0, "2026-11-20"),
    ],
)
def test_counting_on_skips_the_rest(day: str, count: int, then: str) -> None:
    assert after_working_days(date.fromisoformat(day), count) == date.fromisoformat(then)


def test_a_country_nobody_knows_has_weekends() -> None:
    assert is_working_day(date(2026, 12, 25), "XX")
    assert not is_working_day(date(2026, 12, 26), "XX")
