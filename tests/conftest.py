"""The cast and the questionnaire, for every test."""

from collections.abc import Iterator

import pytest
from django.utils import translation

pytest_plugins = ["tests.cast", "tests.instruments_fixture"]


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page that was read in English does not make the next test read English."""
    yield
    translation.deactivate()
