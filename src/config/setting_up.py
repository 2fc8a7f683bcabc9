"""`init`: the first organisation and its first admin."""

import uuid
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils.text import slugify

from config.preparing import migrate
from tweespraak.foundation import clock
from tweespraak.home.api import demo_is_there
from tweespraak.people.api import (
    Role,
    activation_address,
    add_organisation,
    add_person,
    organisation_by_slug,
)


class NotSetUp(Exception):
    """Something in the answers does not work; the message says what to do."""


def set_up(name: str, admin: str, email: str, url: str, language: str, time_zone: str) -> str:
    """Make the organisation and its admin; returns the address that activates the account."""
    check_answers(name, admin, email, url, language, time_zone)
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(lambda _sentence: None)
    if demo_is_there():
        raise NotSetUp(
            f"The data in {settings.DATA} are the demo's: choose another TWEESPRAAK_DATA."
        )
    if organisation_by_slug(slugify(name)):
        raise NotSetUp(f"'{name}' is set up already. Give a new organisation another name.")
    settings.PUBLIC_ADDRESS = url.rstrip("/")
    (settings.DATA / "settings.env").write_text(f"TWEESPRAAK_URL={settings.PUBLIC_ADDRESS}\n")
    given, _, family = admin.strip().partition(" ")
    at = clock.now()
    with transaction.atomic():
        organisation = add_organisation(
            name=name, slug=slugify(name), language=language, time_zone=time_zone,
            contact_name=admin, contact_email=email, by=None, at=at,
        )  # fmt: skip
        member = add_person(
            organisation=organisation, once=uuid.uuid4(), given_name=given, family_name=family,
            email=email, language=language, roles=[Role.ORGANISATION_ADMIN], by=None, at=at,
        )  # fmt: skip
    return activation_address(member)


def check_answers(
    name: str, admin: str, email: str, url: str, language: str, time_zone: str
) -> None:
    """Raises NotSetUp for the first answer that does not work."""
    if not slugify(name):
        raise NotSetUp("Give the organisation a name with at least one letter.")
    if not admin.strip():
        raise NotSetUp("Give your own name: you become the organisation's first admin.")
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise NotSetUp(f"'{email}' is not an e-mail address.") from wrong
    try:
        URLValidator(schemes=["http", "https"])(url.replace("//localhost", "//localhost.local", 1))
    except ValidationError as wrong:
        raise NotSetUp(
            f"'{url}' is not an address. Write for instance https://talk.example.org"
        ) from wrong
    if language not in {"nl", "en"}:
        raise NotSetUp("Choose nl or en as language.")
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError) as wrong:
        raise NotSetUp(
            f"'{time_zone}' is not a time zone. Write for instance Europe/Amsterdam."
        ) from wrong
