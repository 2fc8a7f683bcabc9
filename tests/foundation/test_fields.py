"""A day that lies ahead: after today, up to the last; what stood there may stay."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tweespraak.foundation.fields import DayField, line_field, text_field

TODAY, LAST, PASSED = date(2026, 9, 1), date(2027, 3, 1), date(2026, 8, 20)


@pytest.mark.parametrize(
    ("day", "passes"),
    [("2026-09-01", False), ("2026-09-02", True), ("2027-03-01", True), ("2027-03-02", False),
     ("2026-08-20", True), ("2026-08-19", False)],
)  # fmt: skip
def test_only_days_that_lie_ahead_and_the_one_that_stood_there(day: str, passes: bool) -> None:
    field = DayField()
    field.aim(TODAY, LAST, PASSED)
    if passes:
        assert field.clean(day) == date.fromisoformat(day)
        return
    with pytest.raises(ValidationError):
        field.clean(day)


def test_the_calendar_offers_what_passes() -> None:
    field = DayField()
    field.aim(TODAY, LAST)
    assert field.widget.attrs == {"min": "2026-09-02", "max": "2027-03-01"}


def test_a_field_says_what_to_write_when_it_is_empty() -> None:
    for field in (line_field("What?", missing="Write it."), text_field("Why?", "Write it.")):
        with pytest.raises(ValidationError, match="Write it"):
            field.clean("")
    assert text_field("Why?", required=False).clean("") == ""
