"""How far people are: counted in a constant number of queries, without a look over the wall."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import THEN, Actor, actor
from tweespraak.foundation import slots
from tweespraak.instruments.api import Form
from tweespraak.people.api import Organisation
from tweespraak.testing.api import (
    Progress,
    Session,
    State,
    finish_session,
    progress_of,
    start_session,
)
from tweespraak.testing.views.slots import waiting

Give = Callable[..., bool]
LATER = THEN + timedelta(days=3)


def of(*people: Actor, since=None) -> list[Progress]:
    keys = [each.person.pk for each in people]
    return list(progress_of(keys, "personality", since).values())


def test_who_has_not_begun_has_nothing(bram: Actor, form: Form):
    assert of(bram) == [Progress(State.NOT_STARTED, 0, 108)]


def test_each_item_counts_once_and_a_skip_does_not(anna: Actor, session: Session, give: Give):
    for position, value in ((1, 3), (1, 4), (2, None), (3, 5), (3, None), (4, None), (4, 2)):
        give(session, position, value)
    assert of(anna) == [Progress(State.STARTED, 2, 108)]


def test_finished_says_when(anna: Actor, all_seen: Session):
    finish_session(session=all_seen, at=LATER)
    assert of(anna) == [Progress(State.FINISHED, 107, 108, LATER)]


def test_taken_again_it_is_begun_and_was_finished(anna: Actor, all_seen: Session):
    finish_session(session=all_seen, at=THEN)
    again = THEN + timedelta(days=200)
    start_session(person=anna.person, instrument="personality", language="nl", at=again)
    assert of(anna) == [Progress(State.STARTED, 0, 108, THEN)]


def test_what_was_done_before_one_was_asked_here_is_not_told(
    anna: Actor, bram: Actor, all_seen: Session
):
    assert of(anna, since={anna.person.pk: LATER})[0].state is State.NOT_STARTED
    finish_session(session=all_seen, at=THEN)
    assert of(anna, since={anna.person.pk: LATER}) == [Progress(State.NOT_STARTED, 0, 108)]
    assert of(anna, since={anna.person.pk: THEN})[0].state is State.FINISHED
    assert of(anna, since={bram.person.pk: LATER})[0].state is State.FINISHED


def test_more_people_cost_no_more_queries(voorbeeld: Organisation, form: Form, give: Give):
    def queries(people: list[Actor]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            assert all(each.answered == 1 for each in of(*people))
        return len(counted)

    people = [actor(voorbeeld, f"Persoon{number}", "") for number in range(12)]
    for each in people:
        begun = start_session(person=each.person, instrument="personality", language="nl", at=THEN)
        give(begun, 1, 3, click=uuid4())
    assert queries(people[:2]) == queries(people) == 3


def at_home(rf, who: Actor) -> list[slots.Link]:
    request = rf.get("/")
    request.user = who.person
    request.standing = who.client.get("/tests/").wsgi_request.standing
    return waiting(request=request)


def test_at_home_the_test_waits_until_it_is_finished(rf, anna: Actor, form: Form, give: Give):
    [begin] = at_home(rf, anna)
    assert (begin.label, begin.url) == (
        "Persoonlijkheidsvragenlijst: staat voor je klaar",
        "/tests/personality/",
    )
    session = start_session(person=anna.person, instrument="personality", language="nl", at=THEN)
    for position in range(1, 35):
        give(session, position, 3)
    [go_on] = at_home(rf, anna)
    assert go_on.label == "Persoonlijkheidsvragenlijst: ga verder (34 van 108)"
    for position in range(35, 109):
        give(session, position, 3)
    finish_session(session=session, at=THEN)
    assert at_home(rf, anna) == []


def test_nothing_waits_for_who_was_not_asked(rf, bram: Actor, form: Form):
    assert at_home(rf, bram) == []
