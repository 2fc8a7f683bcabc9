"""Plans that cannot be carried out are refused, naming the item or the class."""

import pytest

from tests.psychometrics.adaptive_cases import bank_of
from tweespraak.psychometrics import AdaptivePlan, BadInput, Normal, Stop

bank = bank_of(10)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"selection": "best"}, "selection 'best' is unknown; use information"),
        (
            {"prior": Normal(4.5, 1)},
            "prior: mean 4.5 lies outside the grid from -4 to 4; pass a Grid",
        ),
        ({"warm_up": (2, 10)}, "warm_up: item 10 is not in the bank of 10 items"),
        ({"warm_up": (2, 1, 2)}, "warm_up: item 2 is there twice"),
        ({"warm_up": (2, 1), "enemies": [frozenset({1, 2})]}, "items 1 and 2 are enemies"),
        ({"excluded": frozenset({-1})}, "excluded: item -1 is not in the bank"),
        ({"enemies": [frozenset({1, 11})]}, "enemies: item 11"),
        ({"content": {12: "x"}}, "content: item 12"),
        ({"exposure_limit": 0.0}, "exposure_limit is 0.0; pass a share above 0"),
        ({"exposure_limit": 1.2}, r"exposure_limit is 1\.2"),
        ({"exposure_so_far": {3: 1.5}}, "exposure_so_far: item 3 has 1.5"),
        ({"exposure_so_far": {30: 0.5}}, "exposure_so_far: item 30"),
        ({"content_shares": {"x": 1.0}}, "no item in content has the class 'x'"),
        ({"content": {1: "x"}, "content_shares": {"x": 0.7}}, "add up to 0.7; make them"),
        ({"content": {1: "x"}, "content_shares": {"x": -1.0}}, "'x' has -1.0; pass a share"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(wanted: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        AdaptivePlan(bank, Stop(), **wanted)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"standard_error": 0.0}, "standard_error is 0.0; pass a number above 0"),
        ({"standard_error": float("nan")}, "standard_error is nan"),
        ({"minimum": 5, "maximum": 4}, "minimum 5 and maximum 4 do not fit"),
        ({"minimum": 0, "maximum": 0}, "a maximum of 1 or more"),
        ({"minimum": -1}, "minimum -1"),
    ],
)
def test_a_stop_that_is_never_reached_is_refused(wanted: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        Stop(**wanted)


def test_shares_in_whole_percents_are_near_enough() -> None:
    content = {0: "x", 1: "y", 2: "z"}
    AdaptivePlan(bank, Stop(), content=content, content_shares=dict.fromkeys("xyz", 0.33))
