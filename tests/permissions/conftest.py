"""One world for all permission tests: made once, never changed, rolled back at the end."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Actor
from tests.permissions import world as worlds
from tests.permissions.world import AT, ELSEWHERE, OWNER, World
from tweespraak.foundation import clock


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Everything, for as long as these tests run; who changes something rolls it back."""
    patch = pytest.MonkeyPatch()
    patch.setattr(clock, "now", lambda: AT)
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                yield worlds.build()
                transaction.set_rollback(True)
        finally:
            patch.undo()


@pytest.fixture
def anna(world: World) -> Actor:
    """Anna of this world: she takes part and shares."""
    return Actor(world.anna.person, world.anna.member, world.client(OWNER))


@pytest.fixture
def chris(world: World) -> Actor:
    """The organisation admin of this world."""
    column = "organisation_admin"
    admin = world.by_role[column]
    return Actor(admin.person, admin.member, world.client(column))


@pytest.fixture
def eva(world: World) -> Actor:
    """Eva, who has every role elsewhere."""
    return Actor(world.eva.person, world.eva.member, world.client(ELSEWHERE))
