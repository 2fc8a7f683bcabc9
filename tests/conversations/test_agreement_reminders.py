"""When the two are reminded: fixed mornings around the day, in the zone of the organisation, never a pile."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Actor
from tests.conversations.agreeing import does, in_days, plan
from tests.conversations.talking import agreement, talk
from tweespraak.conversations.actions.agreement_clock import work_off_agreements
from tweespraak.conversations.actions.agreement_steps import next_look
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.reminding import (
    REMINDERS,
    Reminder,
    Whom,
    due_now,
    is_followed,
    moment_of,
    next_moment,
)
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.models import Membership

_A, _S = AgreementAct, AgreementState
ZONES = ["Europe/Amsterdam", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC",
         "America/St_Johns", "Pacific/Apia"]  # fmt: skip
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(2024, 1, 1), date(2031, 12, 31))
moments = st.datetimes(datetime(2023, 11, 1), datetime(2032, 3, 1), timezones=st.just(UTC))


@given(days, zones)
def test_every_reminder_comes_at_eight_by_the_clock_on_the_wall(day: date, zone: ZoneInfo) -> None:
    for reminder in REMINDERS:
        moment = moment_of(reminder, day, zone)
        there = moment.astimezone(UTC).astimezone(zone)
        assert (there.hour, there.minute) == (8, 0)
        assert there.date() == day + timedelta(days=reminder.days)


@given(days, moments, zones)
def test_the_next_moment_lies_ahead_and_none_is_passed_over(
    day: date, after: datetime, zone: ZoneInfo
) -> None:
    found = next_moment(day, after, zone)
    every = [moment_of(reminder, day, zone) for reminder in REMINDERS]
    assert found == min((one for one in every if one > after), default=None)
    assert found is None or found > after


@given(days, moments, zones, st.sampled_from(AgreementState))
def test_following_the_clock_reminds_each_once_per_moment(
    day: date, start: datetime, zone: ZoneInfo, state: AgreementState
) -> None:
    at, told = start, []
    while found := next_moment(day, at, zone):
        told += due_now(state, day, found, found, zone)
        at = found
    assert len(told) == len(set(told))
    expected = [one for one in REMINDERS if moment_of(one, day, zone) > start]
    if state in (_S.ACTIVE, _S.ADJUSTING):
        assert told == expected
    elif state in (_S.REPORTED_DONE, _S.REPORTED_NOT_DONE):
        assert told == [one for one in expected if one == Reminder(7, Whom.OTHER)]
    else:
        assert told == []
        assert not is_followed(state)


@given(days, zones, st.integers(0, 40))
def test_a_worker_that_stood_still_sends_no_pile(day: date, zone: ZoneInfo, late: int) -> None:
    first = moment_of(REMINDERS[0], day, zone)
    found = due_now(_S.ACTIVE, day, first, first + timedelta(days=late), zone)
    assert len(found) == len({one.whom for one in found}) <= 2


def test_whom_and_when() -> None:
    told = {whom: [one.days for one in REMINDERS if one.whom is whom] for whom in Whom}
    assert told == {Whom.OWNER: [-14, -3, 1, 7], Whom.OTHER: [-14, 7]}


# ---- with rows


@pytest.fixture
def running(anna: Actor, bram: Actor) -> Agreement:
    found = agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram, due_in=timedelta(days=40))
    found.due_at = next_look(found, clock.now())
    found.save(update_fields=["due_at"])
    return found


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Look at the clock so many days before or after the day of an agreement, at noon."""

    def look(found: Agreement, day: int, hour: int = 12) -> int:
        zone = ZoneInfo(found.organisation.time_zone)
        due = Agreement.objects.get(pk=found.pk).due_on + timedelta(days=day)
        at = datetime(due.year, due.month, due.day, hour, tzinfo=zone)
        with monkeypatch.context() as patch:
            patch.setattr(clock, "now", lambda: at.astimezone(UTC))
            return work_off_agreements()

    return look


def mailed(found: Agreement) -> list[str]:
    rows = Mail.objects.filter(kind="conversations.agreement", object_id=found.pk)
    return sorted(row.address.split("@")[0] for row in rows)


@pytest.mark.django_db
def test_the_clock_follows_one_from_before_its_day_until_after(
    running: Agreement, later: Any
) -> None:
    told, looks = [], []
    for day in (-15, -14, -13, -3, 0, 1, 2, 7, 8, 30):
        looks.append(later(running, day))
        told.append(len(mailed(running)))
    assert told == [0, 2, 2, 3, 3, 4, 4, 6, 6, 6]
    assert looks == [0, 1, 0, 1, 0, 1, 0, 1, 0, 0]
    assert mailed(running) == ["anna"] * 4 + ["bram"] * 2
    running.refresh_from_db()
    assert running.due_at is None


@pytest.mark.django_db
def test_not_before_eight(running: Agreement, later: Any) -> None:
    assert (later(running, -14, hour=7), later(running, -14, hour=8)) == (0, 1)


@pytest.mark.django_db
def test_a_mail_says_that_there_is_something_never_what(running: Agreement, later: Any) -> None:
    later(running, -14)
    for mail in Mail.objects.filter(object_id=running.pk):
        for word in ("planning", "Bram Bakker", "de Vries", "kanaal"):
            assert word not in mail.text + mail.html + mail.subject
        assert f"/conversations/agreements/{running.pk}/" in mail.text
        assert mail.organisation_id == running.organisation_id


@pytest.mark.django_db
def test_the_bell_rings_again_and_says_from_whom(
    running: Agreement, later: Any, anna: Actor, bram: Actor
) -> None:
    later(running, -14)
    body = _bell(bram.client)
    assert "Can you help Anna de Vries with an agreement?" in body
    Notice.objects.update(read_at=clock.now())
    later(running, 7)
    assert Notice.objects.filter(read_at=None).count() == 2
    Agreement.objects.filter(pk=running.pk).update(due_on=in_days(-7))
    assert "How did your agreement with Bram Bakker go?" in _bell(anna.client)
    assert "planning" not in _bell(anna.client)


@pytest.mark.django_db
def test_who_reported_is_left_alone_and_the_other_is_asked_once_more(
    running: Agreement, later: Any, anna: Actor
) -> None:
    does(anna, _A.REPORT_DONE, running)
    assert mailed(running) == ["bram"]
    for day in (-14, -3, 1, 7):
        later(running, day)
    assert mailed(running) == ["bram", "bram"]


@pytest.mark.django_db
def test_another_day_moves_the_reminders_along(
    running: Agreement, later: Any, anna: Actor, bram: Actor
) -> None:
    later(running, -14)
    does(anna, _A.ADJUST, running, plan=plan(due_on=in_days(120)))
    does(bram, _A.CONFIRM, running)
    before = len(mailed(running))
    running.refresh_from_db()
    assert later(running, -20) == 0
    assert later(running, -14) == 1
    assert len(mailed(running)) == before + 2


@pytest.mark.django_db
def test_nothing_goes_to_who_left_nor_about_what_is_over(
    running: Agreement, later: Any, anna: Actor, bram: Actor
) -> None:
    Membership.objects.filter(pk=anna.member.pk).update(ended_at=clock.now())
    later(running, -14)
    assert mailed(running) == ["bram"]
    does(bram, _A.STOP, running)
    running.refresh_from_db()
    assert running.due_at is None
    assert later(running, 7) == 0


@pytest.mark.django_db
def test_home_says_what_waits_and_for_whom(
    running: Agreement, anna: Actor, bram: Actor, instruments: Any
) -> None:
    line = "Your reaction is asked: agreement with Anna de Vries"
    assert line not in _home(bram.client)
    does(anna, _A.REPORT_NOT_DONE, running)
    assert line in _home(bram.client)
    assert "agreement with" not in _home(anna.client)
    does(bram, _A.GO_ON, running)
    assert line not in _home(bram.client)


def _home(client: Client) -> str:
    return client.get("/", headers={"accept-language": "en"}).content.decode()


def _bell(client: Client) -> str:
    return client.get("/notifications/", headers={"accept-language": "en"}).content.decode()
