"""A questionnaire that is published, and Anna in the middle of it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor
from tweespraak.foundation import clock
from tweespraak.instruments.api import Form, InstrumentVersion, form_of
from tweespraak.testing.api import Session, answer, start_session
from tweespraak.testing.models import Response


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(hours=1))


@pytest.fixture
def form(instruments: InstrumentVersion) -> Form:
    return form_of(instruments.pk)


@pytest.fixture
def session(anna: Actor, form: Form) -> Session:
    """Anna has just begun, in Dutch."""
    return start_session(person=anna.person, instrument="personality", language="nl", at=THEN)


@pytest.fixture
def give(form: Form) -> Callable[..., bool]:
    """Answers the item in a place."""

    def one(session: Session, position: int, value: int | None, **more: object) -> bool:
        fields = {"click": uuid4(), "language": "nl", "at": THEN, **more}
        return answer(session=session, item_key=form.items[position - 1].key, value=value, **fields)

    return one


@pytest.fixture
def all_seen(session: Session, form: Form) -> Session:
    """Everything answered with 3, except the second: skipped."""
    Response.objects.bulk_create(
        Response(
            session=session,
            item_key=item.key,
            value=None if item.position == 2 else 3,
            language="nl",
            answered_at=THEN,
            click=uuid4(),
        )
        for item in form.items
    )
    return session
