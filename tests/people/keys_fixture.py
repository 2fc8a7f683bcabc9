"""What the tests of keys share: signing in, codes in mails, codes of an app, devices."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.cast import PASSWORD, Actor
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Person

HOME = "192.0.2.10"
ELSEWHERE = "198.51.100.7"


def with_password(who: Actor) -> Actor:
    """Who has a password, and is signed in with it in their own client."""
    who.person.set_password(PASSWORD)
    who.person.save(update_fields=["password"])
    who.client.force_login(who.person)
    return who


def sign_in(
    client: Client, person: Person, password: str = PASSWORD, address: str = HOME, **more: Any
) -> Any:
    return client.post(
        "/account/login/",
        {"login": person.email, "password": password, **more},
        REMOTE_ADDR=address,
    )


def is_in(client: Client, person: Person) -> bool:
    return client.session.get("_auth_user_id") == str(person.pk)


def code_of(person: Person, kind: str = "people.sign_in_code") -> str:
    """The code in the newest mail."""
    mail = Mail.objects.filter(person_id=person.pk, kind=kind).latest("created_at")
    return re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", mail.text)[0]  # type: ignore[index]


def told(person: Person) -> list[str]:
    """The subjects of the mails about this person's keys."""
    mails = Mail.objects.filter(person_id=person.pk, kind="people.key_changed")
    return [mail.subject for mail in mails.order_by("created_at")]


def app_code(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def switch_on_two_steps(who: Actor) -> tuple[str, list[str]]:
    """The key of the app and the recovery codes, as the person gets them on the screens."""
    secret = who.client.get("/account/two-steps/on/").context["form"].secret
    answer = who.client.post("/account/two-steps/on/", {"code": app_code(secret)}, follow=True)
    assert Authenticator.objects.filter(user=who.person, type="totp").exists()
    return secret, answer.context["unused_codes"]
