"""Manage users: the list and the page of a person."""

import time
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import THEN, Actor
from tests.people.adding import activation_of, added
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.actions import add_unit, end_membership, place
from tweespraak.people.api import Membership, Organisation, Person, Role
from tweespraak.people.models import Unit
from tweespraak.people.queries import today_in
from tweespraak.people.rules import sort_name


def crowd(organisation: Organisation, size: int) -> None:
    persons = [
        Person(email=f"{n}@menigte.example", given_name=f"P{n}", created_at=THEN, password="!")
        for n in range(size)
    ]
    Person.objects.bulk_create(persons)
    Membership.objects.bulk_create(
        Membership(
            organisation=organisation, person=person, given_name=person.given_name,
            sort_name=person.given_name.lower(), since_at=THEN,
        )
        for person in persons
    )  # fmt: skip


def queries_of(actor: Actor, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert actor.client.get(path).status_code == 200
    assert not [q for q in seen if q["sql"].startswith(("BEGIN", "SAVEPOINT"))]
    return len(seen)


def test_everyone_with_roles_and_account(chris: Actor, anna: Actor, bram: Actor) -> None:
    page = chris.client.get("/people/").content.decode()
    assert "Anna de Vries" in page
    assert "Ontwikkeling Admin" in page
    assert "3 mensen" in page


def test_search_finds_by_part_of_name_or_address_without_accents(
    chris: Actor, anna: Actor, bram: Actor, voorbeeld: Organisation
) -> None:
    added(voorbeeld, "c@voorbeeld.example", given_name="Çağla", family_name="Öztürk")
    found = {
        words: [
            row.account.member.given_name
            for row in chris.client.get("/people/", {"q": words}).context["rows"]
        ]
        for words in ["vries anna", "ozturk", "BRAM@", "zzz", "' OR 1=1 --", "\x00"]
    }
    assert found["vries anna"] == ["Anna"]
    assert found["ozturk"] == ["Çağla"]
    assert found["BRAM@"] == ["Bram"]
    assert found["zzz"] == found["' OR 1=1 --"] == []


def test_the_list_narrows_to_a_role(chris: Actor, anna: Actor, bram: Actor) -> None:
    page = chris.client.get("/people/", {"role": Role.DEVELOPMENT_ADMIN})
    assert [row.account.member.given_name for row in page.context["rows"]] == ["Bram"]
    assert len(chris.client.get("/people/", {"role": "nonsense"}).context["rows"]) == 3


def test_people_stand_under_their_own_name_not_under_its_particle() -> None:
    assert sort_name("Anna", "de Vries") == "vries de anna"
    assert sort_name("Zoë", "van 't Élan") == "elan van 't zoe"
    assert sort_name("Madonna", "") == "madonna"
    assert sort_name("Bo", "de") == "de bo"


@pytest.mark.slow
def test_the_list_takes_as_many_queries_for_two_thousand_as_for_ten(
    chris: Actor, voorbeeld: Organisation
) -> None:
    """Slow: makes two thousand people. The bench does ten thousand."""
    crowd(voorbeeld, 10)
    few = queries_of(chris, "/people/")
    Person.objects.filter(email__endswith="@menigte.example").update(given_name="Q")
    persons = [
        Person(
            email=f"{uuid.uuid4().hex}@menigte.example",
            given_name="R",
            created_at=THEN,
            password="!",
        )
        for _ in range(2000)
    ]
    Person.objects.bulk_create(persons)
    Membership.objects.bulk_create(
        Membership(
            organisation=voorbeeld, person=person, given_name="R", sort_name="r", since_at=THEN
        )
        for person in persons
    )
    assert queries_of(chris, "/people/") == few <= 15


def test_the_privacy_officer_sees_but_changes_nothing(voorbeeld: Organisation) -> None:
    from tests.cast import actor

    officer = actor(voorbeeld, "Petra", "Post", Role.PRIVACY_OFFICER)
    member = added(voorbeeld)
    mail = activation_of(member)
    assert officer.client.get("/people/").status_code == 200
    page = officer.client.get(f"/people/{member.pk}/")
    assert "/edit/" not in page.content.decode()
    assert officer.client.get(f"/people/{member.pk}/edit/").status_code == 403
    for act in ("again", "link"):
        assert officer.client.post(f"/people/{member.pk}/mails/{mail.pk}/{act}/").status_code == 403


def test_others_do_not_see_people(anna: Actor, bram: Actor, dirk: Actor, chris: Actor) -> None:
    for actor in (anna, bram, dirk):
        assert actor.client.get("/people/").status_code == 403
        assert actor.client.get(f"/people/{chris.member.pk}/").status_code == 403
        assert '"/people/"' not in actor.client.get("/notifications/").content.decode()


def test_eva_finds_none_of_it(voorbeeld: Organisation, eva: Actor) -> None:
    """Eva is admin of another organisation: every address answers as if it did not exist."""
    member = added(voorbeeld)
    mail = activation_of(member)
    nobody, nothing = uuid.uuid4(), uuid.uuid4()
    for path in ("", "edit/", "mails/{mail}/again/", "mails/{mail}/link/"):
        real = f"/people/{member.pk}/{path.format(mail=mail.pk)}"
        made_up = f"/people/{nobody}/{path.format(mail=nothing)}"
        for method in ("get", "post", "put", "patch", "delete", "head", "options"):
            ours = getattr(eva.client, method)(real)
            none = getattr(eva.client, method)(made_up)
            assert ours.status_code == none.status_code in {404, 405}
    assert "Noor" not in eva.client.get("/people/").content.decode()


def test_a_visitor_is_asked_to_sign_in(chris: Actor) -> None:
    chris.client.logout()
    assert chris.client.get("/people/").url == "/account/login/?next=/people/"


def found_by(chris: Actor, **asked: str) -> list[str]:
    page = chris.client.get("/people/", asked)
    return [row.account.member.given_name for row in page.context["rows"]]


@pytest.fixture
def placed(chris: Actor, anna: Actor, bram: Actor, voorbeeld: Organisation) -> Unit:
    """Anna is a nurse in the night team of care, for Bram."""
    at, today = clock.now(), today_in(voorbeeld)
    care = add_unit(organisation=voorbeeld, name="Zorg", parent=None, by=None, at=at)
    night = add_unit(organisation=voorbeeld, name="Nacht", parent=care, by=None, at=at)
    place(member=anna.member, unit=night, manager=bram.member, on=today, by=None, at=at)
    Membership.objects.filter(pk=anna.member.pk).update(job_title="Verpleegkundige")
    return care


def test_search_finds_job_title_department_and_team(chris: Actor, placed: Unit) -> None:
    for words in ("verpleeg", "zorg", "nacht anna"):
        assert found_by(chris, q=words) == ["Anna"], words
    assert found_by(chris, unit=str(placed.pk)) == ["Anna"]
    assert found_by(chris, unit=str(placed.teams.get().pk)) == ["Anna"]
    assert len(found_by(chris, unit="geen sleutel")) == 3


def test_filters_go_together(chris: Actor, placed: Unit, bram: Actor) -> None:
    assert found_by(chris, q="zorg", role=Role.MANAGER) == []
    assert found_by(chris, q="zorg", role=Role.DEVELOPMENT_MEMBER, unit=str(placed.pk)) == ["Anna"]


def test_who_never_activated_and_whose_mail_failed(chris: Actor, anna: Actor) -> None:
    organisation = chris.member.organisation
    added(organisation)
    other = added(organisation, "olaf@voorbeeld.example", given_name="Olaf")
    added(organisation, "nina@voorbeeld.example", given_name="Nina", roles=[])
    Mail.objects.filter(person_id=other.person_id).update(status=MailStatus.FAILED)
    assert sorted(found_by(chris, state="never")) == ["Noor", "Olaf"]
    assert found_by(chris, state="failed") == ["Olaf"]
    assert found_by(chris, state="none") == ["Nina"]


def test_who_left_stands_in_the_list_only_when_asked_for(chris: Actor, anna: Actor) -> None:
    end_membership(member=anna.member, successor=None, by=chris.person, at=clock.now())
    assert found_by(chris) == ["Chris"]
    assert found_by(chris, state="left") == ["Anna"]


def test_the_chosen_ones_are_sent_to_the_mails(chris: Actor, anna: Actor) -> None:
    page = chris.client.get("/people/").content.decode()
    assert f'value="{anna.member.pk}" form="chosen"' in page
    assert 'id="chosen"' in page


@pytest.mark.slow
def test_every_filter_is_quick_with_five_thousand_people(chris: Actor, placed: Unit) -> None:
    """Slow: makes five thousand people."""
    crowd(chris.member.organisation, 5000)
    for asked in (
        {"q": "zorg 12"},
        {"state": "never"},
        {"state": "failed"},
        {"unit": str(placed.pk)},
    ):
        started = time.monotonic()
        assert chris.client.get("/people/", asked).status_code == 200
        assert time.monotonic() - started < 1
