"""The match with the lens comes last, only when the candidate shows it, and decides nothing."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import THEN, Actor, actor
from tests.insights.results_fixture import finished
from tests.lenses.test_matching import ROW
from tests.selection.seeking import in_procedure, interview, interviewed, signed
from tweespraak.audit.api import Entry
from tweespraak.insights.api import Result
from tweespraak.instruments.api import InstrumentVersion
from tweespraak.lenses.api import LensVersion, load_library
from tweespraak.people.api import Role
from tweespraak.privacy.models import Consent
from tweespraak.selection.actions.sharing import shared_match
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.sharing import ShareRefusal, share_refused
from tweespraak.selection.rules.states import RUNNING, State

pytestmark = pytest.mark.django_db
# Slow: the questionnaire of the candidate is filled in with the actions of testing.


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    load_library(at=THEN, rows=[ROW])
    return signed(rik, hanna, tom, lens_version=LensVersion.objects.get())


@pytest.fixture
def mine(job: Vacancy, kim: Actor, tom: Actor) -> Candidacy:
    return interviewed(job, kim, tom)


@pytest.fixture
def result(kim: Actor, instruments: InstrumentVersion) -> Result:
    return finished(kim.person)


def own(row: Candidacy) -> str:
    return f"/selection/application/{row.pk}/match/"


def theirs(row: Candidacy) -> str:
    return f"/selection/candidate/{row.pk}/match/"


def share(kim: Actor, row: Candidacy) -> Any:
    seen = kim.client.get(own(row)).context["seen"]
    return kim.client.post(own(row), {"do": "share", "seen": seen})


def test_it_stands_last_on_the_decision_once_the_candidate_shows_it(
    mine: Candidacy, kim: Actor, hanna: Actor, result: Result
) -> None:
    decision = f"/selection/candidate/{mine.pk}/decision/"
    assert theirs(mine) not in hanna.client.get(decision).content.decode()
    assert hanna.client.get(theirs(mine)).status_code == 404
    share(kim, mine)
    page = hanna.client.get(decision).content.decode()
    assert page.index("Wat beslis je?") < page.index(theirs(mine))
    looked = hanna.client.get(theirs(mine))
    assert looked.context["match"].word
    [row] = Entry.objects.filter(action="selection.match_opened")
    assert (row.actor_id, row.about_id) == (hanna.person.pk, kim.person.pk)
    text = Consent.objects.get(purpose="selection.match").text
    assert "Hanna Hofman" in text
    assert "Een team leiden" in text


def test_only_who_decides_sees_it(
    mine: Candidacy, kim: Actor, rik: Actor, tom: Actor, eva: Actor, result: Result
) -> None:
    share(kim, mine)
    found = [one.client.get(theirs(mine)).status_code for one in (rik, tom, eva, kim)]
    assert found == [200, 403, 404, 404]
    assert [one.client.get(own(mine)).status_code for one in (rik, eva)] == [404, 404]


def test_taken_back_nobody_sees_it(
    mine: Candidacy, kim: Actor, hanna: Actor, result: Result
) -> None:
    share(kim, mine)
    kim.client.post(own(mine), {"do": "back"})
    assert hanna.client.get(theirs(mine)).status_code == 404
    assert shared_match(mine, THEN + timedelta(days=9)) is None


def test_another_lens_or_another_decider_is_not_what_was_agreed_to(
    mine: Candidacy, kim: Actor, job: Vacancy, hanna: Actor, result: Result
) -> None:
    share(kim, mine)
    other = actor(job.organisation, "Wim", "Werver", Role.RECRUITER)
    Vacancy.objects.update(recruiter=other.person)
    assert other.client.get(theirs(mine)).status_code == 404
    Vacancy.objects.update(recruiter=job.recruiter)
    assert hanna.client.get(theirs(mine)).status_code == 200
    Result.objects.update(finished_at=THEN + timedelta(days=2))  # a newer questionnaire
    assert hanna.client.get(theirs(mine)).status_code == 404


def test_what_waits_for_a_psychologist_is_not_shared(
    mine: Candidacy, kim: Actor, result: Result
) -> None:
    Result.objects.update(withheld_at=THEN)
    assert kim.client.get(own(mine)).context["match"] is None
    kim.client.post(own(mine), {"do": "share", "seen": ""})
    assert not Consent.objects.exists()


def test_it_does_not_colour_a_judgement_that_is_still_to_be_saved(
    job: Vacancy, kim: Actor, hanna: Actor, result: Result
) -> None:
    row = in_procedure(job, kim)
    interview(row, hanna)
    share(kim, row)
    looked = hanna.client.get(theirs(row))
    assert (looked.status_code, looked.context["match"]) == (200, None)
    assert not Entry.objects.filter(action="selection.match_opened").exists()


def test_decided_it_is_shown_no_more(
    mine: Candidacy, kim: Actor, hanna: Actor, result: Result
) -> None:
    share(kim, mine)
    Candidacy.objects.update(state=State.REJECTION_DRAFTED)
    assert hanna.client.get(theirs(mine)).status_code == 404


def test_without_a_lens_there_is_no_such_page(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    row = interviewed(signed(rik, hanna, tom), kim, tom)
    profile = profile_of(row.vacancy)
    assert profile
    assert kim.client.get(own(row)).status_code == 404
    assert "match/" not in kim.client.get(f"/selection/application/{row.pk}/").content.decode()


def test_sharing_is_refused_with_its_reason() -> None:
    assert share_refused(State.APPLIED, has_match=True, is_same=True) is None
    assert share_refused(State.APPLIED, has_match=False, is_same=False) is ShareRefusal.NOTHING
    assert share_refused(State.APPLIED, has_match=True, is_same=False) is ShareRefusal.CHANGED
    for state in set(State) - set(RUNNING):
        assert share_refused(state, has_match=True, is_same=True) is ShareRefusal.OVER
