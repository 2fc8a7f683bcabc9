"""Events come up inside the transaction."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from tests.cast import organisation
from tweespraak.foundation import events
from tweespraak.people.models import Organisation


@dataclass(frozen=True)
class Happened:
    name: str


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(events, "_listeners", events.defaultdict(list))
    return []


@pytest.mark.django_db
def test_listeners_are_called_at_once(heard: list[str]) -> None:
    events.listen(Happened)(lambda event: heard.append(event.name))
    with transaction.atomic():
        events.announce(Happened("a"))
        assert heard == ["a"]


@pytest.mark.django_db
def test_a_failing_listener_rolls_everything_back(heard: list[str]) -> None:
    @events.listen(Happened)
    def fail(event: Happened) -> None:
        raise ValueError(event.name)

    def act() -> None:
        with transaction.atomic():
            organisation("Brug", "brug")
            events.announce(Happened("b"))

    with pytest.raises(ValueError, match="b"):
        act()
    assert not Organisation.objects.filter(slug="brug").exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused(heard: list[str]) -> None:
    with pytest.raises(events.NotInTransaction):
        events.announce(Happened("c"))


def test_a_listener_is_registered_once(heard: list[str]) -> None:
    def listener(event: Happened) -> None: ...

    events.listen(Happened)(listener)
    events.listen(Happened)(listener)
    assert events.listeners_of(Happened) == (listener,)
