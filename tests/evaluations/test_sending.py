"""Sending, of itself or now; two reminders, and the last day (E2, E11)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import answered, prepared, sent
from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.evaluations.actions.sending import DayRefused, SendRefused, put_off, send
from tweespraak.evaluations.models import Evaluation, Topic
from tweespraak.evaluations.rules.sending import DayRefusal, SendRefusal
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.models import PersonalLink

AtHour = Callable[[datetime], None]


def _send(evaluation: Evaluation, rik: Actor, at: datetime = THEN) -> Evaluation:
    return send(evaluation=evaluation, by=rik.person.pk, at=at)


def test_the_client_gets_a_personal_link_and_both_get_a_form(rik: Actor, hanna: Actor) -> None:
    row = _send(prepared(rik, hanna), rik)
    assert row.state == State.SENT
    assert row.closes_on == date(2026, 9, 15)
    assert {one.side for one in row.replies.all()} == {"client", "recruiter"}
    link = PersonalLink.objects.get()
    assert (link.person, link.slot, link.object_id) == (hanna.person, "evaluations.reply", row.pk)
    assert Mail.objects.get().address == hanna.person.email


def test_what_is_asked_is_fixed_to_the_letter(rik: Actor, hanna: Actor) -> None:
    own = Topic.objects.create(
        organisation=rik.member.organisation, side=Side.CLIENT, dimension="result",
        words={"nl": {"title": "Eigen", "question": "Hoe goed?"}, "en": {"title": "Own", "question": "How?"}},
        created_by_id=rik.person.pk, created_at=THEN,
    )  # fmt: skip
    made = prepared(rik, hanna, client_topics=["G07", "S01", str(own.pk)])
    row = _send(made, rik)
    own.words = {}
    own.save()
    assert row.asked["client"][2]["words"]["nl"]["title"] == "Eigen"


def test_the_mail_says_who_asks_and_never_about_what(rik: Actor, hanna: Actor) -> None:
    _send(prepared(rik, hanna), rik)
    mail = Mail.objects.get()
    assert "Rik Recruiter" in mail.text
    assert "magazijn" not in mail.text + mail.subject


def test_sending_twice_is_sending_once(rik: Actor, hanna: Actor) -> None:
    made = prepared(rik, hanna)
    _send(made, rik)
    _send(made, rik)
    assert Mail.objects.count() == 1


def test_a_client_is_asked_once_in_thirty_days(rik: Actor, hanna: Actor) -> None:
    sent(rik, hanna)
    made = prepared(rik, hanna)
    with pytest.raises(SendRefused) as refused:
        _send(made, rik, THEN + timedelta(days=29))
    assert refused.value.refusal is SendRefusal.ASKED_RECENTLY
    assert _send(made, rik, THEN + timedelta(days=30)).state == State.SENT


def test_a_set_without_a_dimension_is_not_sent(rik: Actor, hanna: Actor) -> None:
    with pytest.raises(SendRefused) as refused:
        _send(prepared(rik, hanna, client_topics=["G07", "S01"]), rik)
    assert refused.value.refusal is SendRefusal.TOPICS


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (date(2026, 9, 1), DayRefusal.PAST),
        (date(2026, 10, 2), DayRefusal.TOO_LATE),
    ],
)
def test_it_may_be_put_off_but_not_until_nobody_remembers(
    rik: Actor, hanna: Actor, day: date, refusal: DayRefusal
) -> None:
    made = prepared(rik, hanna)
    with pytest.raises(DayRefused) as refused:
        put_off(evaluation=made, day=day, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is refusal
    row = put_off(evaluation=made, day=date(2026, 9, 10), by=rik.person.pk, at=THEN)
    assert row.due_at == datetime.fromisoformat("2026-09-10T08:00:00+02:00")


def _on(at_hour: AtHour, days: int) -> None:
    at_hour(THEN + timedelta(days=days))
    work_off_evaluations()


def test_it_goes_out_of_itself_on_its_day(rik: Actor, hanna: Actor, at_hour: AtHour) -> None:
    made = prepared(rik, hanna, due_at=THEN + timedelta(days=2))
    _on(at_hour, 1)
    assert not Mail.objects.exists()
    _on(at_hour, 2)
    made.refresh_from_db()
    assert made.state == State.SENT
    assert made.due_at == datetime.fromisoformat("2026-09-07T08:00:00+02:00")
    assert Notice.objects.filter(person_id=rik.person.pk, kind="evaluations.sent").exists()


def test_who_was_asked_meanwhile_is_asked_when_their_turn_comes(
    rik: Actor, hanna: Actor, at_hour: AtHour
) -> None:
    sent(rik, hanna, due_at=None)
    Evaluation.objects.update(due_at=None)
    made = prepared(rik, hanna, due_at=THEN + timedelta(days=2))
    _on(at_hour, 2)
    made.refresh_from_db()
    assert (made.state, made.send_on) == (State.PREPARED, date(2026, 10, 1))
    _on(at_hour, 30)
    made.refresh_from_db()
    assert made.state == State.SENT


def test_two_reminders_on_day_four_and_nine_then_it_lapses(
    rik: Actor, hanna: Actor, at_hour: AtHour
) -> None:
    made = sent(rik, hanna)
    counts = []
    for day in range(1, 14):
        _on(at_hour, day)
        counts.append(Mail.objects.filter(address=hanna.person.email).count())
    assert counts == [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]
    _on(at_hour, 14)
    made.refresh_from_db()
    assert (made.state, made.due_at) == (State.LAPSED, None)
    assert Notice.objects.filter(person_id=rik.person.pk, kind="evaluations.lapsed").exists()


def test_who_answered_is_not_reminded(rik: Actor, hanna: Actor, at_hour: AtHour) -> None:
    made = sent(rik, hanna)
    answered(made, Side.CLIENT)
    _on(at_hour, 4)
    assert [one.address for one in Mail.objects.all()] == [rik.person.email]


def test_a_worker_that_slept_reminds_once(rik: Actor, hanna: Actor, at_hour: AtHour) -> None:
    sent(rik, hanna)
    _on(at_hour, 10)
    assert Mail.objects.filter(address=hanna.person.email).count() == 1
