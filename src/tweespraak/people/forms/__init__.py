"""The forms of people and of the account."""

from tweespraak.people.forms.codes import CodeForm
from tweespraak.people.forms.passwords import (
    ActivationForm,
    ChangePassword,
    NewPassword,
    ResetRequest,
    SignIn,
    check_password,
)
from tweespraak.people.forms.persons import AddPersonForm, EditMemberForm, already_here

__all__ = [
    "ActivationForm",
    "AddPersonForm",
    "ChangePassword",
    "CodeForm",
    "EditMemberForm",
    "NewPassword",
    "ResetRequest",
    "SignIn",
    "already_here",
    "check_password",
]
