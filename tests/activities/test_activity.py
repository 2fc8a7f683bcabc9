"""Making an activity, and its page for the team: by name, with bands, never with a rank."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tweespraak.activities.api import (
    Activity,
    Candidate,
    Participation,
    Reuse,
    create_activity,
    invite,
)
from tweespraak.activities.models import Look
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.lenses.api import LensVersion
from tweespraak.people.api import Membership, Person, Role

NEW = "/talent/new/"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(hours=2))


def filled_in(version: LensVersion, **other: str) -> dict[str, str]:
    values = {"once": str(uuid.uuid4()), "name": "Opvolging", "purpose": "Vooruitkijken"}
    return {**values, "lens": str(version.pk), **other}


def page_of(activity: Activity) -> str:
    return reverse("activities:activity", args=[activity.pk])


def text_of(who: Actor, address: str) -> str:
    return who.client.get(address).content.decode()


def test_a_new_activity_leads_to_its_candidates_and_has_its_maker_on_the_team(
    bram: Actor, lens: LensVersion
):
    answer = bram.client.post(NEW, filled_in(lens))
    made = Activity.objects.get()
    assert answer.url == reverse("activities:candidates", args=[made.pk])
    assert [member.person for member in made.team.all()] == [bram.person]


def test_the_same_form_twice_makes_one_activity(bram: Actor, lens: LensVersion):
    form = filled_in(lens)
    first, second = bram.client.post(NEW, form), bram.client.post(NEW, form)
    assert first.url == second.url
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("missing", ["name", "purpose", "lens"])
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    bram: Actor, lens: LensVersion, missing: str
):
    answer = bram.client.post(NEW, filled_in(lens, **{missing: ""}))
    assert answer.status_code == 200
    assert "Opvolging" in answer.content.decode() or missing == "name"
    assert not Activity.objects.exists()


def test_a_lens_that_does_not_exist_cannot_be_chosen(bram: Actor, lens: LensVersion):
    assert bram.client.post(NEW, filled_in(lens, lens=str(uuid.uuid4()))).status_code == 200
    assert not Activity.objects.exists()


def test_someone_elses_once_makes_nothing_and_shows_nothing(
    bram: Actor, eva: Actor, activity: Activity, lens: LensVersion
):
    answer = eva.client.post(NEW, filled_in(lens, once=str(activity.pk)))
    assert answer.status_code == 404
    assert Activity.objects.count() == 1


def test_before_sharing_the_team_sees_progress_and_nothing_else(
    bram: Actor, participation: Participation
):
    text = text_of(bram, page_of(participation.activity))
    assert "Niet begonnen" in text
    assert "match-word" not in text


def test_after_sharing_the_team_sees_a_band_with_its_word(bram: Actor, shared: Reuse):
    text = text_of(bram, page_of(shared.participation.activity))
    assert "Gedeeld" in text
    assert re.search(r"(Sterke|Redelijke|Zwakke) match", text)


def test_participants_stand_by_name_whatever_their_match(
    bram: Actor, shared: Reuse, activity: Activity
):
    house = bram.member.organisation
    for given, family in (("Zoë", "Aalbers"), ("Bas", "Zwart"), ("Cor", "van Dam")):
        other = actor(house, given, family, Role.DEVELOPMENT_MEMBER)
        Membership.objects.get(pk=other.member.pk)
        Participation.objects.create(activity=activity, person=other.person, invited_at=THEN)
    text = text_of(bram, page_of(activity) + "?sort=match&order=-score")
    places = [
        text.index(name) for name in ("Zoë Aalbers", "Cor van Dam", "Anna de Vries", "Bas Zwart")
    ]
    assert places == sorted(places)


def test_a_look_at_a_match_is_noted_once_a_day_and_known_to_the_participant(
    bram: Actor, anna: Actor, shared: Reuse
):
    for _time in range(3):
        bram.client.get(page_of(shared.participation.activity))
    seen = [one for one in entries_about(anna.person.pk) if one.action == "activities.match_seen"]
    assert len(seen) == 1
    assert seen[0].actor_id == bram.person.pk
    assert Look.objects.count() == 1


def test_opening_the_match_is_noted_each_time(bram: Actor, anna: Actor, shared: Reuse):
    address = reverse(
        "activities:match", args=[shared.participation.activity_id, shared.participation_id]
    )
    text = text_of(bram, address)
    bram.client.get(address)
    opened = [
        one for one in entries_about(anna.person.pk) if one.action == "activities.match_opened"
    ]
    assert len(opened) == 2
    assert "Zo telt het op" in text
    assert "Wat het niet zegt" in text


def test_a_participant_who_shares_nothing_has_no_match_page(
    bram: Actor, anna: Actor, participation: Participation
):
    address = reverse("activities:match", args=[participation.activity_id, participation.pk])
    text = text_of(bram, address)
    assert "Zo telt het op" not in text
    acts = {one.action for one in entries_about(anna.person.pk)}
    assert "activities.match_opened" not in acts


def test_what_was_finished_for_another_organisation_stays_unknown(
    bram: Actor, eva: Actor, activity: Activity, annas_result, anna: Actor
):
    """Eva's organisation asks Anna later: it sees 'not started', not 'finished'."""
    theirs = create_activity(
        organisation=eva.member.organisation,
        once=uuid.uuid4(),
        name="Elders",
        purpose="Kijken",
        lens_version=activity.lens_version,
        by=eva.person,
        at=clock.now(),
    )
    invite(
        activity=theirs,
        candidates=[Candidate(1, anna.person.email, "Anna", "de Vries")],
        language="nl",
        by=eva.person,
        at=clock.now(),
    )
    text = text_of(eva, page_of(theirs))
    assert "Niet begonnen" in text
    assert "Wacht op akkoord" not in text


def crowd(activity: Activity, numbers: range) -> None:
    """Participants whose names come after Anna's."""
    house = activity.organisation
    persons = Person.objects.bulk_create(
        Person(email=f"p{k}@x.example", given_name=f"Z{k}", created_at=THEN, password="!")
        for k in numbers
    )
    Membership.objects.bulk_create(
        Membership(
            organisation=house,
            person=person,
            given_name=person.given_name,
            sort_name=person.given_name.lower(),
            since_at=THEN,
        )
        for person in persons
    )
    Participation.objects.bulk_create(
        Participation(activity=activity, person=person, invited_at=THEN) for person in persons
    )


@pytest.mark.slow  # a thousand participants
def test_the_page_has_the_same_number_of_queries_at_10_and_1000(
    bram: Actor, shared: Reuse, activity: Activity, django_assert_num_queries
):
    crowd(activity, range(9))
    bram.client.get(page_of(activity))
    with CaptureQueriesContext(connection) as few:
        assert "match-word" in text_of(bram, page_of(activity))
    before = len(few)
    crowd(activity, range(9, 999))
    with django_assert_num_queries(before):
        assert "match-word" in text_of(bram, page_of(activity))


def test_the_list_of_activities_has_the_same_number_of_queries_for_few_and_many(
    bram: Actor, activity: Activity, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        bram.client.get("/talent/")
    before = len(few)
    for _number in range(20):
        bram.client.post(NEW, filled_in(activity.lens_version))
    with django_assert_num_queries(before):
        bram.client.get("/talent/")
