"""Send mails once more, one or many, and leave a mail that did not arrive at that."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import (
    NOT_ARRIVED,
    Mail,
    MailStatus,
    mails_of,
    queue_mail,
    send_again,
    set_aside,
)
from tweespraak.people.actions.mails import NothingToSendAgain, resend_mail, resend_words
from tweespraak.people.actions.organisations import locked
from tweespraak.people.documents import letter_of_test, sender_of
from tweespraak.people.models import Membership, Organisation, Person, PersonalLink
from tweespraak.people.queries.accounts import ACTIVATION_MAIL, Account, SentMail, accounts_of
from tweespraak.people.queries.members import membership_in
from tweespraak.people.queries.outbox import TEST_MAIL
from tweespraak.people.rules import AccountState


class Skip(StrEnum):
    """Why somebody got no mail."""

    NO_ACCOUNT = "no_account"
    ACTIVE = "active"
    ON_ITS_WAY = "on_its_way"
    LINK_IS_OVER = "link_is_over"
    GONE = "gone"


@dataclass
class Resent:
    """What was sent again, and who was skipped for which reason."""

    sent: list[Mail] = field(default_factory=list)
    skipped: dict[Skip, list[str]] = field(default_factory=dict)

    def skip(self, reason: Skip, name: str) -> None:
        """Note a name that got nothing."""
        self.skipped.setdefault(reason, []).append(name)


@transaction.atomic
def resend_many(*, members: Sequence[Membership], once: UUID, by: Person, at: datetime) -> Resent:
    """Once more the account mail to everyone who has not used it, and every mail that did not arrive.

    The members are of one organisation. A second post with the same `once` sends nothing more.
    """
    resent = Resent()
    if members:  # of two who click at once, the second finds the mail waiting
        locked(members[0].organisation)
    for account in accounts_of(members, at):
        tried = [_again(sent, account, once, by, at) for sent in account.mails]
        mails = [mail for mail in tried if mail]
        resent.sent += mails
        if not mails:
            resent.skip(_why(account), account.member.full_name)
    return resent


def _again(sent: SentMail, account: Account, once: UUID, by: Person, at: datetime) -> Mail | None:
    if sent.link is None:
        return None
    key = uuid5(once, str(sent.link.pk))
    if done := Mail.objects.filter(pk=key).first():
        return done
    is_needed = sent.mail.kind == ACTIVATION_MAIL or sent.mail.status in NOT_ARRIVED
    if not is_needed or not sent.can_be_sent_again or _waits(sent.mail):
        return None
    return resend_mail(
        mail=sent.mail, link=sent.link, once=key, member=account.member, by=by, at=at
    )


def _waits(mail: Mail) -> bool:
    return mail.status == MailStatus.QUEUED


def _why(account: Account) -> Skip:
    if account.state is AccountState.NO_ACCOUNT:
        return Skip.NO_ACCOUNT
    if any(_waits(sent.mail) for sent in account.mails):
        return Skip.ON_ITS_WAY
    return Skip.ACTIVE if account.state is AccountState.ACTIVE else Skip.LINK_IS_OVER


@transaction.atomic
def send_mails_again(
    *, organisation: Organisation, mails: Collection[UUID], once: UUID, by: Person, at: datetime
) -> Resent:
    """These mails once more, each to the address its reader has now; again sends nothing more, and
    what waits to be sent is not repeated."""
    resent = Resent()
    locked(organisation)
    for mail in mails_of(organisation.pk).filter(pk__in=mails).order_by("created_at", "pk"):
        try:
            resent.sent.append(_one_again(organisation, mail, uuid5(once, str(mail.pk)), by, at))
        except _Skipped as skipped:
            resent.skip(skipped.reason, skipped.name)
    return resent


class _Skipped(Exception):
    def __init__(self, reason: Skip, name: str) -> None:
        super().__init__(reason)
        self.reason, self.name = reason, name


def _one_again(
    organisation: Organisation, mail: Mail, once: UUID, by: Person, at: datetime
) -> Mail:
    if done := Mail.objects.filter(pk=once).first():
        return done
    if _same_waits(mail):
        raise _Skipped(Skip.ON_ITS_WAY, mail.address)
    if mail.person_id is None:  # a test mail: nobody's
        return send_again(mail=mail, address=mail.address, once=once, at=at)
    member = membership_in(organisation.pk, mail.person_id)
    if member is None:
        raise _Skipped(Skip.GONE, mail.address)
    link = PersonalLink.objects.filter(organisation=organisation, pk__in=[mail.object_id]).first()
    if link is None:
        return resend_words(mail=mail, once=once, member=member, by=by, at=at)
    try:
        return resend_mail(mail=mail, link=link, once=once, member=member, by=by, at=at)
    except NothingToSendAgain:
        raise _Skipped(Skip.LINK_IS_OVER, member.full_name) from None


def _same_waits(mail: Mail) -> bool:
    """Whether this mail, or one that was sent after it for the same purpose, still waits."""
    about = {"kind": mail.kind, "person_id": mail.person_id, "object_id": mail.object_id}
    waiting = Mail.objects.filter(organisation_id=mail.organisation_id, status=MailStatus.QUEUED)
    return _waits(mail) or (mail.object_id is not None and waiting.filter(**about).exists())


@transaction.atomic
def set_mail_aside(*, mail: Mail, by: Person, at: datetime) -> None:
    """It did not arrive, and that is known now: it no longer asks for attention."""
    if set_aside(mail=mail, at=at):
        record(
            action="people.mail_set_aside",
            object_type="mail",
            object_id=mail.pk,
            organisation=mail.organisation_id,
            about=mail.person_id,
            by=by.pk,
            at=at,
        )


@transaction.atomic
def send_test_mail(
    *, organisation: Organisation, to: str, by: Person, at: datetime, once: UUID | None = None
) -> Mail:
    """A mail that shows whether mail arrives; its status tells (`queries.mails_of_test`)."""
    mail = queue_mail(
        kind=TEST_MAIL,
        address=to,
        letter=letter_of_test(organisation=organisation, language=by.language),
        once=once,
        at=at,
        **sender_of(organisation),
    )
    record(
        action="people.test_mail_sent",
        object_type="mail",
        object_id=mail.pk,
        organisation=organisation.pk,
        by=by.pk,
        at=at,
    )
    return mail
