"""What is kept in the tables of allauth and Django: the keys of an account and where it is signed in."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import NOTHING, Field, Whose
from tweespraak.people.models import Person
from tweespraak.people.queries.keys import keys_of, sessions_of, sign_on_of

_SIGN_IN = _("To let a person sign in with the keys they chose, and nobody else")
_WHILE_CHOSEN = _("Until the person removes it, or as long as the account exists")
_DEVICES = _("To show a person where they are signed in, and to sign them out there")
_SESSION_TERM = _("Until they sign out, or 14 days")
_PROVEN = _("To know whether an address was proven to be theirs")


def _all(names: str, why: Any, how_long: Any) -> dict[str, Field]:
    return {"id": NOTHING} | {name: Field(Whose.PERSON, why, how_long) for name in names.split()}


FIELDS = {
    "EmailAddress": _all("user email verified primary", _PROVEN, _WHILE_CHOSEN),
    "Authenticator": _all("user type data created_at last_used_at", _SIGN_IN, _WHILE_CHOSEN),
    "UserSession": _all(
        "user created_at ip last_seen_at session_key user_agent data", _DEVICES, _SESSION_TERM
    ),
    "SocialAccount": _all(
        "user provider uid last_login date_joined extra_data", _SIGN_IN, _WHILE_CHOSEN
    ),
    "Session": {
        "session_key": Field(Whose.PERSON, _DEVICES, _SESSION_TERM),
        "session_data": Field(Whose.PERSON, _DEVICES, _SESSION_TERM),
        "expire_date": NOTHING,
    },
}
# Tables of others in which we never put anything about a person, and why.
EMPTY = {
    "EmailConfirmation": "addresses are proven by our own links and codes",
    "SocialToken": "what the provider gives us besides is not kept",
    "SocialApp": "the provider stands in the settings",
    "Group": "roles are our own",
    "Permission": "roles are our own",
    "ContentType": "the names of the tables",
}
WORDS = {
    "EmailAddress": _("Whether your address was proven"),
    "Authenticator": _("Your passkeys, app and recovery codes"),
    "UserSession": _("Where you are signed in"),
    "SocialAccount": _("The sign-in of your organisation"),
    "Session": _("Where you are signed in"),
    "keys": _("Keys of your account"),
    "has_password": _("Has a password"),
    "two_steps_since": _("Two steps since"),
    "recovery_codes_left": _("Recovery codes left"),
    "passkeys": _("Your passkeys"),
    "last_used_at": _("Last used"),
    "organisation_sign_in": _("The sign-in of your organisation"),
    "proven_addresses": _("Proven addresses"),
    "devices": _("Where you are signed in"),
    "address": _("Address"),
    "browser": _("Browser"),
    "signed_in_at": _("Signed in"),
}


def export(person: Person) -> dict[str, Any]:
    """Which keys there are and where one is signed in: never a secret, a code or a session's key."""
    keys, sign_on = keys_of(person), sign_on_of(person)
    sessions = sessions_of(person, clock.now()).order_by("created_at", "pk")
    proven = EmailAddress.objects.filter(user=person, verified=True).order_by("pk")
    return {
        "keys": {
            "has_password": keys.has_password,
            "two_steps_since": _moment(keys.app_since),
            "recovery_codes_left": keys.recovery_left,
            "passkeys": [
                {
                    "name": passkey.name,
                    "created_at": _moment(passkey.created_at),
                    "last_used_at": _moment(passkey.last_used_at),
                }
                for passkey in keys.passkeys
            ],
            "organisation_sign_in": sign_on.extra_data if sign_on else None,
            "proven_addresses": [row.email for row in proven],
        },
        "devices": [
            {
                "address": row.ip,
                "browser": row.user_agent,
                "signed_in_at": _moment(row.created_at),
            }
            for row in sessions
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
