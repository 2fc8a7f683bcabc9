"""The outbox: a row in the transaction of what it tells, taken by one worker, sent once."""

import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import connections, transaction

from tests.cast import THEN
from tests.notifications.outbox import queue
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.foundation.ics import Method, invitation
from tweespraak.notifications.actions import cancel_mails, deliver_due_mail
from tweespraak.notifications.models import Mail, MailStatus


@pytest.mark.django_db
def test_a_due_mail_is_sent_once_as_text_and_html() -> None:
    mail = queue()
    assert deliver_due_mail() == 1
    assert deliver_due_mail() == 0
    [sent] = django_mail.outbox
    assert sent.alternatives[0][1] == "text/html"
    assert sent.extra_headers["Message-ID"] == f"<{mail.pk}@tweespraak>"
    mail.refresh_from_db()
    assert (mail.status, mail.attempts, mail.due_at) == (MailStatus.SENT, 1, None)


@pytest.mark.django_db
def test_the_worker_is_woken_after_the_commit(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        assert django_mail.outbox == []
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db
def test_a_rollback_takes_the_mail_along() -> None:
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_a_line_break_in_a_name_makes_no_second_header() -> None:
    queue("Hallo\r\nBcc: iedereen@example.org")
    queue("é" * 400)
    deliver_due_mail()
    subjects = sorted((sent.subject for sent in django_mail.outbox), key=len)
    assert subjects[0] == "Hallo Bcc: iedereen@example.org"
    assert len(subjects[1]) == 200


@pytest.mark.django_db
def test_the_same_once_is_one_mail() -> None:
    first = queue()
    assert queue(once=first.pk) == first
    assert Mail.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_lease_that_ran_out_is_taken_over() -> None:
    queue()
    assert len(claim(Mail.objects.all(), THEN)) == 1
    assert claim(Mail.objects.all(), THEN + timedelta(minutes=1)) == []
    [again] = claim(Mail.objects.all(), THEN + timedelta(minutes=6))
    assert again.attempts == 2


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_mail() -> None:
    """Slow: two threads with real transactions."""
    for _ in range(30):
        Mail.objects.create(
            kind="test.mail", address="a@example.org", language="nl", created_at=THEN, due_at=THEN
        )  # fmt: skip
    taken: list[object] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        while rows := claim(Mail.objects.filter(status=MailStatus.QUEUED), THEN, most=3):
            taken.extend(row.pk for row in rows)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 30


@pytest.mark.django_db
def test_a_mail_for_later_waits_and_can_be_taken_back() -> None:
    later = queue(not_before=clock.now() + timedelta(minutes=10))
    about = uuid.uuid4()
    queue("Over iets", object_id=about, not_before=clock.now() + timedelta(minutes=10))
    sent = queue("Nu", object_id=about)
    assert deliver_due_mail() == 1
    assert cancel_mails(mails=[later.pk], object_ids=[about]) == 2
    assert list(Mail.objects.all()) == [sent]


@pytest.mark.django_db
def test_an_invitation_travels_along_as_calendars_expect_it() -> None:
    """RFC 6047: a part of its own with its method, and a file for who wants one."""
    written = invitation(
        uid=uuid.uuid4(), sequence=0, method=Method.REQUEST, start=THEN, at=THEN,
        end=THEN + timedelta(hours=1), zone="Europe/Amsterdam", summary="Afspraak",
        organiser="hr@voorbeeld.example", attendees=["anna@voorbeeld.example"],
    )  # fmt: skip
    queue(calendar=written)
    deliver_due_mail()
    parts = list(django_mail.outbox[0].message().walk())
    kinds = [part.get_content_type() for part in parts]
    assert kinds[1:] == [
        "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    inside, file = parts[4], parts[5]
    assert inside.get_param("method") == "REQUEST"
    assert inside.get_param("charset") == "utf-8"
    assert file.get_filename() == "invite.ics"
    for part in (inside, file):
        assert part.get_payload(decode=True).decode().replace("\r\n", "\n") == written.replace(
            "\r\n", "\n"
        )
