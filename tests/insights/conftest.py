"""Anna with a result."""

import pytest

from tests.cast import Actor
from tests.insights.results_fixture import finished
from tweespraak.insights.api import Result
from tweespraak.instruments.api import InstrumentVersion


@pytest.fixture
def annas_result(anna: Actor, instruments: InstrumentVersion) -> Result:
    """Anna agreed with everything."""
    return finished(anna.person)
