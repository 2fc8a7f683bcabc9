"""Passwords and signing in: allauth's forms in our words, and sentences that help to choose."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.people.models import Person

HINT = gettext_lazy(
    "At least 12 characters. A short sentence is easy to remember and hard to guess."
)


def check_password(password: str, person: Person | None) -> None:
    """Whether a password is good enough. Raises ValidationError with what to do about it."""
    try:
        validate_password(password, person)  # type: ignore[arg-type]
    except ValidationError as weak:
        raise ValidationError([_advice(error) for error in weak.error_list]) from weak


def _advice(error: ValidationError) -> str:
    advice = {
        "password_too_short": _("Use at least 12 characters: a few words in a row will do."),
        "password_too_similar": _(
            "This looks too much like your name or address. Choose something nobody links to you."
        ),
        "password_too_common": _("Many people use this password. Choose one of your own."),
    }
    return advice.get(str(error.code)) or " ".join(error.messages)


def _plain(field: forms.Field, label: Any = None, hint: Any = "") -> None:
    """Our label above the field instead of allauth's words inside it."""
    field.widget.attrs.pop("placeholder", None)
    field.help_text = hint
    if label is not None:
        field.label = label


class ActivationForm(forms.Form):
    """The first password, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        help_text=HINT,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Choose a password.")},
    )
    again = forms.CharField(
        label=gettext_lazy("The same password once more"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Type the same password once more.")},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """A password that is good enough."""
        password: str = self.cleaned_data["password"]
        check_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        """Twice the same, so that nobody is locked out by a slip of the finger."""
        values = super().clean() or self.cleaned_data
        first, second = values.get("password"), values.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords are not the same. Type them again."))
        return values


class SignIn(LoginForm):  # type: ignore[misc]
    """Sign in with address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], gettext_lazy("E-mail address"))
        _plain(self.fields["password"], gettext_lazy("Password"))


class ResetRequest(ResetPasswordForm):  # type: ignore[misc]
    """Ask for a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], gettext_lazy("E-mail address"))


class NewPassword(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password through the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password1"], gettext_lazy("Your new password"), HINT)
        _plain(self.fields["password2"], gettext_lazy("The same password once more"))


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    """A new password by who knows the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], gettext_lazy("Your present password"))
        _plain(self.fields["password1"], gettext_lazy("Your new password"), HINT)
        _plain(self.fields["password2"], gettext_lazy("The same password once more"))
