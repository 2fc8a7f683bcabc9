"""A real mail server that accepts, is slow, refuses, hangs up or is away: nothing lost, nothing twice."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from tests.notifications.conftest import Clock
from tests.notifications.outbox import queue
from tests.notifications.smtp_server import MailServer
from tweespraak.foundation.due import LEASE, claim
from tweespraak.notifications.actions import cancel_mails, deliver_due_mail, delivery, smtp
from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.notifications.rules import BACK_OFF

ANNA, BRAM = "anna@voorbeeld.example", "bram@voorbeeld.example"


def standing(mail: Mail) -> tuple[str, str, int]:
    mail.refresh_from_db()
    return mail.status, mail.error, mail.attempts


def only_once(server: MailServer, mails: list[Mail]) -> bool:
    return server.times_received == {f"<{mail.pk}@tweespraak>": 1 for mail in mails}


@pytest.mark.django_db
def test_what_is_due_goes_out_once(server: MailServer, time: Clock) -> None:
    mails = [queue(f"Bericht {n}") for n in range(25)]
    assert deliver_due_mail() == 25
    assert deliver_due_mail() == 0
    assert only_once(server, mails)
    assert set(Mail.objects.values_list("status", flat=True)) == {MailStatus.SENT}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "answer", "status"),
    [
        ("RCPT", "550 5.1.1 No such user", MailStatus.BOUNCED),
        ("DATA", "554 5.7.1 This looks like spam", MailStatus.FAILED),
        ("MAIL", "552 5.3.4 Too large", MailStatus.FAILED),
        ("RCPT", "450 4.2.1 Too busy", MailStatus.QUEUED),
        ("DATA", "451 4.3.0 Try again", MailStatus.QUEUED),
    ],
)
def test_a_refusal_is_noted_in_the_servers_words(
    server: MailServer, time: Clock, command: str, answer: str, status: MailStatus
) -> None:
    mail = queue()
    server.refuse(command, answer)
    deliver_due_mail()
    assert standing(mail) == (status, answer, 1)
    assert mail.handing_over_at is None or status is MailStatus.FAILED
    assert (mail.due_at is not None) == (status is MailStatus.QUEUED)
    assert server.received == []


@pytest.mark.django_db
def test_one_refused_address_does_not_stop_the_others(server: MailServer, time: Clock) -> None:
    wrong = queue(address=ANNA)
    right = [queue(address=BRAM) for _ in range(3)]
    server.refuse("RCPT", "550 5.1.1 No such user", ANNA)
    assert deliver_due_mail() == 4
    assert standing(wrong)[0] == MailStatus.BOUNCED
    assert wrong.bounced_at == time()
    assert only_once(server, right)


@pytest.mark.django_db
def test_not_now_waits_longer_each_time_and_then_becomes_a_dead_letter(
    server: MailServer, time: Clock
) -> None:
    mail = queue()
    server.refuse("RCPT", "450 4.2.1 Too busy")
    for waits in BACK_OFF:
        assert deliver_due_mail() == 1
        mail.refresh_from_db()
        assert mail.due_at == time() + waits
        assert deliver_due_mail() == 0  # not before it is due
        time.move(waits)
    assert deliver_due_mail() == 1
    assert standing(mail) == (MailStatus.FAILED, "450 4.2.1 Too busy", 6)
    assert mail.due_at is None


@pytest.mark.django_db
def test_an_hour_without_a_server_loses_nothing_and_costs_no_attempt(
    server: MailServer, time: Clock
) -> None:
    mails = [queue(f"Bericht {n}") for n in range(21)]
    server.stop()
    for _minute in range(60):
        assert deliver_due_mail() <= 20  # one look a minute, not one per mail
        time.move(timedelta(minutes=1))
    status, error, attempts = standing(mails[0])
    assert (status, attempts) == (MailStatus.QUEUED, 0)
    assert "refused" in error
    server.start()
    while deliver_due_mail():
        pass
    assert only_once(server, mails)


@pytest.mark.django_db
def test_a_server_that_refuses_our_sender_costs_no_attempt(server: MailServer, time: Clock) -> None:
    mails = [queue(), queue()]
    server.refuse("MAIL", "530 5.7.0 Authentication required")
    deliver_due_mail()
    for mail in mails:
        assert standing(mail) == (MailStatus.QUEUED, "530 5.7.0 Authentication required", 0)
    server.forgive()
    time.move(delivery.WHEN_AWAY)
    deliver_due_mail()
    assert only_once(server, mails)


@pytest.mark.django_db
def test_a_line_that_breaks_before_the_words_is_tried_again(
    server: MailServer, time: Clock
) -> None:
    mails = [queue(address=ANNA), queue(address=BRAM)]
    server.hang_up("RCPT", ANNA)
    deliver_due_mail()
    assert standing(mails[0])[0] == MailStatus.QUEUED
    assert standing(mails[1])[0] == MailStatus.SENT
    time.move(BACK_OFF[0])
    deliver_due_mail()
    assert only_once(server, mails)


@pytest.mark.django_db
@pytest.mark.parametrize(("when", "arrived"), [("keeping", 1), ("refusing", 0)])
def test_a_line_that_breaks_after_the_words_waits_for_a_person(
    server: MailServer, time: Clock, when: str, arrived: int
) -> None:
    """From outside both look the same: only a person can find out whether it arrived."""
    doubtful, other = queue(address=ANNA), queue(address=BRAM)
    server.hang_up(when, ANNA)
    deliver_due_mail()
    assert standing(doubtful)[0] == MailStatus.UNSURE
    assert standing(other)[0] == MailStatus.SENT
    time.move(timedelta(days=1))
    assert deliver_due_mail() == 0
    assert server.times_received[f"<{doubtful.pk}@tweespraak>"] == arrived


@pytest.mark.django_db
def test_a_slow_answer_holds_nobody_for_ever(
    server: MailServer, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "ANSWER_WITHIN", 0.02)
    slow, other = queue(address=ANNA), queue(address=BRAM)
    server.seconds_for[ANNA] = 0.06
    deliver_due_mail()
    assert standing(slow)[0] == MailStatus.UNSURE
    assert standing(other)[0] == MailStatus.SENT


@pytest.mark.django_db
def test_a_server_that_takes_its_time_is_waited_for(server: MailServer, time: Clock) -> None:
    mail = queue()
    server.seconds = 0.05
    deliver_due_mail()
    assert standing(mail)[0] == MailStatus.SENT


@pytest.mark.django_db
def test_a_worker_that_was_killed_with_the_words_in_hand_leaves_a_doubt(
    server: MailServer, time: Clock
) -> None:
    mail = queue()
    [held] = claim(Mail.objects.all(), time())
    delivery.Attempt(held, None)._hand_over()  # type: ignore[arg-type]  # and there it ends
    assert deliver_due_mail() == 0
    time.move(LEASE + timedelta(seconds=1))
    assert deliver_due_mail() == 0
    assert standing(mail)[0] == MailStatus.UNSURE
    assert server.received == []


@pytest.mark.django_db
def test_a_worker_that_slept_through_its_lease_sends_nothing(
    server: MailServer, time: Clock
) -> None:
    mail = queue()
    [held] = claim(Mail.objects.all(), time())
    time.move(LEASE + timedelta(seconds=1))
    deliver_due_mail()  # another worker takes it
    late = delivery.Attempt(held, None)  # type: ignore[arg-type]
    with pytest.raises(delivery.TakenAway):
        late._hand_over()
    assert only_once(server, [mail])


@pytest.mark.django_db
def test_a_mail_taken_back_at_the_last_moment_is_not_sent(
    server: MailServer, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, other = queue(address=ANNA), queue(address=BRAM)
    rcpt = smtp._Told.rcpt

    def take_back_first(line: Any, recip: str, options: Any = ()) -> Any:
        cancel_mails(mails=[gone.pk])
        return rcpt(line, recip, options)

    monkeypatch.setattr(smtp._Told, "rcpt", take_back_first)
    deliver_due_mail()
    assert only_once(server, [other])
    assert not Mail.objects.filter(pk=gone.pk).exists()


@pytest.mark.django_db
def test_a_row_of_which_no_mail_can_be_made_stops_nobody(server: MailServer, time: Clock) -> None:
    broken, other = queue(address="anna@voorbeeld.example\nBcc: x@example.org"), queue()
    deliver_due_mail()
    assert standing(broken)[0] == MailStatus.FAILED
    assert only_once(server, [other])


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_and_a_slow_server_send_everything_once(server: MailServer) -> None:
    """Slow: threads with real transactions, each longer at work than it is on the line."""
    mails = [queue(f"Bericht {n}") for n in range(30)]
    server.seconds = 0.005
    start = threading.Barrier(3)

    def work() -> None:
        start.wait()
        while deliver_due_mail():
            pass
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert only_once(server, mails)
