"""Who is around an evaluation: a recruiter, the clients, and who watches how recruitment goes."""

import pytest

from tests.cast import Actor, actor
from tests.selection.conftest import at_hour, hanna, rik, tom
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role

__all__ = ["at_hour", "hanna", "lena", "rik", "tom"]


@pytest.fixture
def lena(voorbeeld: Organisation) -> Actor:
    """Leads recruitment: sees counts, never who said what."""
    return actor(voorbeeld, "Lena", "Lead", Role.RECRUITMENT_LEAD)
