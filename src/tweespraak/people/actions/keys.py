"""The keys of an account: codes to sign in, what changed and who is told, and taking all keys away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.events import announce
from tweespraak.notifications.api import queue_mail
from tweespraak.people.actions.accounts import accept
from tweespraak.people.actions.locking import take_keys_away
from tweespraak.people.documents import key_changed_letter, sign_in_code_letter
from tweespraak.people.events import AccountActivated
from tweespraak.people.models import Organisation, Person
from tweespraak.people.queries import person_by_address
from tweespraak.people.queries.keys import sessions_of

CODE_MAIL = "people.sign_in_code"
CHANGE_MAIL = "people.key_changed"


@transaction.atomic
def send_sign_in_code(*, email: str, code: str, at: datetime) -> None:
    """Mail a code to who has this address. It is for the person, whichever organisation they work in."""
    person = person_by_address(email)
    if person is not None:
        letter = sign_in_code_letter(person=person, code=code)
        queue_mail(kind=CODE_MAIL, address=person.email, letter=letter, person=person.pk, at=at)


@transaction.atomic
def tell_key_changed(*, person: Person, change: str, at: datetime) -> None:
    """A key of the account changed: the person hears it by mail, and it stands in the log."""
    _mail_change(person, change, at)
    _note(f"people.key_{change}", person, at)


@transaction.atomic
def add_passkey(
    *, person: Person, name: str, credential: dict[str, Any], at: datetime
) -> Authenticator:
    """One more key to the account: a passkey that answered our challenge."""
    passkey: Authenticator = WebAuthn.add(person, name, credential).instance
    tell_key_changed(person=person, change="passkey_added", at=at)
    return passkey


@transaction.atomic
def rename_passkey(*, passkey: Authenticator, name: str, at: datetime) -> None:
    """Another name for a passkey; it opens what it opened, so nobody is mailed."""
    WebAuthn(passkey).name = name
    passkey.save(update_fields=["data"])
    _note("people.key_passkey_renamed", passkey.user, at)


@transaction.atomic
def remove_passkey(*, passkey: Authenticator, at: datetime) -> None:
    """The passkey opens the account no more; recovery codes go along when they stand for nothing."""
    person = passkey.user
    passkey.delete()
    delete_dangling_recovery_codes(person)
    tell_key_changed(person=person, change="passkey_removed", at=at)


@transaction.atomic
def forget_keys(*, person: Person, at: datetime) -> None:
    """The operator's way out for somebody who lost phone, passkeys and recovery codes. The password
    stays; the person hears it by mail, and it stands in the log as nobody's act of theirs."""
    take_keys_away(person=person)
    _mail_change(person, "keys_taken", at)
    _note_by(None, "people.keys_taken", person, at)


@transaction.atomic
def note_proof_given(*, person: Person, at: datetime) -> None:
    """Somebody who was signed in showed once more that it is them."""
    _note("people.proof_given", person, at)


@transaction.atomic
def end_session(*, session: UserSession, at: datetime) -> None:
    """Sign the person out where this session is."""
    session.end()
    _note("people.sessions_ended", session.user, at)


@transaction.atomic
def end_other_sessions(*, person: Person, session_key: str | None, at: datetime) -> None:
    """Sign the person out everywhere but in this session, and say so by mail if it was anywhere."""
    others = list(sessions_of(person, at).exclude(session_key=session_key))
    for session in others:
        session.end()
    if others:
        _mail_change(person, "signed_out_elsewhere", at)
        _note("people.sessions_ended", person, at)


def forget_sessions(*, at: datetime) -> int:
    """Throw away sessions that ended by themselves, and where they were; returns how many."""
    ended = Session.objects.filter(expire_date__lt=at - clock.shift())  # Django dates them itself
    if not ended.exists():
        return 0
    with transaction.atomic():
        count: int = ended.delete()[0]
        going_on = Session.objects.values("session_key")
        UserSession.objects.exclude(session_key__in=going_on).delete()
    return count


@transaction.atomic
def connect_sign_on(*, account: SocialAccount, at: datetime) -> None:
    """The person connected their account themselves, knowing every organisation they belong to now:
    that is what the moment of connecting is held against (`queries.keys.may_sign_on`)."""
    SocialAccount.objects.filter(pk=account.pk).update(date_joined=at)


@transaction.atomic
def disconnect_sign_on(*, account: SocialAccount, at: datetime) -> None:
    """The sign-in of the organisation opens this account no more."""
    person = account.user
    account.delete()
    tell_key_changed(person=person, change="sign_on_disconnected", at=at)


@transaction.atomic
def activate_by_sign_on(*, person: Person, organisation: Organisation, at: datetime) -> None:
    """The organisation's own sign-in vouches for its member: the account can be used, without a
    password. A second time does nothing."""
    if person.activated_at is None:
        take_keys_away(person=person)
        person.set_unusable_password()
        person.activated_at = at
        person.save(update_fields=["password", "activated_at"])
        # The provider of one organisation says so; that nobody else reads this address it cannot say.
        EmailAddress.objects.get_or_create(
            user=person, email=person.email, defaults={"verified": False, "primary": True}
        )
        _note("people.account_activated", person, at)
        announce(AccountActivated(person.pk, at))
    accept(person=person, organisation=organisation.pk, at=at)


def _mail_change(person: Person, change: str, at: datetime) -> None:
    address = settings.PUBLIC_ADDRESS + reverse("account_security")
    letter = key_changed_letter(person=person, change=change, address=address)
    queue_mail(kind=CHANGE_MAIL, address=person.email, letter=letter, person=person.pk, at=at)


def _note(action: str, person: Person, at: datetime) -> None:
    _note_by(person.pk, action, person, at)


def _note_by(by: UUID | None, action: str, person: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="person",
        object_id=person.pk,
        about=person.pk,
        by=by,
        at=at,
    )
