"""A laid table, made in the database of the server beside it: `python -m tests.journeys.laid`.

Two people of the demo talk now; both prepared. Another talk of theirs is being prepared. Prints the
conversation with its themes, and the other.
"""

import json
import os
from datetime import timedelta

import django

os.environ |= {"TWEESPRAAK_DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from tests.cast import Actor  # noqa: E402
from tests.conversations.talking import talk  # noqa: E402
from tweespraak.conversations.rules.states import State  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.people.api import Person  # noqa: E402
from tweespraak.people.models import Membership  # noqa: E402

EMPLOYEE, MANAGER = "Noor Haddad", "Bram Bakker"


def member(name: str) -> Actor:
    given, family = name.split(" ", 1)
    found = Membership.objects.get(
        given_name=given, family_name=family, organisation__is_demo=True, ended_at=None
    )
    return Actor(Person.objects.get(pk=found.person_id), found, Client())


@transaction.atomic
def lay() -> dict[str, object]:
    began = clock.now() - timedelta(minutes=1)
    made = talk(member(EMPLOYEE), member(MANAGER), State.REVEALED, starts_at=began)
    coming = talk(
        member(EMPLOYEE), member(MANAGER), starts_at=began + timedelta(days=20), wrote=False
    )
    return {
        "conversation": str(made.pk),
        "themes": [str(one.pk) for one in made.themes.all()],
        "preparing": str(coming.pk),
    }


if __name__ == "__main__":
    print(json.dumps(lay()))  # noqa: T201
