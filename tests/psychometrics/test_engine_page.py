"""The tour of the engine leaves nothing out."""

import re
from pathlib import Path

import pytest

from tweespraak import psychometrics

PAGE = (Path(__file__).parents[2] / "docs" / "measurement" / "engine.md").read_text()


@pytest.mark.parametrize("name", psychometrics.__all__)
def test_every_public_name_is_on_the_page(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)
