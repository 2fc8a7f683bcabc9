"""Makes the bare view's database; prints its visitors as JSON."""

import json

import django

django.setup()

from bench.bare.models import Item  # noqa: E402
from bench.measuring import ITEMS, VISITORS  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402


def main() -> None:
    for syncing in (False, True):  # first the tables that ours point to
        call_command("migrate", run_syncdb=syncing, verbosity=0)
    keys = [f"item-{number}" for number in range(ITEMS)]
    Item.objects.bulk_create(Item(key=key, text="Ik praat graag met anderen") for key in keys)
    print(json.dumps([visitor(number, keys) for number in range(VISITORS)]))


def visitor(number: int, keys: list[str]) -> dict[str, object]:
    user = User(username=f"visitor{number}", email=f"visitor{number}@example.org")
    user.set_unusable_password()
    user.save()
    client = Client()
    client.force_login(user)
    headers = {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}
    return {"path": "/answers/", "headers": headers, "items": keys}


if __name__ == "__main__":
    main()
