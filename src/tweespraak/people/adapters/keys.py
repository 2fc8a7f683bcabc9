"""allauth's adapter for the second step and for passkeys."""

import base64
import hashlib
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tweespraak.people.adapters.accounts import ERRORS
from tweespraak.people.models import Person

SECOND_STEP = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


class KeysAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Our words, our name, secrets that cannot be read from the database alone."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": ERRORS["incorrect_code"],
        "cannot_generate_recovery_codes": _("Recovery codes belong to signing in in two steps."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """A passkey is a way in by itself. Only who switched on two steps is asked a second one: else
        a passkey on one device would shut the door for the password on another."""
        if types is not None and set(types) == SECOND_STEP:
            types = [Authenticator.Type.TOTP]
        return bool(super().is_mfa_enabled(user, types))

    def encrypt(self, text: str) -> str:
        """With the key of the installation, which does not stand in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` made."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the public address, whatever a request claims to be."""
        return {"id": urlsplit(settings.PUBLIC_ADDRESS).hostname or "", "name": "Tweespraak"}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """Under which name the device keeps the passkey."""
        return {"id": user.pk.hex.encode(), "display_name": user.full_name, "name": user.email}


def _cipher() -> Fernet:
    key = hashlib.sha256(b"people.keys" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
