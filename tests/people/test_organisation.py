"""The page of the organisation: what it says of itself, whom one can ask, who mails come from."""

from typing import Any

import pytest

from tests.cast import Actor
from tests.people.adding import activation_of, added
from tweespraak.audit.api import entries_of_object
from tweespraak.people.api import Organisation

PAGE = "/people/organisation/"


def told(**given: Any) -> dict[str, str]:
    return {
        "name": "Voorbeeld",
        "contact_name": "Chris Jansen",
        "contact_email": "chris@voorbeeld.example",
        "contact_phone": "+31 20 123 45 67",
        "privacy_officer_name": "Fatima El Idrissi",
        "privacy_officer_email": "fatima@voorbeeld.example",
        "sender_name": "",
        "reply_to": "",
        "language": "nl",
        "time_zone": "Europe/Amsterdam",
    } | given


def test_what_is_filled_in_is_kept_and_noted_once(chris: Actor, voorbeeld: Organisation) -> None:
    for _click in range(2):
        assert chris.client.post(PAGE, told(name="Voorbeeld BV")).status_code == 302
    voorbeeld.refresh_from_db()
    assert voorbeeld.name == "Voorbeeld BV"
    assert voorbeeld.contact_phone == "+31 20 123 45 67"
    assert voorbeeld.privacy_officer_name == "Fatima El Idrissi"
    [entry] = entries_of_object("organisation", voorbeeld.pk)
    assert (entry.action, entry.actor_id) == ("people.organisation_changed", chris.person.pk)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", " ", "naam van de organisatie"),
        ("contact_name", "", "bij wie"),
        ("contact_email", "chris", "geen e-mailadres"),
        ("contact_phone", "bel maar", "cijfers"),
        ("privacy_officer_email", "", "mailadres"),
        ("reply_to", "chris@", "geen e-mailadres"),
        ("time_zone", "Mars/Olympus", "geen tijdzone"),
        ("language", "de", ""),
    ],
)
def test_what_cannot_be_says_what_to_do_and_keeps_what_was_typed(
    chris: Actor, voorbeeld: Organisation, field: str, value: str, says: str
) -> None:
    page = chris.client.post(PAGE, told(name="Anders") | {field: value})
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert says in str(page.context["form"].errors[field])
    assert Organisation.objects.get(pk=voorbeeld.pk).name == "Voorbeeld"


def test_every_field_explains_itself_in_both_languages(chris: Actor) -> None:
    dutch = chris.client.get(PAGE).content.decode()
    chris.client.post("/account/language/", {"language": "en", "next": "/"})
    english = chris.client.get(PAGE).content.decode()
    assert "Leeg: de naam van de organisatie" in dutch
    assert "Empty: the name of the organisation" in english


def test_mails_come_from_the_sender_and_answers_go_where_they_should(
    chris: Actor, voorbeeld: Organisation
) -> None:
    chris.client.post(PAGE, told(sender_name="HR van Voorbeeld", reply_to="hr@voorbeeld.example"))
    voorbeeld.refresh_from_db()
    mail = activation_of(added(voorbeeld))
    assert (mail.sender_name, mail.reply_to) == ("HR van Voorbeeld", "hr@voorbeeld.example")


def test_without_a_sender_the_organisation_is_it_and_its_contact_answers(
    chris: Actor, voorbeeld: Organisation
) -> None:
    chris.client.post(PAGE, told())
    voorbeeld.refresh_from_db()
    mail = activation_of(added(voorbeeld))
    assert (mail.sender_name, mail.reply_to) == ("Voorbeeld", "chris@voorbeeld.example")


def test_who_is_no_admin_does_not_come_in(anna: Actor, bram: Actor) -> None:
    for somebody in (anna, bram):
        assert somebody.client.get(PAGE).status_code == 403
        assert somebody.client.post(PAGE, told()).status_code == 403


def test_eva_changes_her_own_organisation_and_never_ours(
    eva: Actor, voorbeeld: Organisation
) -> None:
    eva.client.post(PAGE, told(name="Van Eva"))
    voorbeeld.refresh_from_db()
    assert voorbeeld.name == "Voorbeeld"
