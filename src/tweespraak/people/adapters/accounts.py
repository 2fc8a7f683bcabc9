"""allauth's adapter: nobody signs up by themselves, and its mails go through our outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation import clock
from tweespraak.people.actions import (
    ask_activation_again,
    ask_reset,
    pretend_reset,
    tell_password_changed,
)
from tweespraak.people.forms import check_password
from tweespraak.people.models import Person
from tweespraak.people.queries import memberships_of
from tweespraak.people.views import in_their_language

ERRORS = {
    "account_inactive": _("This account is not in use."),
    "email_password_mismatch": _(
        "This address and password do not belong together. Try again, or choose a new password."
    ),
    "enter_current_password": _("This is not your present password. Type it again."),
    "incorrect_password": _("This is not your password. Type it again."),
    "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    "too_many_login_attempts": _(
        "That went wrong too often. Wait a few minutes, or choose a new password."
    ),
    "rate_limited": _("That is a bit fast. Wait a moment and try again."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up, our words, our outbox, our address."""

    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are added."""
        return False

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """The same rules and sentences everywhere."""
        check_password(password, user)
        return password

    def pre_login(self, request: HttpRequest, user: Person, **hooks: Any) -> HttpResponse | None:
        """Only an activated account of somebody who belongs to an organisation gets in."""
        refusal: HttpResponse | None = super().pre_login(request, user, **hooks)
        if refusal is None and not memberships_of(user.pk).exists():
            return self.respond_user_inactive(request, user)  # type: ignore[no-any-return]
        return refusal

    def post_login(self, request: HttpRequest, user: Person, **hooks: Any) -> HttpResponseBase:
        """The screens speak the language of the account."""
        answer: HttpResponseBase = super().post_login(request, user, **hooks)
        return in_their_language(answer, user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back home: the message there says it worked."""
        return "/"

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
        elif kind == "unknown_account" and not ask_activation_again(email=email, at=at):
            pretend_reset(email=email, address=settings.PUBLIC_ADDRESS, at=at)

    def send_notification_mail(
        self, template_prefix: str, user: Person, *_: Any, **__: Any
    ) -> None:
        """The mail that says the password is a new one."""
        address = settings.PUBLIC_ADDRESS + reverse("account_reset_password")
        tell_password_changed(person=user, address=address, at=clock.now())
