"""One world for all permission tests: made once, never changed, rolled back at the end."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.permissions import world as worlds
from tests.permissions.world import AT, World
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
