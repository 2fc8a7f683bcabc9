"""Makes the bare rooms: a version and a page of words; prints their seats as JSON."""

import json
import sys

import django

django.setup()

from bench.bare.models import Room  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

WORDS = "<p>Wat de een opschrijft, leest de ander.</p>\n" * 190  # as much as our table


def main(count: int) -> None:
    for syncing in (False, True):  # first the tables that ours point to
        call_command("migrate", run_syncdb=syncing, verbosity=0)
    rooms = Room.objects.bulk_create(Room(text=WORDS) for _ in range(count))
    print(json.dumps([[seat(room, side) for side in ("employee", "manager")] for room in rooms]))


def seat(room: Room, side: str) -> dict[str, object]:
    user = User(username=f"{side}{room.pk}", email=f"{side}{room.pk}@example.org")
    user.set_unusable_password()
    user.save()
    client = Client()
    client.force_login(user)
    headers = {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}
    return {"room": f"/rooms/{room.pk}/", "side": side, "headers": headers}


if __name__ == "__main__":
    main(int(sys.argv[1]))
