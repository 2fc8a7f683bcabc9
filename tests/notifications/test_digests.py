"""What waits under the bell becomes a mail in the rhythm somebody chose, and never says what it is."""

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cast import THEN, Actor
from tests.notifications.conftest import Clock
from tweespraak.notifications.actions import choose_rhythm, mark_read, send_due_digests
from tweespraak.notifications.api import Mail, notify
from tweespraak.notifications.models import Digest, Rhythm
from tweespraak.notifications.rules import next_mail_at

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def ring(actor: Actor, at: datetime) -> None:
    notify(
        organisation=actor.member.organisation_id, person=actor.person.pk, kind="planted.thing",
        object_id=uuid.uuid4(), at=at,
    )  # fmt: skip


def choose(actor: Actor, rhythm: Rhythm, at: datetime) -> None:
    choose_rhythm(
        organisation=actor.member.organisation_id, person=actor.person.pk, rhythm=rhythm, at=at
    )


def days_of(time: Clock, days: int) -> list[datetime]:
    """When a mail went, on each hour of so many days."""
    went = []
    for _hour in range(days * 24):
        before = Mail.objects.count()
        send_due_digests()
        if Mail.objects.count() > before:
            went.append(time().astimezone(AMSTERDAM))
        time.move(timedelta(hours=1))
    return went


@pytest.mark.parametrize(
    ("rhythm", "since", "due"),
    [
        ("at_once", "2026-09-01T09:00+02:00", "2026-09-01T09:00+02:00"),
        ("daily", "2026-09-01T09:00+02:00", "2026-09-02T08:00+02:00"),
        ("daily", "2026-09-01T07:59+02:00", "2026-09-01T08:00+02:00"),
        ("daily", "2026-09-01T08:00+02:00", "2026-09-02T08:00+02:00"),
        ("daily", "2026-09-01T23:30+00:00", "2026-09-02T08:00+02:00"),  # already the 2nd there
        ("daily", "2026-03-28T09:00+01:00", "2026-03-29T08:00+02:00"),  # summer time begins
        ("daily", "2026-10-24T09:00+02:00", "2026-10-25T08:00+01:00"),  # and ends
        ("weekly", "2026-09-01T09:00+02:00", "2026-09-07T08:00+02:00"),  # Tuesday to Monday
        ("weekly", "2026-09-07T07:00+02:00", "2026-09-07T08:00+02:00"),
        ("weekly", "2026-09-07T08:00+02:00", "2026-09-14T08:00+02:00"),
        ("weekly", "2026-10-23T09:00+02:00", "2026-10-26T08:00+01:00"),
    ],
)
def test_the_next_mail_is_at_eight_where_the_organisation_is(
    rhythm: str, since: str, due: str
) -> None:
    found = next_mail_at(rhythm, datetime.fromisoformat(since), AMSTERDAM)
    assert found == datetime.fromisoformat(due)


def test_never_is_never() -> None:
    assert next_mail_at("never", THEN, AMSTERDAM) is None


def test_several_notices_are_one_mail_the_next_morning(anna: Actor, time: Clock) -> None:
    ring(anna, time())
    ring(anna, time())
    send_due_digests()
    assert not Mail.objects.exists()
    assert Digest.objects.get().due_at == datetime(2026, 9, 2, 6, 0, tzinfo=UTC)
    time.move(timedelta(hours=23))
    for _again in range(2):
        send_due_digests()
    mail = Mail.objects.get()
    assert mail.subject == "Er wachten 2 meldingen op je"
    assert (mail.address, mail.organisation_id) == (anna.person.email, None)
    assert "/notifications/#rhythm" in mail.text
    assert "planted" not in mail.text + mail.html
    assert "Vries" not in mail.text + mail.html


def test_what_was_read_before_is_not_mailed(anna: Actor, time: Clock) -> None:
    ring(anna, time())
    mark_read(person=anna.person.pk, organisation=anna.member.organisation_id, at=time())
    time.move(timedelta(days=1))
    send_due_digests()
    assert not Mail.objects.exists()
    assert Digest.objects.get().due_at is None


def test_what_was_mailed_and_not_read_is_not_mailed_every_day(anna: Actor, time: Clock) -> None:
    ring(anna, time())
    assert len(days_of(time, 3)) == 1
    ring(anna, time())
    assert len(days_of(time, 2)) == 1
    assert Mail.objects.order_by("-created_at")[0].subject == "Er wachten 2 meldingen op je"


@pytest.mark.parametrize("start", ["2026-03-26T10:00+01:00", "2026-10-22T10:00+02:00"])
def test_one_a_day_at_eight_when_the_clock_changes(anna: Actor, time: Clock, start: str) -> None:
    time.time = datetime.fromisoformat(start)
    went = []
    for _day in range(5):
        ring(anna, time())
        went += days_of(time, 1)
    assert [moment.hour for moment in went] == [8] * 5
    assert len({moment.date() for moment in went}) == 5


def test_a_worker_that_was_away_sends_one_and_then_waits_for_the_next_morning(
    anna: Actor, time: Clock
) -> None:
    for _day in range(4):
        ring(anna, time())
        time.move(timedelta(days=1))
    assert len(days_of(time, 1)) == 1
    ring(anna, time())
    send_due_digests()
    assert Mail.objects.count() == 1


def test_at_once_mails_each_time_and_once_a_week_on_monday(anna: Actor, time: Clock) -> None:
    choose(anna, Rhythm.AT_ONCE, time())
    ring(anna, time())
    send_due_digests()
    assert Mail.objects.count() == 1
    choose(anna, Rhythm.WEEKLY, time())
    time.move(timedelta(hours=1))
    ring(anna, time())
    [went] = days_of(time, 8)
    assert (went.weekday(), went.hour) == (0, 8)


def test_never_mails_nothing_and_going_back_mails_what_waits(anna: Actor, time: Clock) -> None:
    choose(anna, Rhythm.NEVER, time())
    ring(anna, time())
    assert days_of(time, 2) == []
    choose(anna, Rhythm.DAILY, time())
    assert len(days_of(time, 2)) == 1


def test_who_cannot_sign_in_or_left_is_not_written_to(
    anna: Actor, bram: Actor, time: Clock
) -> None:
    ring(anna, time())
    ring(bram, time())
    anna.person.activated_at = None
    anna.person.save(update_fields=["activated_at"])
    bram.member.ended_at = time()
    bram.member.save(update_fields=["ended_at"])
    assert days_of(time, 2) == []


def test_the_rhythm_is_chosen_beside_the_notices(anna: Actor, eva: Actor) -> None:
    anna.client.post("/notifications/rhythm/", {"rhythm": "weekly"})
    anna.client.post("/notifications/rhythm/", {"rhythm": "hourly"})
    assert Digest.objects.get().rhythm == Rhythm.WEEKLY
    page = anna.client.get("/notifications/").content.decode()
    assert 'value="weekly" aria-pressed="true"' in page
    assert 'value="daily" aria-pressed="true"' in eva.client.get("/notifications/").content.decode()


def test_a_page_reads_what_is_on_it_and_one_click_reads_the_rest(anna: Actor) -> None:
    for _ in range(25):
        ring(anna, THEN)
    assert "Alles als gelezen" in anna.client.get("/notifications/").content.decode()
    assert "6 nieuw" not in anna.client.get("/notifications/").content.decode()
    anna.client.post("/notifications/read/")
    assert "Alles als gelezen" not in anna.client.get("/notifications/").content.decode()
