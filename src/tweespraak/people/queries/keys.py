"""The keys of one account: password, app, passkeys, recovery codes, devices, single sign-on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from tweespraak.foundation import clock
from tweespraak.people.models import Membership, Organisation, Person
from tweespraak.people.queries.members import membership_in, organisation_by_slug
from tweespraak.people.rules.proof import device_of


@dataclass(frozen=True)
class Passkey:
    """A passkey as its owner knows it."""

    id: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class Device:
    """Where somebody is signed in."""

    session: UserSession
    browser: str
    system: str
    is_current: bool


@dataclass(frozen=True)
class Keys:
    """Everything that opens an account."""

    has_password: bool
    app_since: datetime | None
    recovery_left: int
    passkeys: list[Passkey]


def keys_of(person: Person) -> Keys:
    """What opens this account, in one query."""
    rows = list(Authenticator.objects.filter(user=person).order_by("created_at", "pk"))
    of_kind = {row.type: row for row in rows}
    recovery = of_kind.get(Authenticator.Type.RECOVERY_CODES)
    app = of_kind.get(Authenticator.Type.TOTP)
    return Keys(
        has_password=person.has_usable_password(),
        app_since=app.created_at if app else None,
        recovery_left=len(recovery.wrap().get_unused_codes()) if recovery else 0,
        passkeys=[
            Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ],
    )


def is_unproven(person: Person) -> bool:
    """Whether somebody else than who reads this person's mail may have set up a key of the account."""
    return bool(EmailAddress.objects.filter(user=person, verified=False).exists())


def has_more_keys(person: Person) -> bool:
    """Whether something else than a password or a mail opens this account."""
    keys = Authenticator.objects.filter(user=person), SocialAccount.objects.filter(user=person)
    return any(rows.exists() for rows in keys)


def passkey_of(person: Person, key: int) -> Authenticator | None:
    """One of this person's passkeys."""
    return Authenticator.objects.filter(
        user=person, type=Authenticator.Type.WEBAUTHN, pk=key
    ).first()


def devices_of(person: Person, session_key: str | None) -> list[Device]:
    """Where this person is signed in, this device first, then the newest."""
    devices = [
        Device(row, *device_of(row.user_agent), is_current=row.session_key == session_key)
        for row in sessions_of(person, clock.now()).order_by("-created_at", "-pk")
    ]
    return sorted(devices, key=lambda device: not device.is_current)


def sessions_of(person: Person, at: datetime) -> QuerySet[UserSession]:
    """The sessions of this person that go on: not those that were ended, or ended by themselves."""
    going_on = Session.objects.filter(expire_date__gt=at - clock.shift()).values("session_key")
    return UserSession.objects.filter(user=person, session_key__in=going_on)  # type: ignore[no-any-return]


def session_of(person: Person, key: int) -> UserSession | None:
    """One of this person's sessions."""
    return UserSession.objects.filter(user=person, pk=key).first()


def sign_on_of(person: Person) -> SocialAccount | None:
    """The connection with the sign-in of an organisation, if there is one."""
    return SocialAccount.objects.filter(user=person, provider=settings.OIDC_PROVIDER).first()


def sign_on_organisation() -> Organisation | None:
    """The organisation whose members sign in through its own provider, if that was set up."""
    slug = settings.OIDC_ORGANISATION
    return organisation_by_slug(slug) if slug else None


def sign_on_membership(person: UUID) -> Membership | None:
    """This person as member of the organisation that has single sign-on, if they are."""
    organisation = sign_on_organisation()
    return membership_in(organisation.pk, person) if organisation else None


def belongs_elsewhere(person: UUID, organisation: UUID, since: datetime | None = None) -> bool:
    """Whether this person also is, or was, a member of another organisation; with `since`, only
    whether they became one after that moment. The provider of one organisation must not open what
    another one knows, unless the person connected the two themselves, knowing of both."""
    others = Membership.objects.filter(person_id=person).exclude(organisation_id=organisation)
    if since is not None:
        others = others.filter(since_at__gt=since)
    return others.exists()
