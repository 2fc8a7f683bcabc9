"""Applying through the open page: the answer is the same for whoever it is; the mail says the rest."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.cast import Actor
from tests.selection.files import PDF, PROGRAM, docx
from tests.selection.seeking import candidate, signed
from tweespraak.foundation import clock
from tweespraak.foundation.uploads import MOST_KEPT
from tweespraak.foundation.working_days import after_working_days
from tweespraak.notifications.api import Mail
from tweespraak.notifications.models import Notice
from tweespraak.people.api import (
    Membership,
    Organisation,
    Person,
    Role,
    membership_by_address,
    roles_of,
    today_in,
)
from tweespraak.selection.models import Candidacy, Cv, Vacancy

pytestmark = pytest.mark.django_db
NOOR = "noor@elders.example"


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    cache.clear()  # nobody applied from here yet
    return signed(rik, hanna, tom, published_at=clock.now())


def send(browser: Client, vacancy: Vacancy, cv: Any = None, **values: Any) -> Any:
    filled = {
        "once": str(uuid4()),
        "given_name": "Noor",
        "family_name": "Haddad",
        "email": NOOR,
        "motivation": "Ik leid graag mensen.",
        **values,
    }
    if cv:
        filled["cv"] = SimpleUploadedFile(*cv)
    address = reverse("selection:apply", args=[vacancy.pk])
    return browser.post(address, filled, headers={"accept-language": "en"})


def application_mails() -> list[Mail]:
    return list(
        Mail.objects.filter(kind__startswith="selection.application").order_by("created_at")
    )


def test_an_application_stands_with_what_was_sent(client: Client, job: Vacancy):
    answer = send(client, job, ("mijn cv.pdf", PDF))
    assert answer.status_code == 302
    found = Candidacy.objects.select_related("cv", "person").get()
    assert (found.state, found.stage, found.motivation) == (
        "applied",
        "letter",
        "Ik leid graag mensen.",
    )
    assert (found.person.email, found.language) == (NOOR, "en")
    assert (found.cv.name, found.cv.kind, bytes(found.cv.content)) == ("mijn cv.pdf", "pdf", PDF)


def test_the_candidate_knows_when_they_hear(client: Client, job: Vacancy):
    send(client, job)
    expected = after_working_days(today_in(job.organisation), job.reply_days)
    assert Candidacy.objects.get().hears_by_on == expected


def test_who_is_new_is_a_member_as_candidate_only(client: Client, job: Vacancy):
    send(client, job)
    member = membership_by_address(job.organisation_id, NOOR)
    assert member
    assert roles_of(member) == {Role.CANDIDATE}
    assert member.full_name == "Noor Haddad"


def test_the_mail_leads_to_the_page_and_names_no_job(client: Client, job: Vacancy):
    send(client, job)
    (mail,) = application_mails()
    assert mail.address == NOOR
    assert "/people/link/" in mail.text
    assert job.title not in mail.text + mail.subject
    assert "mensen" not in mail.text


def test_the_bell_of_the_recruiter_rings_and_no_mail_goes(client: Client, job: Vacancy, rik: Actor):
    send(client, job)
    notice = Notice.objects.get(person_id=rik.person.pk)
    assert (notice.kind, notice.object_id) == ("selection.applied", Candidacy.objects.get().pk)
    assert not Mail.objects.filter(person_id=rik.person.pk).exists()


def test_the_same_form_twice_is_one_application_and_one_mail(client: Client, job: Vacancy):
    once = str(uuid4())
    assert [send(client, job, once=once).status_code for _each in range(2)] == [302, 302]
    assert Candidacy.objects.count() == 1
    assert len(application_mails()) == 1


def test_applying_twice_changes_nothing_and_only_the_mail_says_so(client: Client, job: Vacancy):
    first, second = send(client, job), send(client, job, motivation="Iets anders")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Candidacy.objects.get().motivation == "Ik leid graag mensen."
    assert [mail.kind for mail in application_mails()] == [
        "selection.application_arrived",
        "selection.application_again",
    ]


def test_a_mailbox_is_not_filled(client: Client, job: Vacancy):
    for _each in range(3):
        send(client, job)
    assert len(application_mails()) == 2


def test_who_works_here_keeps_their_roles_and_nobody_learns_it(
    client: Client, job: Vacancy, anna: Actor
):
    stranger, colleague = send(client, job), send(client, job, email=anna.person.email)
    assert (stranger.status_code, stranger.url) == (colleague.status_code, colleague.url)
    assert roles_of(anna.member) == {Role.DEVELOPMENT_MEMBER}
    assert Candidacy.objects.filter(person=anna.person).exists()
    assert Membership.objects.get(pk=anna.member.pk).full_name == "Anna de Vries"


def test_who_has_an_account_elsewhere_gets_the_same_answer_and_stays_one_person(
    client: Client, job: Vacancy, eva: Actor
):
    stranger, known = send(client, job), send(client, job, email=eva.person.email.upper())
    assert (stranger.status_code, stranger.url) == (known.status_code, known.url)
    assert Person.objects.filter(email=eva.person.email).count() == 1
    assert Candidacy.objects.filter(person=eva.person, organisation=job.organisation).exists()
    assert Person.objects.get(pk=eva.person.pk).given_name == "Eva"


@pytest.mark.parametrize("who", ["rik", "hanna", "tom"])
def test_who_leads_or_signs_it_cannot_be_its_candidate(
    who: str, client: Client, job: Vacancy, request: pytest.FixtureRequest
):
    actor = request.getfixturevalue(who)
    assert send(client, job, email=actor.person.email).status_code == 302
    assert not Candidacy.objects.exists()
    assert application_mails()[0].kind == "selection.application_own"
    assert "/people/link/" not in application_mails()[0].text


def test_a_program_in_disguise_is_refused_and_nothing_typed_is_lost(client: Client, job: Vacancy):
    answer = send(client, job, ("cv.pdf", PROGRAM))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "something else than its name says" in text
    assert "Ik leid graag mensen." in text
    assert NOOR in text
    assert not Candidacy.objects.exists()


def test_a_file_of_forty_megabytes_is_refused_and_nothing_typed_is_lost(
    client: Client, job: Vacancy
):
    answer = send(client, job, ("cv.pdf", PDF.ljust(40 * 1024 * 1024)))
    text = answer.content.decode()
    assert "larger than 10 MB" in text
    assert "Ik leid graag mensen." in text
    assert not Candidacy.objects.exists()


def test_of_a_file_that_is_far_too_large_only_the_beginning_is_written_down(job: Vacancy):
    heavy = SimpleUploadedFile("cv.pdf", PDF.ljust(40 * 1024 * 1024))
    request = RequestFactory().post("/", {"cv": heavy, "motivation": "Ik leid graag mensen."})
    [kept] = request.FILES.values()
    assert 10 * 1024 * 1024 < kept.size <= MOST_KEPT + 64 * 1024
    assert request.POST["motivation"] == "Ik leid graag mensen."


def test_a_fine_file_beside_a_mistake_is_asked_again(client: Client, job: Vacancy):
    text = send(client, job, ("cv.docx", docx()), email="noor").content.decode()
    assert "not an e-mail address" in text
    assert "choose it once more" in text


def test_a_cv_or_a_few_sentences_is_enough_and_nothing_is_not(client: Client, job: Vacancy):
    assert send(client, job, motivation="").status_code == 200
    assert send(client, job, ("cv.pdf", PDF), motivation="").status_code == 302


def test_characters_nobody_sees_are_left_out_of_a_name(client: Client, job: Vacancy):
    send(client, job, given_name="\u202eNo\u200bor\x0b")
    assert membership_by_address(job.organisation_id, NOOR).given_name == "Noor"  # type: ignore[union-attr]
    assert send(client, job, given_name="\u202e").status_code == 200


@pytest.mark.parametrize("name", ["Win nu www.x", "https://x", "a@b.nl", "gratis.example", "x/y"])
def test_what_a_mail_program_makes_a_link_of_is_no_name(client: Client, job: Vacancy, name: str):
    text = send(client, job, given_name=name).content.decode()
    assert "without a web or mail address" in text
    assert not application_mails()


@pytest.mark.parametrize("name", ["J.R.", "Anne-Fleur", "O’Neill", "d’Arc", "Zoë", "van der Berg"])
def test_names_of_people_are_taken(client: Client, job: Vacancy, name: str):
    assert send(client, job, given_name=name).status_code == 302


def test_who_sends_very_often_waits(client: Client, job: Vacancy):
    texts = [send(client, job).content.decode() for _each in range(5)]
    assert "a bit fast" not in texts[3]
    assert "a bit fast" in texts[4]


def test_an_organisation_on_trial_that_is_full_says_what_to_do(client: Client, job: Vacancy):
    for number in range(8):
        person = Person.objects.create(email=f"{number}@x.example", created_at=clock.now())
        Membership.objects.create(
            organisation=job.organisation, person=person, given_name="A", since_at=clock.now()
        )
    Organisation.objects.update(live_at=None)
    answer = send(client, job)
    assert "Mail your application" in answer.content.decode()
    assert not Candidacy.objects.exists()


def test_a_vacancy_that_closed_while_one_typed_takes_nothing(client: Client, job: Vacancy):
    Vacancy.objects.update(closed_at=clock.now())
    assert send(client, job).status_code == 302
    assert not Candidacy.objects.exists()


def test_the_key_of_a_form_for_another_vacancy_makes_nothing(
    client: Client, job: Vacancy, rik: Actor, hanna: Actor, tom: Actor
):
    other = signed(rik, hanna, tom, published_at=clock.now())
    once = str(uuid4())
    send(client, job, once=once)
    assert send(client, other, once=once).status_code == 200
    assert Candidacy.objects.count() == 1


def test_the_file_is_given_out_only_to_who_reads_applications_and_as_a_file(
    client: Client, job: Vacancy, rik: Actor, hanna: Actor, tom: Actor, eva: Actor, kim: Actor
):
    made = candidate(job, kim)
    Cv.objects.create(
        candidacy=made, name="Kim’s cv.pdf", kind="pdf", size=3, content=PDF, sent_at=clock.now()
    )
    address = reverse("selection:cv", args=[made.pk])
    answer = rik.client.get(address)
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert re.search(r"no-store", answer["Cache-Control"])
    codes = [one.client.get(address).status_code for one in (hanna, tom, eva, kim)]
    assert codes == [200, 404, 404, 404]
    assert client.get(address).status_code == 302
