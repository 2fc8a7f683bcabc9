"""Beginning, answering and finishing, below the screens."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import THEN, Actor
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import events
from tweespraak.instruments.api import Form
from tweespraak.testing.api import (
    NotAllSeen,
    Refused,
    Session,
    SessionFinished,
    SessionStarted,
    TooSoon,
    answers_of,
    change_language,
    finish_session,
    latest_finished,
    start_session,
)
from tweespraak.testing.models import AppendOnly, Response

Give = Callable[..., bool]
HALF_A_YEAR = timedelta(days=185)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Everything that testing announces."""
    told: list[object] = []
    for event in (SessionStarted, SessionFinished):
        monkeypatch.setitem(events._listeners, event, [told.append])
    return told


def start(person: Actor, language: str = "nl", at=THEN) -> Session:
    return start_session(person=person.person, instrument="personality", language=language, at=at)


def test_beginning_twice_is_one_session(heard: list, anna: Actor, form: Form):
    assert start(anna) == start(anna, language="en")
    assert Session.objects.get().language == "nl"
    assert [type(event) for event in heard] == [SessionStarted]


def test_beginning_and_finishing_are_in_the_log(heard: list, all_seen: Session):
    finish_session(session=all_seen, at=THEN)
    told = entries_of_object("session", all_seen.pk)
    assert [(entry.action, entry.state_to) for entry in told] == [
        ("testing.start", "started"),
        ("testing.finish", "finished"),
    ]


def test_answers_are_kept_with_language_and_moment(session: Session, give: Give):
    assert give(session, 1, 4, language="en", at=THEN + timedelta(minutes=5))
    kept = Response.objects.get()
    assert (kept.value, kept.language, kept.answered_at) == (4, "en", THEN + timedelta(minutes=5))


def test_the_same_press_twice_is_one_answer(session: Session, give: Give):
    press = uuid4()
    assert give(session, 1, 4, click=press)
    assert not give(session, 1, 4, click=press)
    assert Response.objects.count() == 1


def test_another_answer_from_an_old_copy_of_the_page_is_not_lost(session: Session, give: Give):
    press = uuid4()
    give(session, 1, 4, click=press)
    assert give(session, 1, 2, click=press)
    assert answers_of(session) == {Response.objects.first().item_key: 2}


def test_answering_again_adds_a_row_and_the_last_counts(session: Session, give: Give, form: Form):
    for value in (2, 5, None, 1):
        give(session, 1, value)
    assert Response.objects.count() == 4
    assert answers_of(session) == {form.items[0].key: 1}


def test_a_late_retry_of_an_earlier_press_does_not_undo_a_later_answer(
    session: Session, give: Give, form: Form
):
    press = uuid4()
    give(session, 1, 4, click=press)
    give(session, 1, 5)
    give(session, 1, 4, click=press)
    assert answers_of(session) == {form.items[0].key: 5}


def test_an_answer_is_one_statement_without_a_transaction_around_it(
    session: Session, give: Give, django_assert_num_queries
):
    with django_assert_num_queries(1):
        give(session, 1, 4)


def test_the_database_refuses_an_answer_out_of_range(session: Session, give: Give):
    with pytest.raises(IntegrityError), transaction.atomic():
        give(session, 1, 6)


def test_an_answer_cannot_be_changed_or_deleted(session: Session, give: Give):
    give(session, 1, 4)
    kept = Response.objects.get()
    kept.value = 1
    for change in (
        lambda: kept.save(update_fields=["value"]),
        lambda: kept.delete(),
        lambda: Response.objects.update(value=1),
        lambda: Response.objects.all().delete(),
    ):
        with pytest.raises(AppendOnly):
            change()
    assert Response.objects.get().value == 4


def test_finishing_asks_that_everything_was_seen(heard: list, session: Session, give: Give):
    give(session, 1, 4)
    with pytest.raises(NotAllSeen) as left:
        finish_session(session=session, at=THEN)
    assert left.value.position == 2
    assert not Session.objects.get().finished_at


def test_finishing_twice_is_once(heard: list, all_seen: Session, anna: Actor):
    heard.clear()
    finish_session(session=all_seen, at=THEN)
    again = finish_session(session=all_seen, at=THEN + timedelta(minutes=1))
    assert again.finished_at == THEN
    assert heard == [SessionFinished(all_seen.pk, anna.person.pk, "personality", THEN)]
    assert latest_finished(anna.person.pk, "personality") == all_seen


def test_a_listener_that_fails_leaves_the_session_open(
    monkeypatch: pytest.MonkeyPatch, all_seen: Session
):
    def fails(event: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(events._listeners, SessionFinished, [fails])
    with pytest.raises(ZeroDivisionError):
        finish_session(session=all_seen, at=THEN)
    assert not Session.objects.get().finished_at


def test_a_finished_session_takes_no_more_answers(heard: list, all_seen: Session, give: Give):
    stale = Session.objects.get()
    finish_session(session=all_seen, at=THEN)
    before = Response.objects.count()
    for copy in (stale, Session.objects.get()):  # also for a tab that still thinks it is open
        with pytest.raises(Refused):
            give(copy, 1, 1)
    assert Response.objects.count() == before


def test_a_retry_of_a_kept_press_after_finishing_is_no_error_of_the_person(
    heard: list, session: Session, give: Give, all_seen: Session
):
    press = uuid4()
    give(session, 1, 4, click=press)
    stale = Session.objects.get()
    finish_session(session=all_seen, at=THEN)
    assert not give(stale, 1, 4, click=press)


def test_the_language_changes_from_here_on(session: Session, give: Give, heard: list):
    give(session, 1, 4)
    change_language(session=session, language="en", at=THEN)
    assert Session.objects.get().language == "en"
    assert Response.objects.get().language == "nl"


def test_taking_it_again_too_soon_is_refused_with_the_date(
    heard: list, all_seen: Session, anna: Actor
):
    finish_session(session=all_seen, at=THEN)
    with pytest.raises(TooSoon) as refused:
        start(anna, at=THEN + timedelta(days=30))
    assert refused.value.until == THEN.replace(year=2027, month=3)


def test_after_half_a_year_it_can_be_taken_again(heard: list, all_seen: Session, anna: Actor):
    finish_session(session=all_seen, at=THEN)
    again = start(anna, at=THEN + HALF_A_YEAR)
    assert again != all_seen
    assert answers_of(again) == {}
    assert len(answers_of(all_seen)) == 108
