"""The demo, made once for all the tests of a file: it takes seconds."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from tests.cast import THEN
from tweespraak.foundation import clock
from tweespraak.home.actions.demo import build_demo
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library


@pytest.fixture(scope="module")
def laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo of today, gone after the last test of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_instruments(at=THEN)
        load_library(at=THEN)
        build_demo(at=clock.now())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(laid: None, db: None, settings: Settings) -> None:
    """The same, as one test finds it and may change it."""
    settings.DEMO = True
