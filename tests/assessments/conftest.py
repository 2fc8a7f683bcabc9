"""Who else stands in an assessment: a client contact, a second reader, a planner."""

import pytest

from tests.cast import Actor, actor
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role


@pytest.fixture
def karin(voorbeeld: Organisation) -> Actor:
    """Asks for the assessment."""
    return actor(voorbeeld, "Karin", "Klant", Role.CLIENT_CONTACT)


@pytest.fixture
def marijke(voorbeeld: Organisation) -> Actor:
    """Reads along."""
    return actor(voorbeeld, "Marijke", "Meelezer", Role.PSYCHOLOGIST)


@pytest.fixture
def pien(voorbeeld: Organisation) -> Actor:
    """Plans the days."""
    return actor(voorbeeld, "Pien", "Planner", Role.PLANNER)
