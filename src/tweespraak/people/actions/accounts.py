"""Activate an account, sign in, prove an address, remember a language."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.notifications.api import Letter, queue_mail
from tweespraak.people.actions.links import use_link
from tweespraak.people.actions.locking import take_keys_away
from tweespraak.people.actions.mails import send_private_activation
from tweespraak.people.documents import password_changed_letter, reset_letter
from tweespraak.people.events import AccountActivated
from tweespraak.people.models import Person, PersonalLink
from tweespraak.people.queries import ACTIVATION, LinkRevoked, memberships_of, person_by_address
from tweespraak.people.queries.keys import has_more_keys, is_unproven
from tweespraak.people.queries.links import ADDRESS


class AlreadyActivated(Exception):
    """The account has a password already; a link does not give it a second one."""


class CopiedLink(Exception):
    """Somebody else held this link in their hands, and the person is known elsewhere too: only a
    mail to the person may now open the account."""


@transaction.atomic
def activate_account(*, link: PersonalLink, password: str, at: datetime) -> Person:
    """Set the first password through a personal link.

    Raises AlreadyActivated, CopiedLink, and LinkRevoked when the address was corrected this moment.
    """
    person = Person.objects.select_for_update().get(pk=link.person_id)
    link.refresh_from_db(fields=["copied_at", "revoked_at"])
    if needs_private_mail(link, person):
        raise CopiedLink
    if person.activated_at is not None:
        raise AlreadyActivated
    if link.revoked_at is not None:
        raise LinkRevoked(link)
    person.set_password(password)
    person.activated_at = at
    person.save(update_fields=["password", "activated_at"])
    # A link that only the mail held proves the address; one that was copied does not.
    _set_address(person, proven=link.copied_at is None)
    accept(person=person, organisation=link.organisation_id, at=at)
    record(
        action="people.account_activated",
        object_type="person",
        object_id=person.pk,
        organisation=link.organisation_id,
        about=person.pk,
        by=person.pk,
        at=at,
    )
    announce(AccountActivated(person.pk, at))
    return person


def needs_private_mail(link: PersonalLink, person: Person) -> bool:
    """Whether this link could let one organisation into the account of a person of another."""
    if link.slot == ADDRESS:  # it went to an address that is not the person's yet
        return person.activated_at is None
    if link.copied_at is None:
        return False  # what they left there is still theirs: a former membership counts too
    return person.memberships.exclude(organisation_id=link.organisation_id).exists()


def accept(*, person: Person, organisation: UUID, at: datetime) -> None:
    """The person uses their account in this organisation: its activation links are used up."""
    for link in PersonalLink.objects.filter(
        person=person, organisation_id=organisation, slot=ACTIVATION, used_at=None, revoked_at=None
    ):
        use_link(link=link, at=at)


@transaction.atomic
def note_sign_in(*, person: Person, at: datetime) -> None:
    """Somebody signed in; whose only organisation it is, has thereby used its invitation."""
    memberships = list(memberships_of(person.pk))
    if len(memberships) == 1:
        accept(person=person, organisation=memberships[0].organisation_id, at=at)
    _note("people.signed_in", person, person, at)


@transaction.atomic
def ask_reset(*, person: Person, address: str, at: datetime) -> None:
    """The mail with which a forgotten password is replaced."""
    _queue(person, "people.password_reset", reset_letter(person=person, address=address), at)


@transaction.atomic
def pretend_reset(*, email: str, address: str, at: datetime) -> None:
    """The same effort for an address nobody has, undone: the time it takes tells nothing either."""
    ask_reset(person=Person(email=email), address=address, at=at)
    transaction.set_rollback(True)


@transaction.atomic
def tell_password_changed(*, person: Person, address: str, at: datetime) -> None:
    """The mail that says the password is a new one."""
    letter = password_changed_letter(person=person, address=address)
    _queue(person, "people.password_changed", letter, at)


@transaction.atomic
def note_password_changed(*, person: Person, address: str, at: datetime) -> None:
    """Somebody who was signed in chose another password: they hear it by mail, and it is in the log."""
    tell_password_changed(person=person, address=address, at=at)
    _note("people.password_changed", person, person, at)


@transaction.atomic
def ask_activation_again(*, email: str, at: datetime) -> bool:
    """Somebody whose account waits asks for a link themselves; returns whether a mail went out."""
    person = person_by_address(email)
    if person is None or person.activated_at is not None:
        return False
    waiting = [member for member in memberships_of(person.pk) if member.given]  # type: ignore[attr-defined]
    if not waiting:
        return False
    return send_private_activation(person=person, organisation=waiting[0].organisation, at=at)


@transaction.atomic
def prove_address(*, person: Person, at: datetime) -> None:
    """Whoever sets a new password through a mail reads that mail: the address is theirs. Unless
    somebody else may have set up a passkey or the like before: that one still opens the account."""
    _set_address(person, proven=not (is_unproven(person) and has_more_keys(person)))
    _note("people.password_reset", person, person, at)


def keep_doubt(*, email_address: EmailAddress) -> None:
    """A mailed code lets its reader in, and changes no other key: whoever chose the password through a
    copied link still knows it. So the address is not proven by it, whatever allauth notes."""
    EmailAddress.objects.filter(pk=email_address.pk).update(verified=False)


@transaction.atomic
def doubt_unproven(*, person: Person, at: datetime) -> None:
    """A second organisation trusts this address: an account that was opened through a copied link
    is closed until its owner opens a mail. Nobody who was handed the link may come in."""
    if person.activated_at is not None and is_unproven(person):
        take_keys_away(person=person)  # whoever came in may have added keys of their own
        person.set_unusable_password()
        person.activated_at = None
        person.save(update_fields=["password", "activated_at"])
        # Of no organisation, and nobody's act: neither learns of the other.
        _note("people.account_doubted", person, None, at)


def remember_language(*, person: Person, language: str) -> None:
    """Write to this person in this language from now on. A preference: no audit row."""
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])


def _set_address(person: Person, *, proven: bool) -> None:
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": proven, "primary": True}
    )


def _note(action: str, person: Person, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="person",
        object_id=person.pk,
        about=person.pk,
        by=by.pk if by else None,
        at=at,
    )


def _queue(person: Person, kind: str, letter: Letter, at: datetime) -> None:
    queue_mail(
        kind=kind,
        address=person.email,
        letter=letter,
        person=person.pk,
        at=at,
    )
