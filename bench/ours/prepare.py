"""Makes an installation with people who are taking the questionnaire; prints them as JSON."""

import json
import uuid

import django

django.setup()

from bench.measuring import VISITORS  # noqa: E402
from django.conf import settings  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from config.preparing import prepare  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.instruments.api import PERSONALITY, current_form  # noqa: E402
from tweespraak.people.api import Organisation, Role, add_organisation, add_person  # noqa: E402
from tweespraak.testing.api import start_session  # noqa: E402


def main() -> None:
    prepare(demo=False, tell=lambda _sentence: None)
    organisation = add_organisation(
        name="Voorbeeld", slug="voorbeeld", language="nl", time_zone="Europe/Amsterdam",
        contact_name="Chris", contact_email="chris@example.org", by=None, at=clock.now(),
    )  # fmt: skip
    keys = list(current_form(PERSONALITY).by_key)
    print(json.dumps([visitor(organisation, number, keys) for number in range(VISITORS)]))


def visitor(organisation: Organisation, number: int, keys: list[str]) -> dict[str, object]:
    at = clock.now()
    member = add_person(
        organisation=organisation, once=uuid.uuid4(), given_name="Anna", family_name=str(number),
        email=f"anna{number}@example.org", language="nl", roles=[Role.DEVELOPMENT_MEMBER],
        by=None, at=at,
    )  # fmt: skip
    person = member.person
    person.activated_at = at
    person.save(update_fields=["activated_at"])
    session = start_session(person=person, instrument=PERSONALITY, language="nl", at=at)
    client = Client()
    client.force_login(person)
    asked = HttpRequest()
    token = get_token(asked)
    signed_in = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {
        "path": reverse("testing:responses", args=[session.pk]),
        "headers": {
            "Cookie": f"sessionid={signed_in}; csrftoken={asked.META['CSRF_COOKIE']}",
            "X-CSRFToken": token,
        },
        "items": keys,
    }


if __name__ == "__main__":
    main()
