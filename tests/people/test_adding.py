"""Add someone: what the screen says beforehand is what happens, once."""

import uuid
from unittest.mock import patch

import pytest
from django.db import transaction

from tests.cast import Actor
from tests.people.adding import activation_of, added, link_in, post_add, typed
from tweespraak.audit.api import entries_of_object
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Organisation, Person, Role, roles_of


def test_the_preview_names_mail_address_language_and_role(chris: Actor) -> None:
    page = post_add(chris, step="", language="en").content.decode()
    assert "noor@voorbeeld.example" in page
    assert "Engels" in page
    assert "Medewerker" in page
    assert Membership.objects.count() == 1  # only Chris: nothing has been saved


def test_without_a_role_the_preview_says_no_account_and_no_mail(chris: Actor) -> None:
    page = post_add(chris, step="", roles=[])
    assert page.context["preview"].mails == []
    post_add(chris, roles=[])
    assert Mail.objects.count() == 0
    assert not Person.objects.get(email="noor@voorbeeld.example").has_usable_password()


def test_saving_adds_the_person_with_role_mail_and_log(chris: Actor) -> None:
    once = uuid.uuid4()
    answer = post_add(chris, once=str(once))
    member = Membership.objects.get(pk=once)
    assert answer.url == f"/people/{once}/"
    assert roles_of(member) == {Role.EMPLOYEE}
    mail = activation_of(member)
    assert (mail.address, mail.language, mail.status) == (member.person.email, "nl", "queued")
    assert "Voorbeeld" in mail.subject
    assert link_in(mail) in mail.html
    acts = [entry.action for entry in entries_of_object("membership", once)]
    assert acts == ["people.person_added", "people.role_given"]


def test_the_mail_is_in_the_persons_language(chris: Actor) -> None:
    post_add(chris, language="en")
    mail = Mail.objects.get(kind="people.activation")
    assert mail.subject == "Your account at Voorbeeld"
    assert "Choose a password" in mail.text


def test_saving_twice_adds_one_person_and_one_mail(chris: Actor) -> None:
    values = typed()
    first, second = (chris.client.post("/people/add/", values) for _ in range(2))
    assert first.url == second.url
    assert Membership.objects.filter(person__email="noor@voorbeeld.example").count() == 1
    assert Mail.objects.filter(kind="people.activation").count() == 1


def test_going_back_from_the_preview_keeps_what_was_typed(chris: Actor) -> None:
    page = post_add(chris, step="change", job_title="Hoofd inkoop").content.decode()
    assert "Hoofd inkoop" in page
    assert Membership.objects.count() == 1


def test_a_known_address_leads_to_that_person(chris: Actor, anna: Actor) -> None:
    page = post_add(chris, email="ANNA@voorbeeld.example").content.decode()
    assert f'href="/people/{anna.member.pk}/"' in page
    assert "Anna de Vries" in page


def test_an_address_known_elsewhere_looks_the_same(chris: Actor, eva: Actor) -> None:
    """Eva has an account in the other organisation: no word, status or mail subject tells."""
    new = post_add(chris, step="", email="nieuw@voorbeeld.example")
    known = post_add(chris, step="", email=eva.person.email)
    assert new.context["preview"].mails == known.context["preview"].mails
    post_add(chris, email="nieuw@voorbeeld.example")
    post_add(chris, email=eva.person.email)
    mails = Mail.objects.filter(kind="people.activation")
    assert {mail.subject for mail in mails} == {"Je account bij Voorbeeld"}
    rows = {
        row.account.member.person.email: row.tag
        for row in chris.client.get("/people/").context["rows"]
    }
    assert rows[eva.person.email] == rows["nieuw@voorbeeld.example"]


def test_the_second_organisation_adds_a_membership_not_a_person(
    voorbeeld: Organisation, eva: Actor
) -> None:
    member = added(voorbeeld, eva.person.email, given_name="Eefje")
    assert member.person == eva.person
    eva.person.refresh_from_db()
    assert eva.person.given_name == "Eva"


def test_a_key_of_another_organisations_row_is_refused(chris: Actor, eva: Actor) -> None:
    page = post_add(chris, once=str(eva.member.pk))
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()


def test_a_rollback_leaves_no_person_and_no_mail(voorbeeld: Organisation) -> None:
    with patch("tweespraak.people.actions.mails.queue_mail", side_effect=RuntimeError), pytest.raises(RuntimeError), transaction.atomic():  # fmt: skip
        added(voorbeeld)
    assert not Person.objects.filter(email="noor@voorbeeld.example").exists()
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_name", ""),
        ("given_name", "x" * 81),
        ("given_name", "No\x00or"),
        ("given_name", "Noor\r\nBcc: iedereen@example.org"),
        ("family_name", "Had\u202edad"),
        ("email", "noor"),
        ("email", "noor@voorbeeld.example\nBcc: x@example.org"),
        ("email", f"{'n' * 250}@voorbeeld.example"),
        ("language", "fy"),
        ("roles", ["operator"]),
        ("roles", ["nonsense"]),
        ("once", "not a key"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    chris: Actor, field: str, value: object
) -> None:
    page = post_add(chris, **{"job_title": "Adviseur kwaliteit", field: value})
    assert page.status_code == 200
    assert page.context["form"].errors[field]
    assert "Adviseur kwaliteit" in page.content.decode()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["Zoë 🌻", "שלום כהן", "محمد", "Łukasz", "O'Neill", "Nguyễn Thị Ánh"]
)
def test_names_of_every_script_are_kept(chris: Actor, name: str) -> None:
    member = Membership.objects.get(pk=post_add(chris, given_name=name).url.split("/")[2])
    assert member.given_name == name
    assert name in chris.client.get("/people/").content.decode().replace("&#x27;", "'")


def test_markup_in_a_name_stays_text(chris: Actor) -> None:
    page = chris.client.get(post_add(chris, given_name="<b>Noor</b>").url).content.decode()
    assert "<b>Noor" not in page
    assert "<b>" not in Mail.objects.get(kind="people.activation").html


def test_only_who_manages_people_adds_them(
    anna: Actor, bram: Actor, dirk: Actor, eva: Actor
) -> None:
    for actor in (anna, bram, dirk):
        assert actor.client.get("/people/add/").status_code == 403
        assert post_add(actor).status_code == 403
    post_add(eva)  # Eva is an admin, elsewhere
    assert not Membership.objects.filter(
        organisation=anna.member.organisation, person__email="noor@voorbeeld.example"
    ).exists()


def test_the_same_once_gives_the_same_member(voorbeeld: Organisation) -> None:
    once = uuid.uuid4()
    assert added(voorbeeld, once=once) == added(voorbeeld, once=once)
