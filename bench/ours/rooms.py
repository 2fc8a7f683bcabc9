"""Makes an installation in which many pairs sit at their table; prints their seats as JSON."""

import json
import sys
import uuid
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.urls import reverse  # noqa: E402
from tests.cast import Actor, actor, organisation  # noqa: E402
from tests.conversations.talking import talk  # noqa: E402

from config.preparing import prepare  # noqa: E402
from tweespraak.conversations.rules.states import State  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402


@transaction.atomic
def main(count: int) -> None:
    where = organisation()
    began = clock.now() - timedelta(minutes=5)
    pairs = []
    for _ in range(count):
        two = [actor(where, f"Mens{uuid.uuid4().hex}", "Tester") for _ in range(2)]
        made = talk(two[0], two[1], State.REVEALED, starts_at=began)
        made.theme = made.themes.all()[0]
        made.save(update_fields=["theme"])
        room = reverse("conversations:room", args=[made.pk])
        pairs.append([seat(one, room, side) for one, side in zip(two, SIDES, strict=True)])
    print(json.dumps(pairs))


SIDES = ("employee", "manager")


def seat(who: Actor, room: str, side: str) -> dict[str, object]:
    asked = HttpRequest()
    token = get_token(asked)
    signed_in = who.client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"sessionid={signed_in}; csrftoken={asked.META['CSRF_COOKIE']}"
    return {"room": room, "side": side, "headers": {"Cookie": cookie, "X-CSRFToken": token}}


if __name__ == "__main__":
    prepare(demo=False, tell=lambda _sentence: None)
    main(int(sys.argv[1]))
