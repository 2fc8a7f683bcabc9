"""A list asks as many questions of the database in a big organisation as in a small one, and is quick."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from bench.growing.organisation import BIG, SMALL, Size, make
from bench.growing.pages import measured, pages
from bench.measuring.judging import Page, grown
from django.db import connection, transaction
from django.urls import reverse

from tests.cast import THEN
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library
from tweespraak.people.api import Organisation

SAMPLE = replace(BIG, people=1_000, participants=100, activities=50, sharing=4, half_way=20)
SLOWEST = 1.0  # seconds

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # many rows


@contextmanager
def organisation_of(size: Size) -> Iterator[dict[str, Page]]:
    """What every list costs in an organisation of this size, which is gone afterwards."""
    with transaction.atomic():
        load_instruments(at=THEN)
        load_library(at=THEN)
        made = make(size, THEN)
        Organisation.objects.update(is_demo=True)  # the mailbox is one of the lists
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as a database that has been there for a while
        last = size.people // 25
        lists = pages(made) | {
            "people, a late page": (made.admin, reverse("people:list") + f"?page={last}")
        }
        yield {name: measured(who, url) for name, (who, url) in lists.items()}
        transaction.set_rollback(True)


@pytest.fixture
def small(settings: object) -> dict[str, Page]:
    settings.DEMO = True
    with organisation_of(SMALL) as costs:
        return costs


def test_lists_ask_the_same_of_a_thousand_people(small: dict[str, Page]) -> None:
    with organisation_of(SAMPLE) as costs:
        assert grown(small, costs) == []


@pytest.mark.long
def test_lists_of_ten_thousand_people_answer_within_a_second(small: dict[str, Page]) -> None:
    with organisation_of(BIG) as costs:
        assert grown(small, costs) == []
        assert {name: page for name, page in costs.items() if page.seconds > SLOWEST} == {}
