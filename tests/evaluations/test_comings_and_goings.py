"""Who leaves is asked nothing and waited for by nobody; who was known twice is asked once; a link opens one thing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import answered, prepared, sent, vacated
from tweespraak.evaluations.actions.leaving import leave
from tweespraak.evaluations.actions.merging import unite_evaluations
from tweespraak.evaluations.actions.sending import send
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.people.models import PersonalLink
from tweespraak.people.queries import token_of


@pytest.mark.parametrize("who", ["rik", "hanna"])
def test_who_leaves_is_asked_nothing_any_more(rik: Actor, hanna: Actor, who: str) -> None:
    waiting, asked = prepared(rik, hanna), sent(rik, hanna)
    person = {"rik": rik, "hanna": hanna}[who].person.pk
    leave(organisation=rik.member.organisation_id, person=person, at=THEN)
    waiting.refresh_from_db()
    asked.refresh_from_db()
    assert (waiting.state, asked.state) == (State.DROPPED, State.LAPSED)
    assert (waiting.due_at, asked.due_at) == (None, None)


def test_what_one_side_said_waits_for_its_last_day(rik: Actor, hanna: Actor) -> None:
    there = sent(rik, hanna)
    answered(there, Side.CLIENT)
    leave(organisation=rik.member.organisation_id, person=rik.person.pk, at=THEN)
    there.refresh_from_db()
    assert there.state == State.ANSWERED_ONE
    assert there.due_at is not None


def test_leaving_one_organisation_ends_nothing_in_another(
    rik: Actor, hanna: Actor, eva: Actor
) -> None:
    there = prepared(rik, hanna)
    leave(organisation=eva.member.organisation_id, person=rik.person.pk, at=THEN)
    there.refresh_from_db()
    assert there.state == State.PREPARED


def test_who_was_known_twice_is_asked_once_about_everything(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    both = vacated("Planner")
    prepared(rik, hanna, vacated("Monteur"), both)
    prepared(rik, tom, both, vacated("Chauffeur"))
    old = sent(rik, tom)
    unite_evaluations(gone=tom.person.pk, kept=hanna.person.pk)
    row = Evaluation.objects.get(state=State.PREPARED)
    assert row.client_id == hanna.person.pk
    assert [one["title"] for one in row.vacancies] == ["Monteur", "Planner", "Chauffeur"]
    old.refresh_from_db()
    assert old.client_id == hanna.person.pk


def test_nobody_is_asked_about_themselves_after_that(rik: Actor, hanna: Actor) -> None:
    prepared(rik, hanna)
    unite_evaluations(gone=hanna.person.pk, kept=rik.person.pk)
    assert not Evaluation.objects.exists()


def test_the_link_in_the_mail_opens_this_evaluation_and_no_other(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    other = sent(rik, tom)
    row = send(evaluation=prepared(rik, hanna), by=rik.person.pk, at=THEN)
    browser = Client()
    browser.get(f"/people/link/{token_of(PersonalLink.objects.get())}/")
    page = browser.get(reverse("evaluations:evaluation", args=[row.pk]))
    assert "Rik Recruiter" in page.content.decode()
    for key in (other.pk, uuid4()):
        assert browser.get(reverse("evaluations:evaluation", args=[key])).status_code == 404
    assert browser.get(reverse("evaluations:sending", args=[row.pk])).status_code == 302
