"""The forms of people and of the account."""

from tweespraak.people.forms.codes import CodeForm
from tweespraak.people.forms.keys import (
    AskCode,
    NewPasskey,
    PasskeyName,
    PasskeyProof,
    PasskeySecondStep,
    PasskeySignIn,
    SecondStep,
    SignInCode,
    StartApp,
)
from tweespraak.people.forms.passwords import (
    ActivationForm,
    ChangePassword,
    NewPassword,
    ResetRequest,
    SignIn,
    check_password,
)
from tweespraak.people.forms.persons import (
    AddPersonForm,
    EditMemberForm,
    already_here,
    initial_of,
)
from tweespraak.people.forms.places import (
    CloseUnitForm,
    LeaveForm,
    MoveForm,
    StandInForm,
    UnitForm,
)

__all__ = [
    "ActivationForm",
    "AddPersonForm",
    "AskCode",
    "ChangePassword",
    "CloseUnitForm",
    "CodeForm",
    "EditMemberForm",
    "LeaveForm",
    "MoveForm",
    "NewPasskey",
    "NewPassword",
    "PasskeyName",
    "PasskeyProof",
    "PasskeySecondStep",
    "PasskeySignIn",
    "ResetRequest",
    "SecondStep",
    "SignIn",
    "SignInCode",
    "StandInForm",
    "StartApp",
    "UnitForm",
    "already_here",
    "check_password",
    "initial_of",
]
