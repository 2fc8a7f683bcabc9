"""allauth's adapter: nobody signs up by themselves, and its mails go through our outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation import clock
from tweespraak.people.access import known_device, remember_device
from tweespraak.people.actions import (
    ask_activation_again,
    ask_reset,
    note_password_changed,
    pretend_reset,
    send_sign_in_code,
    tell_key_changed,
    tell_password_changed,
)
from tweespraak.people.actions.limits import (
    Place,
    TooManyWrong,
    give_back,
    places_of,
    take_guess,
)
from tweespraak.people.forms import check_password
from tweespraak.people.models import Person
from tweespraak.people.queries import person_by_address
from tweespraak.people.rules import as_kept
from tweespraak.people.rules.proof import network_of
from tweespraak.people.views import in_their_language, wait_words

ERRORS = {
    "account_inactive": _("This account is not in use."),
    "email_password_mismatch": _(
        "This address and password do not belong together. Try again, or choose a new password."
    ),
    "enter_current_password": _("This is not your present password. Type it again."),
    "incorrect_password": _("This is not your password. Type it again."),
    "incorrect_code": _("This is not the code. Look again, and type it once more."),
    "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    "too_many_login_attempts": _(
        "That went wrong too often. Wait a few minutes, or choose a new password."
    ),
    "unknown_passkey": _("This passkey was not recognised. Try again, or choose another way."),
    "rate_limited": _("That is a bit fast. Wait a moment and try again."),
}
# Which change of their keys is told to the person: `notices` has the words.
CHANGES = {
    "totp_activated": "app_on",
    "totp_deactivated": "app_off",
    "recovery_codes_generated": "recovery_codes",
    "account_connected": "sign_on_connected",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up, our words, our outbox, our address."""

    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are added."""
        return False

    def is_reauthentication_required(self, **_about: Any) -> bool:
        """Not by allauth: `access.stepped_up` asks, for everything in the same way."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the visitor; a sign-in without one (a command) comes from this computer."""
        return get_client_ip(request) or "127.0.0.1"

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """The same rules and sentences everywhere."""
        check_password(password, user)
        return password

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Who these credentials belong to; wrong ones make the next wait longer and longer."""
        places, at = self._places(request, credentials.get("email", "")), clock.now()
        try:
            take_guess(places, at)
        except TooManyWrong as wait:
            raise ValidationError(wait_words(wait.until - at)) from wait
        person: Person | None = super().authenticate(request, **credentials)
        if person is not None:
            give_back(places, at)
        return person

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counted already, and not as allauth does, by which anyone locks out anyone."""

    def post_login(self, request: HttpRequest, user: Person, **hooks: Any) -> HttpResponseBase:
        """The screens speak the language of the account, and the device is known from now on."""
        answer: HttpResponseBase = super().post_login(request, user, **hooks)
        remember_device(request, answer, user.pk)
        return in_their_language(answer, user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the keys of the account: the message there says it worked."""
        return reverse("account_security")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address for a mail, from the settings: never from what a request claims to be."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PUBLIC_ADDRESS + path.replace("UID-KEY", key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth's mails as rows of our outbox. An unknown address gets nothing: the screen is the
        same, and only its owner would learn that someone asked."""
        at, kind = clock.now(), template_prefix.rpartition("/")[2]
        if kind == "password_reset_key":
            ask_reset(person=context["user"], address=context["password_reset_url"], at=at)
        elif kind == "login_code":
            send_sign_in_code(email=email, code=context["code"], at=at)
        elif kind == "unknown_account" and not ask_activation_again(email=email, at=at):
            pretend_reset(email=email, address=settings.PUBLIC_ADDRESS, at=at)

    def send_notification_mail(
        self, template_prefix: str, user: Person, *_: Any, **__: Any
    ) -> None:
        """The mail that says which of the person's keys changed."""
        kind, at = template_prefix.rpartition("/")[2], clock.now()
        if kind in CHANGES:
            tell_key_changed(person=user, change=CHANGES[kind], at=at)
        elif kind.startswith("password_"):
            address = settings.PUBLIC_ADDRESS + reverse("account_reset_password")
            was_reset = kind == "password_reset"  # the log has that one from `listeners`
            tell = tell_password_changed if was_reset else note_password_changed
            tell(person=user, address=address, at=at)

    def _places(self, request: HttpRequest, email: str) -> list[Place]:
        person = person_by_address(email)
        return places_of(
            account=person.pk.hex if person else as_kept(email),
            address=network_of(self.get_client_ip(request)),
            device=known_device(request, person.pk if person else None),
        )
