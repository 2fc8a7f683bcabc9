"""Mails that come back later: the report of another mail server finds our mail, junk finds nothing."""

import uuid
from datetime import timedelta
from email.message import EmailMessage

import pytest
from typer.testing import CliRunner

from config.checking import mail_look
from config.cli import app
from tests.cast import THEN
from tests.notifications.outbox import queue
from tweespraak.foundation import clock
from tweespraak.notifications.actions import note_bounce, set_aside
from tweespraak.notifications.api import Mail, MailStatus, NotABounce, failed_mails

REASON = "550 5.1.1 <anna@voorbeeld.example>: Recipient address rejected"


def report(
    mail_id: object,
    *,
    action: str = "failed",
    code: str = f"smtp; {REASON}",
    whole: bool = False,
) -> bytes:
    """As Postfix writes it: words for people, fields for machines, and what came back."""
    kind = "message/rfc822" if whole else "text/rfc822-headers"
    return f"""\
From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=="

--==
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--==
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; anna@voorbeeld.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: {code}

--==
Content-Type: {kind}

Message-ID: <{mail_id}@tweespraak>
To: anna@voorbeeld.example

--==--
""".encode()


@pytest.fixture
def sent(db: None) -> Mail:
    mail = queue()
    Mail.objects.update(status=MailStatus.SENT, sent_at=THEN, due_at=None)
    mail.refresh_from_db()
    return mail


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_marks_the_mail_as_come_back(sent: Mail, whole: bool) -> None:
    for _again in range(2):
        note_bounce(report=report(sent.pk, whole=whole), at=THEN)
    sent.refresh_from_db()
    assert (sent.status, sent.error, sent.bounced_at) == (MailStatus.BOUNCED, REASON, THEN)


def test_a_reason_without_a_number_gets_one(sent: Mail) -> None:
    note_bounce(report=report(sent.pk, code="x-unix; mailbox\n full"), at=THEN)
    sent.refresh_from_db()
    assert sent.error == "5.1.1 mailbox full"


def test_a_report_of_delay_changes_nothing(sent: Mail) -> None:
    with pytest.raises(NotABounce, match="no failure"):
        note_bounce(report=report(sent.pk, action="delayed"), at=THEN)
    sent.refresh_from_db()
    assert sent.status == MailStatus.SENT


def an_ordinary_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Ik ben met vakantie"
    mail.set_content("Tot later")
    return mail.as_bytes()


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\x00\xff\xfe" * 100,
        an_ordinary_mail(),
        report("geen-van-ons"),
        report(uuid.uuid4()),
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n",
        b"Content-Type: message/delivery-status\n\nFinal-Recipient: x\nAction: failed\n",
    ],
)
def test_junk_is_refused_with_a_sentence(sent: Mail, junk: bytes) -> None:
    with pytest.raises(NotABounce, match=r"\.$"):
        note_bounce(report=junk, at=THEN)
    sent.refresh_from_db()
    assert sent.status == MailStatus.SENT


@pytest.mark.slow
@pytest.mark.parametrize(("known", "code", "says"), [(True, 0, ""), (False, 65, "outbox")])
def test_the_command_reads_a_report_from_standard_input(
    sent: Mail, known: bool, code: int, says: str
) -> None:
    """65 and 75 are what mail servers know from sysexits.h: wrong data, try again later."""
    told = CliRunner().invoke(app, ["bounce"], input=report(sent.pk if known else uuid.uuid4()))
    assert (told.exit_code, says in told.output) == (code, True)
    sent.refresh_from_db()
    assert (sent.status == MailStatus.BOUNCED) is known


def test_the_operator_hears_how_many_did_not_arrive(sent: Mail) -> None:
    queue("Wachtwoord", at=clock.now())
    Mail.objects.update(organisation_id=None, created_at=clock.now(), status=MailStatus.FAILED)
    assert not mail_look().fine
    assert "2 did not arrive this week" in mail_look().sentence
    Mail.objects.update(status=MailStatus.SENT)
    assert mail_look().fine
    Mail.objects.update(status=MailStatus.QUEUED, error="421 4.3.2 Closing")
    assert "421 4.3.2 Closing" in mail_look().sentence


def test_a_dead_letter_stays_until_a_later_one_or_a_person_settles_it(sent: Mail) -> None:
    where, whom, about = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    again = {"organisation": where, "person": whom, "object_id": about}
    for number, status in enumerate([MailStatus.FAILED, MailStatus.BOUNCED, MailStatus.UNSURE]):
        mail = queue(str(number), at=THEN + timedelta(hours=number), **again)
        Mail.objects.filter(pk=mail.pk).update(status=status)
        assert list(failed_mails(where)) == [mail]
    queue("Nog eens", at=THEN + timedelta(days=1), **again)
    assert list(failed_mails(where)) == []
    other = queue("Iets anders", **{**again, "object_id": None})
    Mail.objects.filter(pk=other.pk).update(status=MailStatus.UNSURE)
    assert list(failed_mails(where)) == [other]
    set_aside(mail=other, at=THEN)
    assert list(failed_mails(where)) == []
