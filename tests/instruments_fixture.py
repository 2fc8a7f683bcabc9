"""The tests of this release, published once per test."""

import pytest

from tests.cast import THEN
from tweespraak.instruments.api import InstrumentVersion, load_instruments


@pytest.fixture
def instruments(db: None) -> InstrumentVersion:
    """The personality questionnaire as it is taken now, with its norm and composites."""
    return load_instruments(at=THEN)
