"""Mails of one piece of work wait together, and go or disappear together."""

from datetime import timedelta

import pytest

from tests.cast import THEN
from tweespraak.foundation import clock
from tweespraak.notifications.api import (
    Letter,
    Mail,
    MailStatus,
    cancel_mails,
    mails_held,
    queue_mail,
    release_mails,
)

pytestmark = pytest.mark.django_db
LATER = THEN + timedelta(days=1)


def queued(**given: object) -> Mail:
    letter = Letter("Dag", "Dag", "<p>Dag</p>", "nl")
    return queue_mail(kind="x.y", address="a@b.nl", letter=letter, at=THEN, **given)


def test_everything_queued_inside_waits_and_is_known() -> None:
    with mails_held(until=LATER) as mails:
        first, second = queued(), queued(not_before=LATER + timedelta(1))
    after = queued()
    assert mails == [first.pk, second.pk]
    assert [first.due_at, second.due_at, after.due_at] == [LATER, LATER + timedelta(1), THEN]


def test_a_failure_inside_holds_nothing_afterwards() -> None:
    with pytest.raises(ZeroDivisionError), mails_held(until=LATER):
        raise ZeroDivisionError
    assert queued().due_at == THEN


def test_held_mails_are_released_together() -> None:
    with mails_held(until=LATER) as mails:
        queued()
        queued()
    assert release_mails(mails=mails, due_at=THEN) == 2
    assert set(Mail.objects.values_list("due_at", flat=True)) == {THEN}


def test_what_was_sent_is_not_sent_again_by_releasing() -> None:
    with mails_held(until=LATER) as mails:
        sent = queued()
    Mail.objects.filter(pk=sent.pk).update(status=MailStatus.SENT, due_at=None)
    assert release_mails(mails=mails, due_at=clock.now()) == 0


def test_held_mails_are_taken_back_together() -> None:
    with mails_held(until=LATER) as mails:
        queued()
    assert cancel_mails(mails=mails) == 1
    assert not Mail.objects.exists()
