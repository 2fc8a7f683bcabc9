"""Two presses at the same moment, on a real database with real threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from tests.cast import THEN, Actor, actor, organisation
from tweespraak.instruments.api import Form, form_of, load_instruments
from tweespraak.people.api import Role
from tweespraak.testing.api import (
    NotAllSeen,
    Refused,
    Session,
    answer,
    answers_of,
    finish_session,
    start_session,
)
from tweespraak.testing.models import Response

# Real commits: the tables are emptied after each test, which takes longer than a rollback.
pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
THREADS = 4


@pytest.fixture
def anna(transactional_db: None) -> Actor:
    return actor(organisation(), "Anna", "de Vries", Role.DEVELOPMENT_MEMBER)


@pytest.fixture
def form(anna: Actor) -> Form:
    return form_of(load_instruments(at=THEN).pk)


@pytest.fixture
def session(anna: Actor, form: Form) -> Session:
    return start_session(person=anna.person, instrument="personality", language="nl", at=THEN)


def at_once(do: Callable[[int], object]) -> list[object]:
    """The same thing by several threads, all let go at the same moment."""
    gate = Barrier(THREADS)

    def run(number: int) -> object:
        try:
            gate.wait()
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def give(session: Session, form: Form, position: int, value: int | None, click: object) -> object:
    return answer(
        session=session,
        item_key=form.items[position - 1].key,
        value=value,
        language="nl",
        click=click,
        at=THEN,
    )


def test_starting_at_the_same_moment_is_one_session(anna: Actor, form: Form):
    started = at_once(
        lambda _: (
            start_session(person=anna.person, instrument="personality", language="nl", at=THEN).pk
        )
    )
    assert len(set(started)) == Session.objects.count() == 1


def test_the_same_press_at_the_same_moment_is_one_answer(session: Session, form: Form):
    click = uuid4()
    new = at_once(lambda _: give(session, form, 1, 4, click))
    assert sorted(new) == [False, False, False, True]
    assert Response.objects.count() == 1


def test_tabs_at_the_same_moment_lose_nothing(session: Session, form: Form):
    at_once(lambda number: [give(session, form, at, number + 1, uuid4()) for at in range(1, 6)])
    rows = list(Response.objects.order_by("pk").values_list("item_key", "value"))
    assert len(rows) == 5 * THREADS
    assert answers_of(session) == dict(rows)
    assert all(sum(key == item.key for key, _ in rows) == THREADS for item in form.items[:5])


def test_an_answer_beside_a_finish_is_in_it_or_refused(session: Session, form: Form):
    for item in form.items:
        give(session, form, item.position, 3, uuid4())

    def finish_or_answer(number: int) -> object:
        try:
            if number == 0:
                return finish_session(session=session, at=THEN).finished_at
            return give(Session.objects.get(), form, 1, 5, uuid4())
        except (Refused, NotAllSeen) as refusal:
            return type(refusal)

    told = at_once(finish_or_answer)
    assert told[0] == THEN
    assert set(told[1:]) <= {True, Refused}
    assert Response.objects.count() == 108 + told[1:].count(True)
