"""`init`: an organisation and its first admin."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils.text import slugify

from config.env_file import change_env
from config.mail_server import NotAMailServer, read_mail_server, refusal_of
from config.preparing import migrate
from tweespraak.foundation import clock
from tweespraak.home.api import demo_is_there
from tweespraak.people.api import (
    Membership,
    Role,
    activation_address,
    add_organisation,
    add_person,
    organisation_by_slug,
)


class NotSetUp(Exception):
    """Something in the answers does not work; the message says what to do."""


@dataclass(frozen=True)
class Done:
    """What was set up, and what is next."""

    organisation: str
    link: str
    mail: str  # the mail server; empty when that is for later
    refusal: str  # why the mail server does not take mail, as far as it does not

    def tell(self, tell: Callable[[str], object]) -> None:
        """Say what is there now and what to do next."""
        tell(f"\n{self.organisation} is ready. Activate your account here:\n{self.link}\n")
        if self.refusal:
            tell(
                f"The mail server does not answer as it should ({self.refusal}). Mails wait in the "
                f"outbox until it does: mend TWEESPRAAK_MAIL in {settings.DATA / 'settings.env'}"
            )
        if not self.mail:
            tell(
                "Without a mail server every mail waits, and you hand out links by hand. Later: put "
                f"TWEESPRAAK_MAIL=smtp://… in {settings.DATA / 'settings.env'}"
            )
        tell(
            "Next:\n  1. start the site: tweespraak serve\n  2. open the link above and choose a password"
        )
        tell("  3. follow the steps under Set-up, in the menu under your name")


def set_up(
    *,
    name: str,
    admin: str,
    email: str,
    language: str = "nl",
    time_zone: str = "Europe/Amsterdam",
    url: str = "",
    mail: str = "",
    sender: str = "",
) -> Done:
    """Make the organisation and its admin; what is empty stays as the installation has it.

    Raises NotSetUp.
    """
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(lambda _sentence: None)
    _check_place(name)
    if url:
        settings.PUBLIC_ADDRESS = url
    member = _made(name, admin, email, language, time_zone)
    told = {"TWEESPRAAK_URL": url, "TWEESPRAAK_MAIL": mail, "TWEESPRAAK_SENDER": sender}
    change_env(settings.DATA, {key: value for key, value in told.items() if value})
    return Done(
        organisation=name,
        link=activation_address(member) or f"{settings.PUBLIC_ADDRESS}/account/login/",
        mail=mail or settings.MAIL_SERVER,
        refusal=refusal_of(read_mail_server(mail)) if mail else "",
    )


def _check_place(name: str) -> None:
    """Whether this organisation can stand among these data. Raises NotSetUp."""
    if demo_is_there():
        raise NotSetUp(
            f"The data in {settings.DATA} are the demo's, and real data never stand beside them. "
            "Choose another folder: TWEESPRAAK_DATA=… tweespraak init"
        )
    if organisation_by_slug(slugify(name)):
        raise NotSetUp(f"'{name}' is set up already. Give a new organisation another name.")


@transaction.atomic
def _made(name: str, admin: str, email: str, language: str, time_zone: str) -> Membership:
    given, _, family = admin.partition(" ")
    at = clock.now()
    organisation = add_organisation(
        name=name, slug=slugify(name), language=language, time_zone=time_zone,
        contact_name=admin, contact_email=email, by=None, at=at,
    )  # fmt: skip
    return add_person(
        organisation=organisation, once=uuid.uuid4(), given_name=given, family_name=family,
        email=email, language=language, roles=[Role.ORGANISATION_ADMIN], by=None, at=at,
    )  # fmt: skip


def _name(answer: str) -> str:
    name = " ".join(answer.split())
    if not slugify(name) or len(name) > 120 or len(slugify(name)) > 60:
        raise NotSetUp("Give the organisation a name with at least one letter, and at most sixty.")
    return name


def _admin(answer: str) -> str:
    name = " ".join(answer.split())
    given, _, family = name.partition(" ")
    if not name or len(given) > 80 or len(family) > 80:
        raise NotSetUp("Give your own name: you become the organisation's first admin.")
    return name


def _email(answer: str) -> str:
    try:
        validate_email(answer.strip())
    except ValidationError as wrong:
        raise NotSetUp(
            f"'{answer}' is not an e-mail address. It looks like name@organisation.nl"
        ) from wrong
    return answer.strip().lower()


def _url(answer: str) -> str:
    address = answer.strip().rstrip("/")
    try:
        URLValidator(schemes=["http", "https"])(
            address.replace("//localhost", "//localhost.local", 1)
        )
    except ValidationError as wrong:
        raise NotSetUp(
            f"'{answer}' is not an address. Write for instance https://talk.example.org"
        ) from wrong
    return address


def _language(answer: str) -> str:
    if answer.strip().lower() not in {"nl", "en"}:
        raise NotSetUp("Choose nl or en as language.")
    return answer.strip().lower()


def _time_zone(answer: str) -> str:
    try:
        return ZoneInfo(answer.strip()).key
    except (KeyError, ValueError, OSError) as wrong:
        raise NotSetUp(
            f"'{answer}' is not a time zone. Write for instance Europe/Amsterdam."
        ) from wrong


def _mail(answer: str) -> str:
    if not answer.strip():
        return ""
    try:
        read_mail_server(answer)
    except NotAMailServer as wrong:
        raise NotSetUp(
            "This is not the address of a mail server. Write for instance "
            "smtp://user:password@mail.example.org:587, or leave it empty for later."
        ) from wrong
    return answer.strip()


def _sender(answer: str) -> str:
    _name_of_sender, opening, address = answer.strip().rpartition("<")
    _email(address.removesuffix(">") if opening else answer)
    return answer.strip()


CHECKS: dict[str, Callable[[str], str]] = {
    "name": _name,
    "admin": _admin,
    "email": _email,
    "url": _url,
    "language": _language,
    "time_zone": _time_zone,
    "mail": _mail,
    "sender": _sender,
}
