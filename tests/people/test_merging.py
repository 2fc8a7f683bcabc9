"""One human being known twice: after merging nothing points at the account that went."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from tests.assessments.casing import everything_of as cases_of_everybody
from tests.cast import THEN, Actor, actor
from tests.conversations.talking import everything_of
from tests.evaluations.everything import evaluations_of_everybody
from tests.insights.goals_fixture import working_on
from tests.insights.results_fixture import finished
from tests.permissions.cards import put_cards
from tests.selection.everything import selection_of_everybody
from tweespraak.activities.models import Activity, Look, Participation, Reuse, TeamMember
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.lenses.api import load_library
from tweespraak.lenses.models import LensVersion
from tweespraak.notifications.models import Digest, Mail, Notice
from tweespraak.people.actions import ManagerCircle, place
from tweespraak.people.actions.merging import KeepTheOneInUse, NotTwo, OwnWordNeeded, merge
from tweespraak.people.api import Membership, Organisation, Person, Role, add_person, roles_of
from tweespraak.people.models import AddressChange, Batch, Grant, PersonalLink, Post, StandIn
from tweespraak.people.queries import manager_of, today_in
from tweespraak.people.queries.merging import also_known_as
from tweespraak.people.queries.places import holding
from tweespraak.privacy.models import Acknowledgement, Consent, Statement, Takeout
from tweespraak.privacy.queries import looks_at
from tweespraak.testing.models import Assignment, Response, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("instruments")]


def merged(kept: Actor | Membership, gone: Actor | Membership, by: Person | None) -> None:
    kept, gone = (getattr(one, "member", one) for one in (kept, gone))
    merge(kept=kept, gone=gone, by=by, at=clock.now())


def waiting(organisation: Organisation, email: str, **given: Any) -> Membership:
    """Somebody whose account is not in use."""
    values: dict[str, Any] = {
        "once": uuid.uuid4(), "given_name": "Anna", "family_name": "Vries", "language": "nl",
        "roles": [Role.EMPLOYEE], "by": None, "at": clock.now(),
    } | given  # fmt: skip
    return add_person(organisation=organisation, email=email, **values)


def pointers() -> list[tuple[type[models.Model], str]]:
    """Every field of every model that may hold the key of a person."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            key = isinstance(field, models.ForeignKey) and field.remote_field.model is Person
            plain = isinstance(field, models.UUIDField) and field.attname.endswith(
                ("person_id", "by_id")
            )
            if key or plain:
                found.append((model, field.attname))
    return found


def rows_about(person: Person) -> set[str]:
    return {
        f"{model._meta.label}.{name}"
        for model, name in pointers()
        if model._base_manager.filter(**{name: person.pk}).exists()
    }


def populate(who: Actor, other: Actor, eva: Actor) -> None:
    """At least one row for every field that can point at this person."""
    member, person, at = who.member, who.person, clock.now()
    organisation = member.organisation
    add_person(
        organisation=eva.member.organisation, once=uuid.uuid4(), given_name="Anna", family_name="",
        email=person.email, language="nl", roles=[Role.EMPLOYEE], by=eva.person, at=at,
    )  # fmt: skip
    Grant.objects.filter(membership=other.member).update(given_by_id=person.pk)
    Grant.objects.create(
        membership=other.member, role="planner", given_at=at, taken_at=at, taken_by_id=person.pk
    )
    Post.objects.create(membership=member, since_on=at.date(), manager=other.member)
    day = at.date()
    StandIn.objects.create(
        absent=member, stand_in=other.member, since_on=day, until_on=day + timedelta(9), given_at=at,
        given_by_id=person.pk,
    )  # fmt: skip
    Batch.objects.create(organisation=organisation, by_id=person.pk, created_at=at)
    AddressChange.objects.create(
        organisation=organisation, person=person, email="x@y.nl", asked_at=at, asked_by_id=person.pk
    )
    PersonalLink.objects.create(
        organisation=organisation, person=person, slot="x.y", created_at=at, expires_at=at
    )
    Mail.objects.create(
        person_id=person.pk, kind="x", address=person.email, language="nl", created_at=at
    )
    Notice.objects.create(
        organisation_id=organisation.pk, person_id=person.pk, kind="x.y", object_id=uuid.uuid4(),
        created_at=at,
    )  # fmt: skip
    Digest.objects.create(organisation_id=organisation.pk, person_id=person.pk)
    Person.objects.filter(pk=waiting(organisation, "derde@x.nl").person_id).update(
        merged_into=person
    )
    result = finished(person)
    working_on(person)
    put_cards(organisation, who, who)
    everything_of(who, other)
    cases_of_everybody(who, other)
    selection_of_everybody(who, other)
    evaluations_of_everybody(who, other)
    Assignment.objects.create(
        organisation=organisation, person=person, instrument="x", created_at=at,
        created_by_id=person.pk,
    )  # fmt: skip
    consent = Consent.objects.create(
        person=person, organisation=organisation, purpose="activities.reuse", object_id=result.pk,
        given_at=at, until_at=at + timedelta(1),
    )  # fmt: skip
    statement = Statement.objects.create(
        organisation=organisation, kind="privacy", language="nl", version=7, text="x", saved_at=at,
        saved_by_id=person.pk,
    )  # fmt: skip
    Acknowledgement.objects.create(statement=statement, person=person, at=at)
    Takeout.objects.create(person=person, language="nl", asked_at=at, expires_at=at)
    _take_part(who, other, result, consent)


def _take_part(who: Actor, other: Actor, result: Any, consent: Consent) -> None:
    load_library(at=THEN)
    activity = Activity.objects.create(
        organisation=who.member.organisation, name="x", purpose="x", created_at=THEN,
        lens_version=LensVersion.objects.latest("published_at"), created_by_id=who.person.pk,
    )  # fmt: skip
    TeamMember.objects.get_or_create(
        activity=activity, person=who.person, defaults={"added_at": clock.now()}
    )
    TeamMember.objects.update(added_by_id=who.person.pk)
    participation = Participation.objects.create(
        activity=activity, person=who.person, invited_at=clock.now(), invited_by_id=who.person.pk
    )
    reuse = Reuse.objects.create(
        participation=participation, result=result, consent=consent, confirmed_at=clock.now()
    )
    Look.objects.create(reuse=reuse, person=who.person, on=clock.now().date())


@pytest.mark.slow
def test_after_merging_nothing_points_at_the_person_who_went(
    voorbeeld: Organisation, anna: Actor, bram: Actor, eva: Actor
) -> None:
    """Slow: fills every table that knows persons."""
    twice = actor(voorbeeld, "Anneke", "Vries", Role.DEVELOPMENT_ADMIN)
    populate(twice, bram, eva)
    allowed = {"audit.Entry.actor_id", "audit.Entry.about_id", "people.Membership.person_id"}
    ours = {
        f"{model._meta.label}.{name}"
        for model, name in pointers()
        if model.__module__.startswith("tweespraak.")
    }
    assert rows_about(twice.person) >= ours - {"audit.Entry.about_id"}, (
        "a field that can point at a person is not filled by this test"
    )
    merged(anna, twice, twice.person)
    assert rows_about(twice.person) <= allowed
    left = Membership.objects.get(person=twice.person)
    assert left.ended_at
    twice.person.refresh_from_db()
    assert not twice.person.is_active
    assert twice.person.email.endswith("@merged.invalid")
    assert twice.person.merged_into_id == anna.person.pk
    assert twice.person.pk in also_known_as(anna.person.pk)
    assert Membership.objects.filter(person=anna.person).count() == 2


def test_the_audit_log_stays_and_is_found_for_who_is_kept(anna: Actor, chris: Actor) -> None:
    twice = waiting(anna.member.organisation, "anna.vries@voorbeeld.example", by=chris.person)
    before = list(Entry.objects.values_list("sequence", "about_id", "actor_id"))
    merged(anna, twice, chris.person)
    assert (
        list(Entry.objects.values_list("sequence", "about_id", "actor_id"))[: len(before)] == before
    )
    assert twice.person_id in {entry.about_id for entry in looks_at(anna.person.pk)}
    last = Entry.objects.get(action="people.merged")
    assert (last.about_id, last.object_id) == (anna.person.pk, str(twice.person_id))


def test_roles_are_united_and_the_newest_place_holds(
    anna: Actor, bram: Actor, chris: Actor
) -> None:
    twice = waiting(
        anna.member.organisation,
        "av@voorbeeld.example",
        roles=[Role.EMPLOYEE, Role.DEVELOPMENT_MEMBER],
    )
    today = clock.now().date()
    place(
        member=anna.member,
        unit=None,
        manager=chris.member,
        on=today - timedelta(9),
        by=None,
        at=clock.now(),
    )
    place(member=twice, unit=None, manager=bram.member, on=today, by=None, at=clock.now())
    merged(anna, twice, chris.person)
    assert roles_of(anna.member) == {Role.DEVELOPMENT_MEMBER, Role.EMPLOYEE}
    assert anna.member.posts.get(until_on=None).manager == bram.member
    assert Assignment.objects.filter(person=anna.person).count() == 1


def placed(member: Membership, manager: Membership | None, day: int) -> None:
    """So many days from today."""
    on = today_in(member.organisation) + timedelta(day)
    place(member=member, unit=None, manager=manager, on=on, by=None, at=clock.now())


def test_what_both_had_planned_comes_one_after_the_other(
    anna: Actor, bram: Actor, chris: Actor, dirk: Actor
) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    placed(anna.member, bram.member, -9)
    placed(anna.member, chris.member, 20)
    placed(twice, dirk.member, -5)
    placed(twice, bram.member, 30)
    merged(anna, twice, chris.person)
    today = today_in(anna.member.organisation)
    held = {
        day: [one.manager for one in anna.member.posts.filter(holding(today + timedelta(day)))]
        for day in (0, 19, 20, 29, 30)
    }
    first, then, last = [dirk.member], [chris.member], [bram.member]
    assert held == {0: first, 19: first, 20: then, 29: then, 30: last}


def test_a_place_lasts_until_the_one_that_is_planned(
    anna: Actor, bram: Actor, chris: Actor
) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    placed(anna.member, bram.member, -9)
    placed(twice, chris.member, 20)
    merged(anna, twice, chris.person)
    today = today_in(anna.member.organisation)
    assert manager_of(anna.member, today + timedelta(19)) == bram.member
    assert manager_of(anna.member, today + timedelta(20)) == chris.member


def test_a_circle_that_would_come_later_is_refused_too(
    anna: Actor, bram: Actor, chris: Actor
) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    placed(bram.member, twice, 0)
    placed(anna.member, bram.member, 20)
    with pytest.raises(ManagerCircle):
        merged(anna, twice, chris.person)


def test_two_open_sessions_become_one_with_the_answers_of_both(
    anna: Actor, chris: Actor, instruments: Any
) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    for person, keys, hours in ((anna.person, "ab", 0), (twice.person, "bc", 1)):
        session = Session.objects.create(
            person=person, version=instruments, instrument="personality", language="nl",
            started_at=THEN + timedelta(hours=hours),
        )  # fmt: skip
        for key in keys:
            Response.objects.create(
                session=session, item_key=key, value=1 + hours, language="nl", answered_at=THEN,
                click=uuid.uuid4(),
            )  # fmt: skip
    merged(anna, twice, chris.person)
    session = Session.objects.get(person=anna.person)
    assert {one.item_key: one.value for one in session.responses.all()} == {"a": 1, "b": 2, "c": 2}


def test_the_newest_of_two_consents_holds(
    anna: Actor, voorbeeld: Organisation, chris: Actor
) -> None:
    twice = waiting(voorbeeld, "av@voorbeeld.example")
    about, at = uuid.uuid4(), clock.now()
    made = [
        Consent.objects.create(
            person=person, organisation=voorbeeld, purpose="x.y", object_id=about,
            given_at=at - timedelta(hours=hours), until_at=at + timedelta(1),
        )
        for person, hours in ((anna.person, 2), (twice.person, 1))
    ]  # fmt: skip
    merged(anna, twice, chris.person)
    live = Consent.objects.filter(person=anna.person, replaced_at=None)
    assert list(live) == [made[1]]


def test_an_account_in_use_goes_only_by_its_own_word(
    anna: Actor, bram: Actor, chris: Actor
) -> None:
    with pytest.raises(OwnWordNeeded):
        merged(anna, bram, chris.person)
    merged(anna, bram, bram.person)
    assert not Person.objects.get(pk=bram.person.pk).is_active


def test_an_account_known_elsewhere_goes_only_by_its_own_word(
    anna: Actor, chris: Actor, eva: Actor
) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    waiting(eva.member.organisation, "av@voorbeeld.example")
    with pytest.raises(OwnWordNeeded):
        merged(anna, twice, chris.person)


def test_the_account_in_use_is_the_one_that_stays(anna: Actor, chris: Actor) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    with pytest.raises(KeepTheOneInUse):
        merged(twice, anna, chris.person)


def test_nobody_is_merged_across_organisations_or_with_themselves(
    anna: Actor, eva: Actor, chris: Actor
) -> None:
    for other in (eva, anna):
        with pytest.raises(NotTwo):
            merged(anna, other, other.person)


def test_a_circle_of_managers_is_refused(anna: Actor, bram: Actor, chris: Actor) -> None:
    """Anna works for Bram, Bram for Anna's second account."""
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    day = clock.now().date() - timedelta(1)
    place(member=anna.member, unit=None, manager=bram.member, on=day, by=None, at=clock.now())
    place(member=bram.member, unit=None, manager=twice, on=day, by=None, at=clock.now())
    with pytest.raises(ManagerCircle):
        merged(anna, twice, chris.person)


def test_merging_twice_is_once_and_the_address_is_free_again(anna: Actor, chris: Actor) -> None:
    twice = waiting(anna.member.organisation, "av@voorbeeld.example")
    merged(anna, twice, chris.person)
    merged(anna, twice, chris.person)
    assert Entry.objects.filter(action="people.merged").count() == 1
    assert waiting(anna.member.organisation, "av@voorbeeld.example").person_id != twice.person_id
