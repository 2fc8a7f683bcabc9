"""What one organisation may learn of another, and what cannot be had by posting more than was asked."""

import re
import uuid

import pytest
from django.test import Client, override_settings

from tests.cast import Actor
from tests.permissions.objects import OBJECTS, POST
from tests.permissions.world import AT, World
from tweespraak.activities.api import Activity, TeamMember
from tweespraak.activities.models import Participation
from tweespraak.notifications.api import Mail, notify
from tweespraak.people.api import Membership, Person, Role
from tweespraak.people.models import Grant

pytestmark = pytest.mark.django_db


def test_adding_someone_known_elsewhere_tells_nothing(chris: Actor, eva: Actor) -> None:
    """The language one knows of a person is the language one gave, whatever it is elsewhere."""
    Person.objects.filter(pk=eva.person.pk).update(language="nl")

    def added(email: str) -> tuple[str, str]:
        chris.client.post(
            "/people/add/",
            {
                "once": str(uuid.uuid4()),
                "given_name": "Noor",
                "family_name": "Haddad",
                "email": email,
                "language": "en",
                "roles": ["development_member"],
                "step": "save",
            },
        )
        member = Membership.objects.get(person__email=email, organisation=chris.member.organisation)
        pages = "".join(
            chris.client.get(f"/people/{member.pk}/{page}").content.decode()
            for page in ("", "edit/")
        )
        subjects = sorted(mail.subject for mail in Mail.objects.filter(person_id=member.person_id))
        chosen = 'value="en" selected' in pages
        return "|".join(subjects), str(chosen)

    assert added(eva.person.email) == added("noor@voorbeeld.example")


@pytest.mark.parametrize("page", ["", "edit/"])
def test_adding_someone_without_a_role_tells_nothing_either(
    chris: Actor, eva: Actor, page: str
) -> None:
    """No mail goes out then: it would be the silent way to find out who has an account."""

    def shown(email: str) -> str:
        once = uuid.uuid4()
        add = {"once": str(once), "given_name": "Noor", "email": email, "language": "nl"}
        chris.client.post("/people/add/", {**add, "step": "save"})
        body = chris.client.get(f"/people/{once}/{page}").content.decode()
        body = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", body)
        return body.replace(str(once), "KEY").replace(email, "ADDRESS")

    shown("warm@voorbeeld.example")  # the first answer also says that somebody was added
    assert shown(eva.person.email) == shown("noor@voorbeeld.example")


def test_who_left_a_team_is_told_nothing_more_by_old_notices(world: World) -> None:
    client = world.client("development_admin")
    me = world.by_role["development_admin"].person
    notify(
        organisation=world.voorbeeld.pk,
        person=me.pk,
        kind="activities.finished",
        object_id=world.ours_anna.pk,
        at=AT,
    )
    assert b"Doorstroom" in client.get("/notifications/").content
    TeamMember.objects.filter(activity=world.ours, person=me).delete()
    page = client.get("/notifications/").content
    assert b"Doorstroom" not in page
    assert b"Anna" not in page


def test_a_key_of_another_organisation_makes_no_activity_and_no_error(world: World) -> None:
    thing = OBJECTS["new activity"]
    [door] = [door for door in thing.doors if door.method == POST]
    answer = world.client("elsewhere").post(
        door.url(world), {**door.data(world), "once": str(world.ours.pk), "name": "Gekaapt"}
    )
    assert answer.status_code in (200, 404)
    assert not Activity.objects.filter(name="Gekaapt").exists()


@pytest.mark.parametrize("role", ["operator", "candidate", "root"])
def test_a_role_nobody_gives_by_hand_cannot_be_posted(chris: Actor, role: str) -> None:
    answer = chris.client.post(
        "/people/add/",
        {
            "once": str(uuid.uuid4()),
            "given_name": "Noor",
            "email": "noor@voorbeeld.example",
            "language": "nl",
            "roles": [role],
            "step": "save",
        },
    )
    assert answer.status_code == 200
    assert not Person.objects.filter(email="noor@voorbeeld.example").exists()


def test_what_is_posted_beside_the_form_changes_nothing(chris: Actor, eva: Actor) -> None:
    elsewhere = eva.member.organisation
    chris.client.post(
        "/people/add/",
        {
            "once": str(uuid.uuid4()),
            "given_name": "Noor",
            "email": "noor@voorbeeld.example",
            "language": "nl",
            "roles": [],
            "step": "save",
            "organisation": str(elsewhere.pk),
            "organisation_id": str(elsewhere.pk),
            "activated_at": "2026-01-01",
            "is_superuser": "1",
            "by": str(eva.person.pk),
        },
    )
    member = Membership.objects.get(person__email="noor@voorbeeld.example")
    assert member.organisation == chris.member.organisation
    assert member.person.activated_at is None


def test_inviting_gives_the_role_of_development_member_and_no_other(world: World) -> None:
    client = world.client("development_admin")
    client.post(
        f"/talent/{world.ours.pk}/participations/",
        {
            "lines": "Noor <noor@voorbeeld.example>",
            "language": "nl",
            "roles": ["organisation_admin"],
            "role": "organisation_admin",
        },
    )
    given = Grant.objects.filter(membership__person__email="noor@voorbeeld.example")
    assert [grant.role for grant in given] == [Role.DEVELOPMENT_MEMBER]


def test_nobody_shares_the_result_of_another(world: World) -> None:
    """Finn was invited too and posts Anna's result as his own."""
    participation = Participation.objects.create(
        activity=world.ours, person=world.by_role["development_member"].person, invited_at=AT
    )
    client = world.client("development_member")
    answer = client.post(
        f"/talent/invitations/{participation.pk}/consent/",
        {"read": "x" * 64, "results": [str(world.session.result.pk)]},
    )
    assert answer.status_code == 422
    assert not participation.reuses.exists()


def test_in_the_demo_only_its_own_people_can_be_chosen(anna: Actor) -> None:
    """A person of a real organisation is none of the demo's, even where both would stand together."""
    client = Client()
    with override_settings(DEMO=True):
        client.post("/demo/sign-in/", {"person": str(anna.person.pk)})
    assert "_auth_user_id" not in client.session


def test_beside_real_data_the_demo_does_not_exist(anna: Actor) -> None:
    with override_settings(DEMO=True):
        for path in ("/demo/mailbox/", "/components/"):
            assert Client().get(path).status_code == 404
