"""The cast and the questionnaire, for every test; each begins in Dutch, whatever the last one spoke."""

import pytest
from django.utils import translation

pytest_plugins = ["tests.cast", "tests.instruments_fixture"]


@pytest.fixture(autouse=True)
def _in_dutch() -> None:
    translation.activate("nl")
