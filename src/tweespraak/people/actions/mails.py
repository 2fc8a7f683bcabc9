"""The mails about an account: rows in the outbox, in the transaction of what they tell."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import (
    Letter,
    Mail,
    MailStatus,
    cancel_mails,
    mails_to,
    queue_mail,
    send_again,
)
from tweespraak.people.actions.links import extend_link, make_link
from tweespraak.people.documents import activation_letter, sender_of
from tweespraak.people.models import Membership, Organisation, Person, PersonalLink
from tweespraak.people.queries import ACTIVATION, ACTIVATION_MAIL, language_for, link_url
from tweespraak.people.queries.links import ADDRESS

ACTIVATION_TERM = timedelta(days=14)
QUIET = timedelta(hours=1)  # how long one private mail is enough


class NothingToSendAgain(Exception):
    """The link in this mail has been used or taken back: the mail would lead nowhere."""


@transaction.atomic
def send_activation(*, member: Membership, at: datetime) -> Mail:
    """The organisation's first mail to a member, with the link to their account."""
    link = make_link(
        organisation=member.organisation,
        person=member.person,
        slot=ACTIVATION,
        at=at,
        valid_for=ACTIVATION_TERM,
    )
    letter = _letter(link, member.given_name, language_for(member))
    return _queue(link, letter, at)


@transaction.atomic
def send_private_activation(*, person: Person, organisation: Organisation, at: datetime) -> bool:
    """A fresh link to the person alone: the mail belongs to no organisation, so nobody there sees
    or copies it. One an hour is enough; returns whether a mail went out."""
    recent = PersonalLink.objects.filter(
        person=person, slot=ACTIVATION, object_id=person.pk, created_at__gt=at - QUIET
    )
    if recent.exists():
        return False
    link = make_link(
        organisation=organisation,
        person=person,
        slot=ACTIVATION,
        object_id=person.pk,
        at=at,
        valid_for=ACTIVATION_TERM,
    )
    letter = _letter(link, person.given_name, person.language)
    queue_mail(
        kind=ACTIVATION_MAIL,
        address=person.email,
        letter=letter,
        person=person.pk,
        object_id=link.pk,
        at=at,
    )
    return True


@transaction.atomic
def resend_mail(
    *, mail: Mail, link: PersonalLink, once: UUID, member: Membership, by: Person, at: datetime
) -> Mail:
    """Send a mail to a member once more, its link valid for its whole term again.

    Raises NothingToSendAgain.
    """
    link = PersonalLink.objects.select_for_update().get(pk=link.pk)  # as it is now that we hold it
    if sent := Mail.objects.filter(pk=once).first():
        return sent
    if link.used_at or link.revoked_at:
        raise NothingToSendAgain
    extend_link(link=link, at=at)
    if link.slot == ACTIVATION:
        letter = _letter(link, member.given_name, language_for(member))
        again = _queue(link, letter, at, once)
        _record(again, by, at)
        return again
    if link.slot == ADDRESS:  # the question is whether somebody reads that address, no other
        again = send_again(mail=mail, once=once, address=mail.address, at=at)
        _record(again, by, at)
        return again
    return resend_words(mail=mail, once=once, member=member, by=by, at=at)


@transaction.atomic
def resend_words(*, mail: Mail, once: UUID, member: Membership, by: Person, at: datetime) -> Mail:
    """The same words once more, to the address the member has now."""
    if sent := Mail.objects.filter(pk=once).first():
        return sent
    again = send_again(mail=mail, once=once, address=member.person.email, at=at)
    _record(again, by, at)
    return again


def stop_mails(*, member: Membership) -> None:
    """Take back what the organisation is about to mail to a member."""
    waiting = mails_to(member.organisation_id, member.person_id).filter(status=MailStatus.QUEUED)
    cancel_mails(mails=list(waiting.values_list("pk", flat=True)))


def _record(again: Mail, by: Person, at: datetime) -> None:
    record(
        action="people.mail_sent_again",
        object_type="mail",
        object_id=again.pk,
        organisation=again.organisation_id,
        about=again.person_id,
        by=by.pk,
        at=at,
    )


def _letter(link: PersonalLink, name: str, language: str) -> Letter:
    return activation_letter(
        organisation=link.organisation,
        name=name,
        language=language,
        address=link_url(link),
        until=link.expires_at,
        has_account=link.person.activated_at is not None,
    )


def _queue(
    link: PersonalLink,
    letter: Letter,
    at: datetime,
    once: UUID | None = None,
) -> Mail:
    return queue_mail(
        kind=ACTIVATION_MAIL,
        address=link.person.email,
        letter=letter,
        person=link.person_id,
        object_id=link.pk,
        at=at,
        once=once,
        **sender_of(link.organisation),
    )
