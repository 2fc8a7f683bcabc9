"""A candidate with a personal link is offered an account of their own; it is asked for nothing else."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.cast import Actor
from tests.selection.seeking import candidate, vacancy
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.access.links import keep_pass
from tweespraak.people.api import make_link
from tweespraak.people.queries import token_of
from tweespraak.selection.models import Candidacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def applied(rik: Actor, hanna: Actor, kim: Actor) -> Candidacy:
    return candidate(vacancy(rik, hanna), kim)


def test_who_has_an_account_is_led_to_the_book(applied: Candidacy, kim: Actor) -> None:
    answer = kim.client.get(f"/selection/application/{applied.pk}/account/")
    assert answer.headers["location"] == "/selection/book/"


def test_it_exists_for_nobody_else(applied: Candidacy, rik: Actor, eva: Actor) -> None:
    for browser in (rik.client, eva.client, Client()):
        assert browser.get(f"/selection/application/{applied.pk}/account/").status_code == 404


def test_who_came_by_link_gets_a_mail_with_which_to_choose_a_password(
    client: Client, applied: Candidacy, kim: Actor
) -> None:
    let_in(client, applied)
    kim.person.activated_at = None
    kim.person.save(update_fields=["activated_at"])
    page = f"/selection/application/{applied.pk}/account/"
    english = {"accept-language": "en"}
    assert "No employer reads it" in client.get(page, headers=english).content.decode()
    answer = client.post(page, headers=english)
    assert "Look in your mail" in answer.content.decode()
    mail = Mail.objects.get(kind="people.activation")
    assert (mail.address, mail.organisation_id) == (kim.person.email, None)


def test_who_has_an_account_gets_no_mail(client: Client, applied: Candidacy) -> None:
    let_in(client, applied)
    answer = client.post(f"/selection/application/{applied.pk}/account/")
    assert 'href="/selection/book/"' in answer.content.decode()
    assert not Mail.objects.filter(kind="people.activation").exists()


def test_the_application_leads_to_ones_own_space(kim: Actor, client: Client, applied: Candidacy):
    page = f"/selection/application/{applied.pk}/"
    assert 'href="/selection/book/"' in kim.client.get(page).content.decode()
    let_in(client, applied)
    assert f'href="{page}account/"' in client.get(page).content.decode()


def let_in(browser: Client, applied: Candidacy) -> None:
    """Open the link of the mail and show the code, as the candidate does."""
    link = make_link(
        organisation=applied.organisation,
        person=applied.person,
        slot="selection.application",
        object_id=applied.pk,
        at=clock.now(),
        valid_for=timedelta(days=1),
    )
    browser.get(f"/people/link/{token_of(link)}/")
    session = browser.session
    keep_pass(SimpleNamespace(session=session), link, clock.now())  # type: ignore[arg-type]
    session.save()
