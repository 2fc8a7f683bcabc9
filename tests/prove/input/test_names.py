"""Names of every script go from the form to the list, the mail and the activity, and disturb nothing."""

import re
import uuid
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.permissions.objects import OBJECTS
from tests.permissions.world import World
from tests.prove.input.test_bad_input import undone
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # several pages each

NAMES = [
    ("שלום", "כהן-לוי"),
    ("محمد", "بن علي"),
    ("Zoë 🌻", "👩🏽‍🚀 van Dam"),
    ("Nguyễn", "Thị Ánh"),
    ("𝕬𝖓𝖓𝖆", "Ｗｉｄｅ"),
]


def in_bdi(name: str, page: str) -> bool:
    """Whether this name stands alone in <bdi>: what stands beside it keeps its own order."""
    return re.search(rf"<bdi>\s*{re.escape(name)}\s*</bdi>", page) is not None


@pytest.mark.parametrize(("given", "family"), NAMES)
def test_a_name_of_any_script_arrives_everywhere(world: World, given: str, family: str) -> None:
    admin, manager = world.client("organisation_admin"), world.client("development_admin")
    with undone():
        name = f"{given} {family}"
        values = {
            "once": str(uuid.uuid4()), "given_name": given, "family_name": family,
            "email": "nieuw@voorbeeld.example", "language": "nl",
            "roles": ["development_member"], "step": "save",
        }  # fmt: skip
        member = Membership.objects.get(pk=admin.post("/people/add/", values).url.split("/")[2])
        assert member.full_name == name
        assert in_bdi(name, read(admin, "/people/?q=nieuw"))
        assert in_bdi(name, read(admin, f"/people/{member.pk}/"))
        mails = Mail.objects.filter(person_id=member.person_id)
        assert mails.count() == 2
        assert all(given in mail.text and given in mail.html for mail in mails)
        pasted = {"lines": f"{name} <nieuw@voorbeeld.example>", "language": "nl"}
        candidates = f"/talent/{world.ours.pk}/candidates/"
        assert in_bdi(name, manager.post(candidates, pasted).content.decode())
        manager.post(f"/talent/{world.ours.pk}/participations/", pasted)
        assert in_bdi(name, read(manager, f"/talent/{world.ours.pk}/"))


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


BAD_KEYS = [
    "1",
    "not-a-key",
    "00000000-0000-4000-8000-000000000000",
    "%00",
    "%F0%9F%8C%BB",
    "0" * 9,
]


@pytest.mark.parametrize("bad", BAD_KEYS)
def test_a_key_that_is_none_is_a_page_that_does_not_exist(world: World, bad: str) -> None:
    client, tried = world.client("development_admin"), 0
    for thing in OBJECTS.values():
        for door in thing.doors:
            url = door.url(world)
            spoiled = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", bad, url)
            if spoiled != url and not door.name.startswith("home:"):
                tried += 1
                if leads_somewhere(spoiled) or tried == 1:
                    with undone():
                        answer = getattr(client, door.method.lower())(spoiled)
                    assert answer.status_code == 404, spoiled
    assert tried > 20


def leads_somewhere(path: str) -> bool:
    """Whether an address is one of ours; of all others Django makes the same page."""
    try:
        resolve(unquote(path))
    except Resolver404:
        return False
    return True
