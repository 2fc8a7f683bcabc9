"""Consent: ticked one by one, bound to the words on the screen, and taken back at any time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.activities.conftest import SOON, share
from tests.cast import THEN, Actor, actor
from tests.insights.results_fixture import finished
from tweespraak.activities.api import (
    CannotBeLent,
    NothingTicked,
    Participation,
    Reuse,
    TextHasChanged,
    add_colleague,
    consent_text,
    lend_results,
    take_back,
)
from tweespraak.activities.queries import participant_of
from tweespraak.activities.rules.progress import Progress
from tweespraak.foundation import clock
from tweespraak.insights.api import Result
from tweespraak.notifications.models import Notice
from tweespraak.people.api import Role
from tweespraak.privacy.api import Consent, withdraw_consent

LATER = SOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


def page_of(participation: Participation) -> str:
    return reverse("activities:invitation", args=[participation.pk])


def confirm(who: Actor, participation: Participation, *results: Result, read: str = ""):
    address = reverse("activities:consent", args=[participation.pk])
    shown = read or consent_text(participation, LATER).fingerprint
    return who.client.post(address, {"read": shown, "results": [str(one.pk) for one in results]})


def progress(participation: Participation, at=LATER) -> Progress:
    row = participant_of(participation, at)
    assert row is not None
    return row.progress


def test_without_a_result_the_page_leads_to_the_test_first(anna: Actor, participation):
    text = anna.client.get(page_of(participation)).content.decode()
    assert "Eerst de vragenlijst" in text
    assert reverse("testing:introduction", args=["personality"]) in text


def test_the_page_says_what_who_and_until_when(anna: Actor, participation, annas_result):
    text = anna.client.get(page_of(participation)).content.decode()
    for said in (
        "Nieuwe teamleider",
        "Zien wie graag",
        "Bram Bakker",
        "1 september 2027",
        "vandaag",
    ):
        assert said in text
    assert 'type="checkbox"' in text
    assert "checked" not in text


def test_ticking_and_confirming_shares_until_a_year_from_now(
    anna: Actor, participation, annas_result
):
    assert confirm(anna, participation, annas_result).status_code == 302
    consent = Reuse.objects.get().consent
    assert consent.until_at.date().isoformat() == "2027-09-01"
    assert consent.text_hash == consent_text(participation, LATER).fingerprint
    assert progress(participation) is Progress.SHARED


def test_confirming_twice_shares_once(anna: Actor, participation, annas_result):
    confirm(anna, participation, annas_result)
    assert confirm(anna, participation, annas_result).status_code == 302
    assert Reuse.objects.count() == Consent.objects.count() == 1


def test_the_database_refuses_a_second_lending_of_the_same_result(shared: Reuse):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reuse.objects.create(
            participation=shared.participation,
            result=shared.result,
            consent=shared.consent,
            confirmed_at=LATER,
        )


def test_ticking_nothing_shares_nothing(anna: Actor, participation, annas_result):
    assert confirm(anna, participation).status_code == 422
    assert progress(participation) is Progress.WAITING
    assert not Consent.objects.exists()


def test_a_text_that_changed_since_it_was_read_is_shown_again(
    anna: Actor, bram: Actor, participation, annas_result
):
    read = consent_text(participation, LATER).fingerprint
    karin = actor(bram.member.organisation, "Karin", "Pot", Role.DEVELOPMENT_ADMIN)
    add_colleague(activity=participation.activity, colleague=karin.member, by=bram.person, at=LATER)
    answer = confirm(anna, participation, annas_result, read=read)
    assert answer.status_code == 422
    assert "Karin Pot" in answer.content.decode()
    assert not Reuse.objects.exists()


def test_somebody_elses_result_cannot_be_shared(anna: Actor, participation, annas_result):
    other = actor(participation.activity.organisation, "Otto", "Tak", Role.DEVELOPMENT_MEMBER)
    theirs = finished(other.person)
    assert confirm(anna, participation, theirs).status_code == 422
    text = consent_text(participation, LATER)
    with pytest.raises(CannotBeLent):
        lend_results(
            participation=participation,
            results=[theirs],
            text=text,
            read=text.fingerprint,
            by=anna.person,
            at=LATER,
        )


def test_nobody_else_can_share_for_a_participant(bram: Actor, participation, annas_result):
    text = consent_text(participation, LATER)
    with pytest.raises(CannotBeLent):
        lend_results(
            participation=participation,
            results=[annas_result],
            text=text,
            read=text.fingerprint,
            by=bram.person,
            at=LATER,
        )


def test_a_result_of_more_than_two_years_is_shown_but_cannot_be_ticked(
    anna: Actor, participation, annas_result, monkeypatch
):
    late = THEN + timedelta(days=800)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert "te oud om te delen" in anna.client.get(page_of(participation)).content.decode()
    answer = confirm(
        anna, participation, annas_result, read=consent_text(participation, late).fingerprint
    )
    assert answer.status_code == 422
    assert not Reuse.objects.exists()


def test_taking_back_ends_the_match_at_once(anna: Actor, bram: Actor, shared: Reuse):
    address = reverse("activities:withdrawal", args=[shared.participation_id])
    anna.client.post(address)
    assert anna.client.post(address).status_code == 302
    row = participant_of(shared.participation, LATER)
    assert row is not None
    assert (row.progress, row.match, row.reuse) == (Progress.WAITING, None, None)


def test_withdrawing_under_my_data_ends_the_match_too(anna: Actor, shared: Reuse):
    withdraw_consent(consent=shared.consent, by=anna.person, at=LATER)
    shared.refresh_from_db()
    assert shared.ended_at == LATER
    assert progress(shared.participation) is Progress.WAITING


def test_a_consent_that_lapsed_shows_nothing_and_can_be_given_anew(anna: Actor, shared: Reuse):
    late = SOON + timedelta(days=400)
    assert progress(shared.participation, late) is Progress.WAITING
    again = share(shared.participation, shared.result, anna, late)
    assert again.pk != shared.pk
    assert progress(shared.participation, late) is Progress.SHARED


def test_after_taking_back_one_can_share_again(anna: Actor, shared: Reuse):
    take_back(participation=shared.participation, by=anna.person, at=LATER)
    share(shared.participation, shared.result, anna, LATER)
    assert progress(shared.participation) is Progress.SHARED
    assert Reuse.objects.count() == 2


def test_the_same_result_can_be_lent_to_two_activities(anna, bram, shared: Reuse, activity):
    from tests.activities.test_activity import filled_in
    from tweespraak.activities.api import Activity, Candidate, invite

    bram.client.post("/talent/new/", filled_in(activity.lens_version))
    other = Activity.objects.exclude(pk=activity.pk).get()
    candidate = Candidate(1, anna.person.email, "Anna", "de Vries")
    [second] = invite(
        activity=other, candidates=[candidate], language="nl", by=bram.person, at=LATER
    ).participations
    share(second, shared.result, anna, LATER)
    take_back(participation=second, by=anna.person, at=LATER)
    assert progress(shared.participation) is Progress.SHARED


def test_the_team_is_told_once_and_without_a_result(anna, bram: Actor, shared: Reuse):
    share(shared.participation, shared.result, anna, LATER)
    [notice] = Notice.objects.filter(person_id=bram.person.pk)
    assert notice.kind == "activities.finished"
    text = bram.client.get("/notifications/").content.decode()
    assert "Anna de Vries is klaar en heeft gedeeld" in text
    assert "Sterke match" not in text


def test_nothing_ticked_is_refused_by_the_action_as_well(anna: Actor, participation):
    text = consent_text(participation, LATER)
    with pytest.raises(NothingTicked):
        lend_results(
            participation=participation,
            results=[],
            text=text,
            read=text.fingerprint,
            by=anna.person,
            at=LATER,
        )


def test_what_was_not_read_is_refused_by_the_action(anna: Actor, participation, annas_result):
    with pytest.raises(TextHasChanged):
        lend_results(
            participation=participation,
            results=[annas_result],
            text=consent_text(participation, LATER),
            read="",
            by=anna.person,
            at=LATER,
        )


def test_home_and_the_finished_test_lead_back_to_the_invitation(anna: Actor, participation):
    home = anna.client.get("/").content.decode()
    assert page_of(participation) in home
    result = finished(anna.person, at=SOON)
    done = anna.client.get(reverse("testing:finished", args=[result.session_id])).content.decode()
    assert page_of(participation) in done
    share(participation, result, anna, LATER)
    assert page_of(participation) not in anna.client.get("/").content.decode()


def test_a_finished_test_rings_the_participants_bell_and_not_the_teams(
    anna: Actor, bram: Actor, participation, annas_result
):
    kinds = set(Notice.objects.filter(person_id=anna.person.pk).values_list("kind", flat=True))
    assert "activities.to_confirm" in kinds
    assert not Notice.objects.filter(person_id=bram.person.pk).exists()


def test_home_tells_the_team_who_shared_until_it_was_seen(bram: Actor, shared: Reuse):
    said = "Anna de Vries heeft gedeeld"
    assert said in bram.client.get("/").content.decode()
    bram.client.get(reverse("activities:activity", args=[shared.participation.activity_id]))
    assert said not in bram.client.get("/").content.decode()


def test_my_data_shows_the_consent_with_who_sees_it(anna: Actor, shared: Reuse):
    text = anna.client.get("/my-data/").content.decode()
    assert "Nieuwe teamleider" in text
    assert "Bram Bakker" in text
