"""Mails that come back later: the report of another mail server finds our mail, junk finds nothing."""

import uuid
from email.message import EmailMessage

import pytest

from tests.cast import THEN
from tests.notifications.outbox import queue
from tweespraak.notifications.actions import note_bounce
from tweespraak.notifications.api import Mail, MailStatus, NotABounce

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
