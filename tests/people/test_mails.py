"""The mails of a person: status, sending again, copying the link."""

import uuid

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.people.adding import PASSWORD, activation_of, added, link_in
from tweespraak.audit.api import entries_about
from tweespraak.notifications.api import Mail
from tweespraak.notifications.models import MailStatus
from tweespraak.people.api import Organisation, PersonalLink


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (MailStatus.QUEUED, "Mail onderweg"),
        (MailStatus.SENT, "Uitgenodigd"),
        (MailStatus.FAILED, "Mail niet aangekomen"),
        (MailStatus.BOUNCED, "Mail niet aangekomen"),
    ],
)
def test_the_list_says_how_far_the_mail_is(
    chris: Actor, voorbeeld: Organisation, status: MailStatus, word: str
) -> None:
    member = added(voorbeeld)
    Mail.objects.update(status=status)
    [row] = [
        row for row in chris.client.get("/people/").context["rows"] if row.account.member == member
    ]
    assert row.tag.word == word


def test_an_opened_link_is_seen_and_activation_makes_active(
    chris: Actor, voorbeeld: Organisation, client: Client
) -> None:
    member = added(voorbeeld)
    path = link_in(activation_of(member))
    assert "Link geopend" not in chris.client.get(f"/people/{member.pk}/").content.decode()
    form = client.get(path, follow=True)
    assert "Link geopend" in chris.client.get(f"/people/{member.pk}/").content.decode()
    client.post(form.redirect_chain[-1][0], {"password": PASSWORD, "again": PASSWORD})
    assert "Actief" in chris.client.get(f"/people/{member.pk}/").content.decode()


def test_sending_again_happens_once_and_the_link_gets_its_term_back(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    mail, link = activation_of(member), PersonalLink.objects.get()
    once = str(uuid.uuid4())
    for _ in range(2):
        answer = chris.client.post(f"/people/{member.pk}/mails/{mail.pk}/again/", {"once": once})
        assert answer.status_code == 302
    assert Mail.objects.filter(kind="people.activation").count() == 2
    again = Mail.objects.get(pk=once)
    assert (again.status, again.object_id, link_in(again)) == ("queued", link.pk, link_in(mail))
    assert PersonalLink.objects.get().expires_at > link.expires_at


def test_a_used_link_is_not_sent_again(chris: Actor, voorbeeld: Organisation) -> None:
    member = added(voorbeeld)
    PersonalLink.objects.update(used_at=THEN)
    chris.client.post(
        f"/people/{member.pk}/mails/{activation_of(member).pk}/again/", {"once": "no"}
    )
    assert Mail.objects.filter(kind="people.activation").count() == 1


def test_copying_shows_the_link_and_is_written_down(chris: Actor, voorbeeld: Organisation) -> None:
    member = added(voorbeeld)
    mail = activation_of(member)
    page = chris.client.post(f"/people/{member.pk}/mails/{mail.pk}/link/")
    assert link_in(mail) in page.content.decode()
    assert PersonalLink.objects.get().copied_at is not None
    assert entries_about(member.person_id).filter(action="people.link_copied").count() == 1


def test_the_page_of_a_person_shows_no_link_by_itself(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    assert "/people/link/" not in chris.client.get(f"/people/{member.pk}/").content.decode()


def test_a_used_link_is_not_copied(chris: Actor, voorbeeld: Organisation) -> None:
    member = added(voorbeeld)
    PersonalLink.objects.update(used_at=THEN)
    mail = activation_of(member)
    assert chris.client.post(f"/people/{member.pk}/mails/{mail.pk}/link/").status_code == 302
    assert PersonalLink.objects.get().copied_at is None
