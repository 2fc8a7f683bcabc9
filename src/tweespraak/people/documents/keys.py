"""What a person is told about the keys of their account: a code to sign in, a key that changed."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.notifications.api import Letter
from tweespraak.people.documents.letters import about_account
from tweespraak.people.models import Person

# Word for a change -> subject and what happened.
CHANGES: dict[str, tuple[str | Promise, str | Promise]] = {
    "app_on": (
        gettext_lazy("Signing in now takes two steps"),
        gettext_lazy("From now on you also type a code from your phone when you sign in."),
    ),
    "app_off": (
        gettext_lazy("Signing in takes one step again"),
        gettext_lazy("From now on no code from your phone is asked when you sign in."),
    ),
    "recovery_codes": (
        gettext_lazy("New recovery codes"),
        gettext_lazy("New recovery codes were made. The old ones do not work any more."),
    ),
    "passkey_added": (
        gettext_lazy("A passkey was added to your account"),
        gettext_lazy("From now on you can also sign in with this passkey."),
    ),
    "passkey_removed": (
        gettext_lazy("A passkey was removed from your account"),
        gettext_lazy("Nobody can sign in with that passkey any more."),
    ),
    "sign_on_connected": (
        gettext_lazy("Your account was connected to the sign-in of your organisation"),
        gettext_lazy("From now on you can also sign in through your organisation."),
    ),
    "sign_on_disconnected": (
        gettext_lazy("Your account is no longer connected to the sign-in of your organisation"),
        gettext_lazy("From now on you sign in with the other keys of your account."),
    ),
    "keys_taken": (
        gettext_lazy("Your second step and passkeys were taken away"),
        gettext_lazy(
            "Who keeps Tweespraak running took them away because they could not be used any more, and "
            "signed you out everywhere. Sign in with your password or a code by mail, and set them up "
            "again."
        ),
    ),
    "signed_out_elsewhere": (
        gettext_lazy("You were signed out on your other devices"),
        gettext_lazy("Everyone who was signed in with your account elsewhere has been signed out."),
    ),
}


def key_changed_letter(*, person: Person, change: str, address: str) -> Letter:
    """Tells the person that a key of their account changed, in case it was not them."""
    with translation.override(person.language):
        subject, happened = CHANGES[change]
        return about_account(
            person,
            subject=str(subject),
            paragraphs=[
                str(happened),
                _(
                    "Was that you? Then all is well. If it was not, look at once at your keys and "
                    "devices, and choose a new password."
                ),
            ],
            button=(_("Sign-in and security"), address),
        )


def sign_in_code_letter(*, person: Person, code: str) -> Letter:
    """The mail with a code that lets in, or shows once more that it is this person."""
    with translation.override(person.language):
        return about_account(
            person,
            subject=_("Your code for Tweespraak"),
            paragraphs=[
                _("Your code is %(code)s.") % {"code": code},
                _("Type it on the page where you asked for it. It works once, for 10 minutes."),
                _(
                    "Did you not ask for a code? Then you need not do anything. Never pass the code "
                    "on, also not to someone who says they work for your organisation."
                ),
            ],
        )
