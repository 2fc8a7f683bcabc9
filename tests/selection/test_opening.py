"""The open page: what the world reads, and who may put it there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Actor
from tests.selection.seeking import sent, signed
from tweespraak.foundation import clock
from tweespraak.people.api import today_in
from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.rules.states import ProfileState

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    return signed(rik, hanna, tom)


@pytest.fixture
def open_job(job: Vacancy) -> Vacancy:
    Vacancy.objects.filter(pk=job.pk).update(published_at=clock.now())
    return Vacancy.objects.get(pk=job.pk)


def page(name: str, vacancy: Vacancy) -> str:
    return reverse(f"selection:{name}", args=[vacancy.pk])


def test_anybody_reads_the_work_the_requirements_and_the_pay(client: Client, open_job: Vacancy):
    text = client.get(page("open", open_job)).content.decode()
    assert "Teamleider magazijn" in text
    assert "Heeft een team geleid" in text
    assert "3.100" in text
    assert "4.200" in text
    assert page("apply", open_job) in text


def test_the_page_is_in_english_too(client: Client, open_job: Vacancy):
    text = client.get(page("open", open_job), headers={"accept-language": "en"}).content.decode()
    assert "You need" in text
    assert "3,100" in text


def test_it_names_the_contact_of_the_organisation(client: Client, open_job: Vacancy):
    here = open_job.organisation
    here.contact_name, here.contact_email = "Chris Jansen", "chris@voorbeeld.example"
    here.save(update_fields=["contact_name", "contact_email"])
    assert "chris@voorbeeld.example" in client.get(page("open", open_job)).content.decode()


def test_before_it_is_published_only_who_leads_it_sees_it(
    client: Client, job: Vacancy, rik: Actor, hanna: Actor, tom: Actor, eva: Actor
):
    address = page("open", job)
    assert [one.client.get(address).status_code for one in (rik, hanna)] == [200, 200]
    assert [one.get(address).status_code for one in (client, tom.client, eva.client)] == [404] * 3


def test_the_recruiter_publishes_until_a_day(rik: Actor, job: Vacancy, client: Client):
    day = today_in(job.organisation) + timedelta(days=10)
    answer = rik.client.post(page("publication", job), {"open_until_on": day.isoformat()})
    assert answer.status_code == 302
    assert client.get(page("open", job)).status_code == 200
    assert Vacancy.objects.get(pk=job.pk).open_until_on == day


def test_publishing_twice_is_publishing_once(rik: Actor, job: Vacancy):
    rik.client.post(page("publication", job))
    first = Vacancy.objects.get(pk=job.pk).published_at
    rik.client.post(page("publication", job))
    assert Vacancy.objects.get(pk=job.pk).published_at == first


def test_without_signed_requirements_nothing_is_published(rik: Actor, hanna: Actor, tom: Actor):
    vacancy = sent(rik, hanna, tom)
    answer = rik.client.post(page("publication", vacancy), headers={"accept-language": "en"})
    assert "First everybody signs" in answer.content.decode()
    assert Vacancy.objects.get(pk=vacancy.pk).published_at is None


@pytest.mark.parametrize(
    ("text", "tick", "is_public"),
    [
        ("We zoeken een vrouw voor dit werk.", True, False),
        ("Wat verdiende je bij je vorige werkgever?", False, False),
        ("Wat verdiende je bij je vorige werkgever?", True, True),
    ],
)
def test_words_that_may_not_be_asked_do_not_go_into_the_world(
    rik: Actor, job: Vacancy, text: str, tick: bool, is_public: bool
):
    Vacancy.objects.update(text=text)
    url = reverse("selection:publication", args=[job.pk])
    assert "Bekijk deze woorden nog eens" in rik.client.get(url).content.decode()
    rik.client.post(url, {"is_confirmed": "on"} if tick else {})
    assert Vacancy.objects.filter(published_at__isnull=False).exists() is is_public


def test_a_tick_is_offered_only_where_it_helps(rik: Actor, job: Vacancy):
    url = reverse("selection:publication", args=[job.pk])
    Vacancy.objects.update(text="We zoeken een vrouw voor dit werk.")
    page = rik.client.get(url).content.decode()
    assert "waar HR het kan laten staan" in page
    assert "is_confirmed" not in page


def test_a_public_text_does_not_become_unlawful(rik: Actor, open_job: Vacancy):
    url = reverse("selection:details", args=[open_job.pk])
    form = {"title": open_job.title, "language": "nl", "lens": ""}
    answer = rik.client.post(url, {**form, "text": "We zoeken een vrouw voor dit werk."})
    assert "deze pagina is openbaar" in answer.content.decode()
    assert rik.client.post(url, {**form, "text": "Je leidt een team."}).status_code == 302


def test_a_day_that_passed_is_refused(rik: Actor, job: Vacancy):
    day = today_in(job.organisation) - timedelta(days=1)
    assert rik.client.post(page("publication", job), {"open_until_on": day}).status_code == 200
    assert Vacancy.objects.get(pk=job.pk).published_at is None


def test_the_recruiter_takes_the_page_away(rik: Actor, open_job: Vacancy, client: Client):
    rik.client.post(page("publication_end", open_job))
    assert client.get(page("open", open_job)).status_code == 404


@pytest.mark.parametrize("name", ["publication", "publication_end"])
def test_nobody_else_publishes(
    name: str, job: Vacancy, hanna: Actor, tom: Actor, eva: Actor, client: Client
):
    codes = [one.client.post(page(name, job)).status_code for one in (hanna, tom, eva)]
    assert codes == [403, 403, 404]
    assert client.post(page(name, job)).status_code in (302, 404)
    assert Vacancy.objects.get(pk=job.pk).published_at is None


def test_the_hiring_manager_looks_and_does_not_switch(hanna: Actor, open_job: Vacancy):
    answer = hanna.client.get(page("publication", open_job), headers={"accept-language": "en"})
    assert "The recruiter makes the page public" in answer.content.decode()
    assert page("publication_end", open_job) not in answer.content.decode()


def test_after_the_last_day_nobody_applies(client: Client, open_job: Vacancy):
    day = today_in(open_job.organisation) - timedelta(days=1)
    Vacancy.objects.filter(pk=open_job.pk).update(open_until_on=day)
    text = client.get(page("open", open_job), headers={"accept-language": "en"}).content.decode()
    assert "the last day has passed" in text
    assert page("apply", open_job) not in text
    assert client.get(page("apply", open_job)).status_code == 302


def test_while_requirements_are_reopened_nobody_applies(client: Client, open_job: Vacancy):
    Profile.objects.update(state=ProfileState.REPLACED)
    text = client.get(page("open", open_job), headers={"accept-language": "en"}).content.decode()
    assert "looked at again" in text
    assert client.get(page("apply", open_job)).status_code == 302


def test_what_is_typed_stays_text(client: Client, open_job: Vacancy):
    Vacancy.objects.update(text="<img src=x>", title="<b>x</b>")
    text = client.get(page("open", open_job)).content.decode()
    assert "<img src=x>" not in text
    assert "<b>x</b>" not in text
