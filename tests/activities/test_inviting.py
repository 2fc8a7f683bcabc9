"""Candidates: shown before anything happens, invited once, kept for later."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tweespraak.activities.api import Activity, Participation
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Person, Role, roles_of

LINES = "Nora Bos <nora@x.example>\nanna@voorbeeld.example\nonzin"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(hours=2))


def at(name: str, activity: Activity) -> str:
    return reverse(f"activities:{name}", args=[activity.pk])


def post(who: Actor, name: str, activity: Activity, lines: str = LINES, **other: str):
    return who.client.post(at(name, activity), {"lines": lines, "language": "nl", **other})


def test_the_preview_says_who_is_known_who_is_new_and_what_is_wrong(
    bram: Actor, anna: Actor, activity: Activity
):
    text = post(bram, "candidates", activity).content.decode()
    assert "Anna de Vries" in text
    assert "Wordt toegevoegd met de rol Ontwikkeling Lid." in text
    assert "Regel 3" in text
    assert "Uitnodiging" in text


def test_the_preview_does_nothing(bram: Actor, anna: Actor, activity: Activity):
    people, mails = Person.objects.count(), Mail.objects.count()
    post(bram, "candidates", activity)
    assert (Person.objects.count(), Mail.objects.count()) == (people, mails)
    assert not activity.participations.exists()


def test_the_preview_does_not_tell_that_an_address_is_known_elsewhere(
    bram: Actor, eva: Actor, activity: Activity
):
    text = post(bram, "candidates", activity, f"Iemand <{eva.person.email}>").content.decode()
    assert "Mulder" not in text
    assert "Nieuw hier" in text


def test_inviting_makes_persons_of_unknown_addresses_and_mails_everyone(
    bram: Actor, anna: Actor, activity: Activity
):
    post(bram, "participations", activity)
    nora = Membership.objects.get(person__email="nora@x.example")
    assert (nora.full_name, roles_of(nora)) == ("Nora Bos", {Role.DEVELOPMENT_MEMBER})
    kinds = Mail.objects.filter(person_id=nora.person_id).values_list("kind", flat=True)
    assert sorted(kinds) == ["activities.invitation", "people.activation", "testing.invitation"]
    assert Mail.objects.filter(person_id=anna.person.pk).count() == 1
    assert activity.participations.count() == 2


def test_inviting_twice_is_inviting_once(bram: Actor, anna: Actor, activity: Activity):
    post(bram, "participations", activity)
    mails = Mail.objects.count()
    answer = post(bram, "participations", activity)
    assert answer.status_code == 302
    assert Mail.objects.count() == mails
    assert activity.participations.count() == 2


def test_a_member_without_the_role_gets_it_and_keeps_the_others(bram: Actor, activity: Activity):
    cor = actor(bram.member.organisation, "Cor", "Dam", Role.EMPLOYEE)
    post(bram, "participations", activity, cor.person.email)
    member = Membership.objects.get(pk=cor.member.pk)
    assert roles_of(member) == {Role.EMPLOYEE, Role.DEVELOPMENT_MEMBER}


def test_the_invitation_is_in_the_readers_language_and_holds_no_result(
    bram: Actor, anna: Actor, activity: Activity
):
    anna.person.language = "en"
    anna.person.save(update_fields=["language"])
    post(bram, "participations", activity, anna.person.email)
    mail = Mail.objects.get(kind="activities.invitation")
    assert mail.language == "en"
    assert "Nothing is shared before you say so" in mail.text
    assert activity.purpose in mail.text
    assert "match" not in mail.text.lower()


def test_the_link_in_the_mail_leads_to_the_invitation(bram: Actor, anna: Actor, activity: Activity):
    post(bram, "participations", activity, anna.person.email)
    mail = Mail.objects.get(kind="activities.invitation")
    link = next(word for word in mail.text.split() if "/people/link/" in word)
    answer = anna.client.get(link[link.index("/people/") :])
    participation = Participation.objects.get()
    assert answer.url == reverse("activities:invitation", args=[participation.pk])
    mail.refresh_from_db()
    assert mail.link_opened_at is not None


def test_finish_now_and_invite_later_keeps_the_list_and_makes_nobody(
    bram: Actor, activity: Activity
):
    people = Person.objects.count()
    answer = post(bram, "kept", activity)
    assert answer.url == at("activity", activity)
    assert Person.objects.count() == people
    assert "nora@x.example" in bram.client.get(at("candidates", activity)).content.decode()
    post(bram, "participations", activity)
    activity.refresh_from_db()
    assert activity.kept_lines == ""


@pytest.mark.parametrize("name", ["candidates", "participations"])
def test_nothing_usable_is_a_sentence_and_not_a_fault(bram: Actor, activity: Activity, name: str):
    for lines in ("", "   ", "zonder adres", "\x00\x01", "é" * 60_000):
        answer = post(bram, name, activity, lines)
        assert answer.status_code == 200
    assert not activity.participations.exists()


def test_the_list_can_be_changed_after_the_preview(bram: Actor, activity: Activity):
    text = post(bram, "candidates", activity, change="1").content.decode()
    assert "nora@x.example" in text
    assert "<textarea" in text


def test_the_invitation_can_be_sent_again_once_per_click(
    bram: Actor, anna: Actor, participation: Participation
):
    address = reverse("activities:mail", args=[participation.activity_id, participation.pk])
    once = {"once": "0b1f4a4c-2f0e-4f8e-9a39-111111111111"}
    bram.client.post(address, once)
    bram.client.post(address, once)
    assert Mail.objects.filter(kind="activities.invitation").count() == 2
    bram.client.post(address, {"once": "nonsense"})
    assert Mail.objects.filter(kind="activities.invitation").count() == 3


def test_copying_the_link_shows_it_and_is_written_down(
    bram: Actor, anna: Actor, participation: Participation
):
    address = reverse("activities:link", args=[participation.activity_id, participation.pk])
    text = bram.client.post(address).content.decode()
    assert "/people/link/" in text
    assert participation.person.links.get().copied_at is not None
