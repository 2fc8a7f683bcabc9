"""What has to be there before the kills, made in the database of the server beside it.

python -m tests.prove.before demo | people 4 | letters 50

Of people it prints the session of their test and the cookie with which they are signed in.
"""

import json
import os
import sys
import uuid

import django

os.environ |= {"TWEESPRAAK_DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402

from config.preparing import migrate  # noqa: E402
from tests.cast import actor, organisation  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.instruments.api import PERSONALITY, load_instruments  # noqa: E402
from tweespraak.notifications.api import Letter, queue_mail  # noqa: E402
from tweespraak.people.api import Organisation, Role  # noqa: E402
from tweespraak.testing.api import start_session  # noqa: E402


def demo() -> None:
    """A demo organisation without anyone in it: quicker than the one with a story."""
    migrate(lambda _sentence: None)
    load_instruments(at=clock.now())
    empty = organisation()
    empty.is_demo = True
    empty.save(update_fields=["is_demo"])


@transaction.atomic
def people(count: int) -> list[dict[str, str]]:
    """So many new people who have just begun the test."""
    return [taker() for _ in range(count)]


def taker() -> dict[str, str]:
    where = Organisation.objects.get(is_demo=True)
    who = actor(where, f"Taker{uuid.uuid4().hex}", "Tester", Role.DEVELOPMENT_MEMBER)
    session = start_session(
        person=who.person, instrument=PERSONALITY, language="nl", at=clock.now()
    )
    cookie = who.client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"session": str(session.pk), "cookie": cookie}


@transaction.atomic
def letters(count: int) -> list[str]:
    """So many mails in the outbox; returns their keys."""
    return [
        str(
            queue_mail(
                kind="test.mail", address=f"anna{n}@voorbeeld.example",
                letter=Letter(f"Bericht {n}", "Dag", "<p>Dag</p>", "nl"), at=clock.now(),
                once=uuid.uuid4(),
            ).pk
        )
        for n in range(count)
    ]  # fmt: skip


if __name__ == "__main__":
    make = {"demo": demo, "letters": letters, "people": people}[sys.argv[1]]
    print(json.dumps(make(*map(int, sys.argv[2:]))))  # noqa: T201
