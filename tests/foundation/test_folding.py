"""A capital, an accent or a space too many makes no other word."""

import pytest

from tweespraak.foundation.folding import folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Éé", "ee"),
        ("ADVISÉUR", "adviseur"),
        ("  Anna\u00a0 de  Vries ", "anna de vries"),
        ("ß", "ss"),
    ],
)
def test_a_word_is_folded(typed: str, kept: str) -> None:
    assert folded(typed) == kept
    assert folded(kept) == kept
