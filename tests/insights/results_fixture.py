"""A finished questionnaire, made through testing's own actions."""

from datetime import datetime, timedelta
from uuid import uuid4

from tests.cast import THEN
from tweespraak.insights.api import Result
from tweespraak.instruments.api import PERSONALITY, form_of
from tweespraak.people.api import Person
from tweespraak.testing.api import answer, finish_session, start_session


def finished(
    person: Person, *, at: datetime = THEN, value: int | None = 4, skipped: tuple[str, ...] = ()
) -> Result:
    """The result of `value` on every statement; statements of `skipped` facets are left open."""
    session = start_session(person=person, instrument=PERSONALITY, language="nl", at=at)
    for item in form_of(session.version_id).items:
        given = None if item.facet in skipped else value
        answer(session=session, item_key=item.key, value=given, language="nl", click=uuid4(), at=at)
    finish_session(session=session, at=at + timedelta(minutes=15))
    return Result.objects.get(session=session)
