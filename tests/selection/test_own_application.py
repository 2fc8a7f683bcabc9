"""The candidate's own page: where I stand, withdrawing, deleting, keeping a year."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.selection.files import PDF
from tests.selection.seeking import candidate, in_procedure, interview, interviewed, signed
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.api import (
    Membership,
    Person,
    PersonalLink,
    Role,
    add_person,
    make_link,
    membership_in,
)
from tweespraak.people.queries import token_of
from tweespraak.privacy.models import Consent
from tweespraak.selection.actions.own_application import delete_application, fingerprint
from tweespraak.selection.documents.year import year_text
from tweespraak.selection.models import Candidacy, Cv, Interview, Judgement, Rejection, Vacancy
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor, ivo: Actor) -> Vacancy:
    return signed(rik, hanna, tom, [ivo])


@pytest.fixture
def mine(job: Vacancy, kim: Actor) -> Candidacy:
    day = clock.now().date() + timedelta(days=5)
    return candidate(job, kim, applied_at=clock.now(), hears_by_on=day)


def page(name: str, application: Candidacy) -> str:
    return reverse(f"selection:{name}", args=[application.pk])


def text_of(browser: Client, application: Candidacy) -> str:
    answer = browser.get(page("application", application), headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def let(application: Candidacy, state: State, **values: object) -> None:
    Candidacy.objects.filter(pk=application.pk).update(state=state, **values)


def test_it_says_where_i_stand_and_when_i_hear(kim: Actor, mine: Candidacy):
    text = text_of(kim.client, mine)
    assert "Your application arrived" in text
    assert mine.hears_by_on.isoformat() in text  # type: ignore[union-attr]
    assert "four weeks after the end of the procedure" in text


def test_everything_i_applied_for_stands_together(
    kim: Actor, mine: Candidacy, rik: Actor, hanna: Actor
):
    let(candidate(signed(rik, hanna, title="Planner"), kim), State.CHECKED)
    address = reverse("selection:applications")
    text = kim.client.get(address, headers={"accept-language": "en"}).content.decode()
    assert text.count("Received</span>") == 2
    assert "Planner" in text
    assert page("application", mine) in text
    assert page("application", mine) not in hanna.client.get(address).content.decode()


def test_nobody_else_opens_it(
    client: Client, rik: Actor, hanna: Actor, eva: Actor, mine: Candidacy
):
    codes = [one.client.get(page("application", mine)).status_code for one in (rik, hanna, eva)]
    assert codes == [404, 404, 404]
    assert client.get(page("application", mine)).status_code == 404


def test_the_link_in_the_mail_asks_a_code_first(client: Client, kim: Actor, mine: Candidacy):
    link = make_link(
        organisation=mine.organisation,
        person=kim.person,
        slot="selection.application",
        object_id=mine.pk,
        at=clock.now(),
        valid_for=timedelta(days=1),
    )
    opened = client.get(f"/people/link/{token_of(link)}/")
    assert opened.url == page("application", mine)
    assert "/people/codes/" in client.get(opened.url).url
    client.post(f"/people/codes/{link.pk}/mail/")
    mail = Mail.objects.get(kind="people.link_code")
    code = re.search(r"\b\d{6}\b", mail.text)
    assert code
    client.post(f"/people/codes/{link.pk}/", {"code": code[0]})
    assert "Your application arrived" in text_of(client, mine)


@pytest.mark.parametrize("state", [State.REJECTION_DRAFTED, State.CHECKED])
def test_what_is_decided_and_not_told_does_not_show(
    state: State, job: Vacancy, kim: Actor, hanna: Actor, ivo: Actor
):
    application = interviewed(job, kim, hanna, ivo)
    before = text_of(kim.client, application)
    let(application, state, decided_at=THEN)
    Rejection.objects.create(
        candidacy=application, written_by=hanna.person, saved_at=THEN, strength="Rustig"
    )
    after = text_of(kim.client, application)
    assert "Rustig" not in after
    assert _plain(before) == _plain(after)


def test_who_judged_what_never_shows(job: Vacancy, kim: Actor, hanna: Actor, ivo: Actor):
    text = text_of(kim.client, interviewed(job, kim, hanna, ivo))
    assert "Een eigen voorbeeld" not in text
    assert "Ivo" not in text


def test_a_planned_interview_stands_there_for_the_calendar(
    job: Vacancy, kim: Actor, ivo: Actor, eva: Actor
):
    application = in_procedure(job, kim)
    made = interview(application, ivo, starts_at=clock.now() + timedelta(days=2))
    text = text_of(kim.client, application)
    assert "Kamer 2" in text
    assert "Ivo Interviewer" in text
    address = reverse("selection:own_appointment", args=[application.pk, made.pk])
    assert address in text
    invitation = kim.client.get(address)
    assert invitation["Content-Type"].startswith("text/calendar")
    assert "Ivo" not in invitation.content.decode()
    assert job.title not in invitation.content.decode()
    assert eva.client.get(address).status_code == 404


def test_an_interview_that_is_off_is_not_there(job: Vacancy, kim: Actor, ivo: Actor):
    application = in_procedure(job, kim)
    made = interview(
        application, ivo, starts_at=clock.now() + timedelta(days=2), cancelled_at=clock.now()
    )
    assert "Kamer 2" not in text_of(kim.client, application)
    address = reverse("selection:own_appointment", args=[application.pk, made.pk])
    assert kim.client.get(address).status_code == 404


def test_a_day_that_passed_is_owned_up_to(kim: Actor, mine: Candidacy):
    let(mine, State.APPLIED, hears_by_on=clock.now().date() - timedelta(days=3))
    assert "That is on us" in text_of(kim.client, mine)


def test_what_i_sent_i_can_have_back(kim: Actor, mine: Candidacy):
    assert kim.client.get(page("own_cv", mine)).status_code == 404
    Cv.objects.create(candidacy=mine, name="kim.pdf", kind="pdf", size=3, content=PDF, sent_at=THEN)
    assert kim.client.get(page("own_cv", mine)).content == PDF


@pytest.mark.parametrize(
    "state", [State.APPLIED, State.IN_PROCEDURE, State.REJECTION_DRAFTED, State.CHECKED]
)
def test_a_candidate_withdraws_at_any_moment(state: State, kim: Actor, mine: Candidacy, rik: Actor):
    let(mine, state)
    assert kim.client.get(page("withdrawal", mine)).status_code == 200
    kim.client.post(page("withdrawal", mine), {"because": "Iets anders gevonden"})
    found = Candidacy.objects.get(pk=mine.pk)
    assert (found.state, found.withdrawn_because) == ("withdrawn", "Iets anders gevonden")
    assert found.ended_at
    assert Notice.objects.get(person_id=rik.person.pk).kind == "selection.withdrew"


def test_withdrawing_needs_no_reason_and_twice_is_once(kim: Actor, mine: Candidacy):
    for _each in range(2):
        assert kim.client.post(page("withdrawal", mine)).status_code == 302
    assert Candidacy.objects.get(pk=mine.pk).withdrawn_because == ""


def test_who_withdraws_is_not_waited_for(job: Vacancy, kim: Actor, ivo: Actor):
    application = in_procedure(job, kim)
    made = interview(application, ivo, starts_at=clock.now() + timedelta(days=2))
    kim.client.post(page("withdrawal", application))
    off = Interview.objects.get(pk=made.pk)
    assert off.cancelled_at
    assert off.number == 1
    notice = Notice.objects.get(person_id=ivo.person.pk)
    assert (notice.kind, notice.object_id) == ("selection.interview_withdrawn", job.pk)
    calendars = Mail.objects.filter(calendar__contains="METHOD:CANCEL")
    assert {mail.address for mail in calendars} == {ivo.person.email, kim.person.email}


@pytest.mark.parametrize("state", [State.HIRED, State.COMMUNICATED])
def test_what_is_over_cannot_be_withdrawn(state: State, kim: Actor, mine: Candidacy):
    let(mine, state)
    kim.client.post(page("withdrawal", mine))
    assert Candidacy.objects.get(pk=mine.pk).state == state


def test_delete_me_deletes_everything_at_once(
    job: Vacancy, kim: Actor, hanna: Actor, ivo: Actor, rik: Actor
):
    application = interviewed(job, kim, hanna, ivo)
    Cv.objects.create(
        candidacy=application, name="a.pdf", kind="pdf", size=1, content=PDF, sent_at=THEN
    )
    Rejection.objects.create(candidacy=application, written_by=hanna.person, saved_at=THEN)
    assert kim.client.get(page("deletion", application)).status_code == 200
    assert kim.client.post(page("deletion", application)).url == reverse("selection:deleted")
    for model in (Candidacy, Cv, Interview, Judgement, Rejection):
        assert not model.objects.exists()
    kinds = Notice.objects.filter(person_id=rik.person.pk).values_list("kind", flat=True)
    assert "selection.deleted" in kinds
    assert kim.client.get(page("application", application)).status_code == 404


def test_who_was_only_a_candidate_is_not_known_any_more(job: Vacancy, kim: Actor, mine: Candidacy):
    kim.client.post(page("deletion", mine))
    member = Membership.objects.get(pk=kim.member.pk)
    assert member.ended_at
    assert member.full_name == "–"
    assert Person.objects.get(pk=kim.person.pk).full_name == "Kim Kandidaat"


def test_who_never_had_an_account_is_erased_wholly(job: Vacancy, rik: Actor):
    member = add_person(
        organisation=job.organisation, once=uuid4(), given_name="Noor", family_name="Haddad",
        email="noor@x.example", language="nl", roles=[Role.CANDIDATE], by=None, at=clock.now(),
    )  # fmt: skip
    noor = Actor(member.person, member, Client())
    delete_application(candidacy=candidate(job, noor), at=clock.now())
    left = Person.objects.get(pk=member.person_id)
    assert left.given_name == "–"
    assert "noor" not in left.email
    assert not PersonalLink.objects.filter(person=left).exists()


def test_who_works_here_stays(job: Vacancy, anna: Actor):
    anna.client.post(page("deletion", candidate(job, anna)))
    assert membership_in(job.organisation_id, anna.person.pk)
    assert not Candidacy.objects.exists()


def test_who_applied_for_something_else_too_stays_for_that(
    job: Vacancy, kim: Actor, mine: Candidacy, rik: Actor, hanna: Actor
):
    other = candidate(signed(rik, hanna), kim)
    kim.client.post(page("deletion", mine))
    assert Candidacy.objects.get() == other
    assert membership_in(job.organisation_id, kim.person.pk)


def test_nothing_is_deleted_while_a_complaint_runs(kim: Actor, mine: Candidacy):
    let(mine, State.WITHDRAWN, held_since_at=THEN)
    answer = kim.client.post(page("deletion", mine), headers={"accept-language": "en"})
    assert "complaint" in answer.content.decode()
    assert Candidacy.objects.exists()


def test_who_was_chosen_asks_the_organisation(kim: Actor, mine: Candidacy):
    let(mine, State.HIRED)
    answer = kim.client.post(page("deletion", mine), headers={"accept-language": "en"})
    assert "needed for your contract" in answer.content.decode()
    assert Candidacy.objects.exists()


def keep(kim: Actor, mine: Candidacy, seen: str = "") -> None:
    read = seen or fingerprint(year_text(mine, "en"))
    kim.client.post(page("year", mine), {"seen": read}, headers={"accept-language": "en"})


def test_keeping_a_year_is_a_consent_of_its_own(kim: Actor, mine: Candidacy, job: Vacancy):
    ended = clock.now() - timedelta(days=2)
    Vacancy.objects.update(closed_at=ended)
    let(mine, State.COMMUNICATED, ended_at=ended)
    keep(kim, mine)
    consent = Consent.objects.get()
    assert (consent.purpose, consent.object_id) == ("selection.year", mine.pk)
    assert consent.until_at == ended + timedelta(days=365)
    assert "Teamleider magazijn" in consent.text
    assert Candidacy.objects.get().consent == consent
    assert "because you let it be kept" in text_of(kim.client, mine)
    line = kim.client.get(reverse("privacy:consents"), headers={"accept-language": "en"})
    assert "Keeping your application for Teamleider magazijn" in line.content.decode()


def test_it_is_not_asked_while_the_procedure_runs(kim: Actor, mine: Candidacy):
    assert "kept for a year" not in text_of(kim.client, mine)
    keep(kim, mine)
    assert not Consent.objects.exists()


def test_other_words_than_were_read_are_no_consent(kim: Actor, mine: Candidacy):
    let(mine, State.COMMUNICATED)
    keep(kim, mine, seen="other")
    assert not Consent.objects.exists()


def test_it_can_be_taken_back(kim: Actor, mine: Candidacy):
    ended = clock.now()
    Vacancy.objects.update(closed_at=ended)
    let(mine, State.WITHDRAWN)
    keep(kim, mine)
    kim.client.post(page("year_end", mine))
    assert Consent.objects.get().withdrawn_at
    text = text_of(kim.client, mine)
    assert "because you let it be kept" not in text
    assert "Everything is deleted on" in text


@pytest.mark.parametrize("name", ["withdrawal", "deletion", "year", "year_end"])
def test_nobody_does_it_for_another(name: str, eva: Actor, rik: Actor, mine: Candidacy):
    assert [one.client.post(page(name, mine)).status_code for one in (eva, rik)] == [404, 404]
    assert Candidacy.objects.get().state == State.APPLIED


def _plain(page: str) -> str:
    """Without what differs with every answer."""
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)
