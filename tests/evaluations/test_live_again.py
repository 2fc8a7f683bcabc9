"""Ninety days after somebody was hired, the client is asked one thing more."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import answered, revealed, vacated
from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.evaluations.actions.leaving import leave
from tweespraak.evaluations.actions.measuring import measure_again
from tweespraak.evaluations.actions.revealing import reveal
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.replies import asked_sides
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.vacated import Outcome
from tweespraak.notifications.models import Mail

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 30)  # ninety days after 1 September


def test_it_is_prepared_when_both_read_and_goes_out_of_itself(
    rik: Actor, hanna: Actor, at_hour: Any
) -> None:
    first = revealed(rik, hanna)
    second = measure_again(evaluation=first.pk, at=THEN)
    assert second
    assert (second.send_on, second.state, second.client_topics) == (DAY, State.PREPARED, ["R06"])
    at_hour(datetime.fromisoformat("2026-11-30T12:00:00+00:00"))
    work_off_evaluations()
    second.refresh_from_db()
    assert second.state == State.SENT
    assert asked_sides(second) == [Side.CLIENT]
    assert Mail.objects.filter(person_id=hanna.person.pk).count() == 1


def test_a_low_answer_asks_for_a_talk_too(rik: Actor, hanna: Actor, at_hour: Any) -> None:
    second = measure_again(evaluation=revealed(rik, hanna).pk, at=THEN)
    at_hour(datetime.fromisoformat("2026-11-30T12:00:00+00:00"))
    work_off_evaluations()
    second.refresh_from_db()
    answered(second, Side.CLIENT, {"R06": 2}, nps=None)
    reveal(evaluation=second, by=hanna.person.pk, at=THEN + timedelta(days=92))
    second.refresh_from_db()
    assert second.state == State.LIVE_REQUIRED
    assert not second.seconds.exists()


def test_twice_is_once_and_nobody_hired_is_nothing_asked(rik: Actor, hanna: Actor) -> None:
    first = revealed(rik, hanna)
    assert measure_again(evaluation=first.pk, at=THEN) == measure_again(
        evaluation=first.pk, at=THEN
    )
    empty = revealed(rik, hanna, vacated(outcome=Outcome.WITHDRAWN))
    assert measure_again(evaluation=empty.pk, at=THEN) is None


@pytest.mark.parametrize("state", [State.LIVE_REQUIRED, State.LIVE_OFFERED, State.LIVE_PLANNED])
def test_who_left_is_not_waited_for(rik: Actor, hanna: Actor, state: State) -> None:
    row = revealed(rik, hanna, state=state)
    leave(organisation=row.organisation_id, person=hanna.person.pk, at=THEN)
    row.refresh_from_db()
    assert row.state == State.LIVE_DECLINED
    assert Evaluation.objects.count() == 1
