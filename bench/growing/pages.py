"""Makes an organisation of one size and asks for its pages; prints queries and times as JSON.

python -m bench.growing.pages small|big
"""

import json
import sys
import time
from dataclasses import asdict
from statistics import median

import django

django.setup()

from bench.growing.organisation import BIG, SMALL, Made, make  # noqa: E402
from bench.measuring.judging import Page  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from config.preparing import migrate  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.instruments.api import load_instruments  # noqa: E402
from tweespraak.lenses.api import load_library  # noqa: E402
from tweespraak.people.api import Person  # noqa: E402

TIMES = 7
HERE = {"headers": {"host": "127.0.0.1"}}


def main(size: str) -> None:
    at = clock.now()
    migrate(lambda _sentence: None)
    with transaction.atomic():
        load_instruments(at=at)
        load_library(at=at)
        made = make(BIG if size == "big" else SMALL, at)
    found = {name: asdict(measured(who, url)) for name, (who, url) in pages(made).items()}
    print(json.dumps(found))


def pages(made: Made) -> dict[str, tuple[Person, str]]:
    """Every list, and who looks at it."""
    return {
        # before the activity, where a manager's look makes what was shared old news
        "home of a manager": (made.manager, reverse("home:home")),
        "people": (made.admin, reverse("people:list")),
        "people, searched": (made.admin, reverse("people:list") + "?q=vries"),
        "activities": (made.manager, reverse("activities:activities")),
        "activity with participants": (
            made.manager,
            reverse("activities:activity", args=[made.activity.pk]),
        ),
        "lens library": (made.manager, reverse("lenses:library")),
        "my tests": (made.member, reverse("testing:overview")),
        "home of a member": (made.member, reverse("home:home")),
        "my data": (made.member, reverse("privacy:mine")),
        "notifications": (made.manager, reverse("notifications:list")),
        "mailbox of the demo": (made.admin, reverse("home:mailbox")),
    }


def measured(who: Person, url: str) -> Page:
    """The page as it is the second time one looks: the first time may note that it was seen."""
    client = Client()
    client.force_login(who)
    ask(client, url)
    with CaptureQueriesContext(connection) as asked:
        ask(client, url)
    return Page(len(asked), median(ask(client, url) for _ in range(TIMES)))


def ask(client: Client, url: str) -> float:
    began = time.perf_counter()
    response = client.get(url, **HERE)
    seconds = time.perf_counter() - began
    if response.status_code != 200:
        sys.exit(f"{url} answers {response.status_code}")
    return seconds


if __name__ == "__main__":
    main(sys.argv[1])
