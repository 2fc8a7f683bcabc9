"""Who stands around a vacancy: a recruiter, a hiring manager, somebody of the team, an interviewer."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.cast import Actor, actor
from tweespraak.foundation import clock
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role


@pytest.fixture
def rik(voorbeeld: Organisation) -> Actor:
    """Leads the vacancy."""
    return actor(voorbeeld, "Rik", "Recruiter", Role.RECRUITER)


@pytest.fixture
def hanna(voorbeeld: Organisation) -> Actor:
    """Asked for it, and decides."""
    return actor(voorbeeld, "Hanna", "Hofman", Role.HIRING_MANAGER)


@pytest.fixture
def tom(voorbeeld: Organisation) -> Actor:
    """Signs for the team."""
    return actor(voorbeeld, "Tom", "Team", Role.STAKEHOLDER)


@pytest.fixture
def ivo(voorbeeld: Organisation) -> Actor:
    """Interviews, and signs for that."""
    return actor(voorbeeld, "Ivo", "Interviewer", Role.STAKEHOLDER)


@pytest.fixture
def kim(voorbeeld: Organisation) -> Actor:
    """Applies."""
    return actor(voorbeeld, "Kim", "Kandidaat", Role.CANDIDATE)


@pytest.fixture
def at_hour(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Make it that moment, for the pages and the clock."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)
