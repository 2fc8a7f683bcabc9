"""Codes, passkeys and the second step: allauth's forms in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.people.rules.proof import network_of

LETTERS = gettext_lazy("Eight letters, with or without the dash.")
DIGITS = gettext_lazy("Six digits; after half a minute there are new ones.")


def plain_code(field: forms.Field, label: Any, hint: Any) -> None:
    """Our label and hint, and what lets a phone offer the code."""
    field.widget.attrs = {"autocomplete": "one-time-code", "autocapitalize": "characters"}
    field.label, field.help_text = label, hint
    field.error_messages["required"] = _("Type the code here.")


class AskCode(RequestLoginCodeForm):  # type: ignore[misc]
    """The address to which a code goes. Who asks often for one address waits, wherever the owner is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        """Counted per place and address, so that nobody elsewhere uses up the owner's codes."""
        adapter, request = get_adapter(), context.request
        key = f"{network_of(adapter.get_client_ip(request))} {self.cleaned_data['email'].lower()}"
        if not ratelimit.consume(request, action="request_login_code_here", key=key):
            raise adapter.validation_error("rate_limited")
        email: str = super().clean_email()
        return email


class SignInCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain_code(self.fields["code"], _("The code from the mail"), LETTERS)


class StartApp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app: proof that it has the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain_code(self.fields["code"], _("The code your app shows"), DIGITS)


class SecondStep(AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six digits from the app on your phone, or one of your recovery codes.")
        plain_code(self.fields["code"], _("Your code"), hint)


@contextmanager
def readable() -> Iterator[None]:
    """What no browser sends is refused like a passkey we do not know."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as malformed:
        raise get_adapter().validation_error("unknown_passkey") from malformed


class PasskeySignIn(LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of a password."""

    def clean_credential(self) -> Any:
        """The passkey that answered our challenge."""
        with readable():
            return super().clean_credential()


class PasskeySecondStep(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""

    def clean_credential(self) -> Any:
        """The passkey that answered our challenge."""
        with readable():
            return super().clean_credential()


class PasskeyProof(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey to show that it is still the same person."""

    def clean_credential(self) -> Any:
        """The passkey that answered our challenge."""
        with readable():
            return super().clean_credential()


class PasskeyName(forms.Form):
    """What a passkey is called, so that its owner knows later which device it is on."""

    name = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        help_text=gettext_lazy("For instance the device it is on: “my phone”."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Give the passkey a name.")},
    )


class NewPasskey(PasskeyName):
    """A passkey that the browser just made."""

    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("No passkey was made. Try again with the button below."),
            "invalid": gettext_lazy("No passkey was made. Try again with the button below."),
        },
    )

    def clean_credential(self) -> Any:
        """Only a passkey made for our challenge, by somebody who unlocked the device."""
        credential = self.cleaned_data["credential"]
        with readable():
            auth.parse_registration_response(credential)
            made = auth.complete_registration(credential)
        if not made.is_user_verified():
            raise forms.ValidationError(
                _("Your device did not ask who you are. Set up a fingerprint, face or PIN first.")
            )
        return credential
