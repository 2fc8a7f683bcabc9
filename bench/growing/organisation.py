"""An organisation of any size: everyone invited by mail, an activity with some who shared."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from tweespraak.activities.api import (
    Activity,
    Participation,
    TeamMember,
    consent_text,
    create_activity,
    lend_results,
)
from tweespraak.insights.api import latest_result
from tweespraak.instruments.api import PERSONALITY, current_form
from tweespraak.lenses.api import LensVersion, lenses_for
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Organisation, Person, PersonalLink, Role
from tweespraak.people.models import Grant
from tweespraak.people.rules import sort_name
from tweespraak.testing.api import Assignment, Session, finish_session, start_session
from tweespraak.testing.models import Response


@dataclass(frozen=True)
class Size:
    """How big the organisation is; of the participants some share and some are half-way."""

    people: int
    participants: int
    activities: int
    sharing: int
    half_way: int


SMALL = Size(people=10, participants=8, activities=3, sharing=3, half_way=3)
BIG = Size(people=10_000, participants=1_000, activities=200, sharing=60, half_way=300)


@dataclass(frozen=True)
class Made:
    """Who looks at the lists, and at which activity."""

    manager: Person
    admin: Person
    member: Person
    activity: Activity


def make(size: Size, at: datetime) -> Made:
    """Make it; what is only there in numbers is written in bulk, what is scored is really scored."""
    organisation = Organisation.objects.create(
        name="Voorbeeld", slug="voorbeeld", is_demo=True, created_at=at
    )
    members = _members(organisation, size.people, at)
    _give(members, Role.DEVELOPMENT_MEMBER, at)
    _give(members[:1], Role.DEVELOPMENT_ADMIN, at)
    _give(members[1:2], Role.ORGANISATION_ADMIN, at)
    _mail(organisation, members, at)
    manager, admin = (one.person for one in members[:2])
    activity = _activities(organisation, size.activities, manager, at)
    joined = _participate(activity, members[-size.participants :], at)
    member = joined[size.sharing - 1].person
    _invite_everywhere(member, at)
    for participation in joined[: size.sharing]:
        _share(participation, at)
    _begin(joined[size.sharing :][: size.half_way], at)
    return Made(manager, admin, member, activity)


def _members(organisation: Organisation, count: int, at: datetime) -> list[Membership]:
    names = [("Anna", f"de Vries {number:05}") for number in range(count)]
    persons = Person.objects.bulk_create(
        Person(
            email=f"anna{number}@voorbeeld.example", given_name=given, family_name=family,
            password="!", created_at=at, activated_at=at,
        )
        for number, (given, family) in enumerate(names)
    )  # fmt: skip
    return Membership.objects.bulk_create(
        Membership(
            organisation=organisation, person=person, given_name=given, family_name=family,
            sort_name=sort_name(given, family), since_at=at,
        )
        for person, (given, family) in zip(persons, names, strict=True)
    )  # fmt: skip


def _give(members: list[Membership], role: Role, at: datetime) -> None:
    Grant.objects.bulk_create(Grant(membership=one, role=role, given_at=at) for one in members)


def _mail(organisation: Organisation, members: list[Membership], at: datetime) -> None:
    """Everyone was asked to take the test and got the two mails."""
    persons = [member.person for member in members]
    assignments = Assignment.objects.bulk_create(
        Assignment(organisation=organisation, person=one, instrument=PERSONALITY, created_at=at)
        for one in persons
    )
    for kind, slot in (
        ("people.activation", "account.activation"),
        ("testing.invitation", "testing.assignment"),
    ):
        links = PersonalLink.objects.bulk_create(
            PersonalLink(
                organisation=organisation, person=one.person, slot=slot, object_id=one.pk,
                created_at=at, expires_at=at + timedelta(days=30),
            )
            for one in assignments
        )  # fmt: skip
        Mail.objects.bulk_create(
            Mail(
                organisation_id=organisation.pk, person_id=link.person_id, object_id=link.pk,
                kind=kind, address=link.person.email, language="nl", subject="Welkom",
                text="Dag", html="<html><head></head><body>Dag</body></html>",
                status="sent", created_at=at, sent_at=at,
            )
            for link in links
        )  # fmt: skip


def _activities(organisation: Organisation, count: int, by: Person, at: datetime) -> Activity:
    """So many activities with the same manager; the one with the participants is the first."""
    lens: LensVersion = lenses_for(organisation.pk)[0]
    activity = create_activity(
        organisation=organisation, once=uuid.uuid4(), name="Nieuwe teamleiders",
        purpose="Zien wie graag een team wil leiden", lens_version=lens, by=by, at=at,
    )  # fmt: skip
    more = Activity.objects.bulk_create(
        Activity(
            organisation=organisation, name=f"Activiteit {number}", purpose="Vooruitkijken",
            lens_version=lens, created_at=at, created_by_id=by.pk,
        )
        for number in range(count - 1)
    )  # fmt: skip
    TeamMember.objects.bulk_create(TeamMember(activity=one, person=by, added_at=at) for one in more)
    return activity


def _participate(
    activity: Activity, members: list[Membership], at: datetime
) -> list[Participation]:
    return Participation.objects.bulk_create(
        Participation(activity=activity, person=one.person, invited_at=at) for one in members
    )


def _invite_everywhere(person: Person, at: datetime) -> None:
    """This person was invited for every activity."""
    Participation.objects.bulk_create(
        (
            Participation(activity=one, person=person, invited_at=at)
            for one in Activity.objects.all()
        ),
        ignore_conflicts=True,
    )


def _share(participation: Participation, at: datetime) -> None:
    """Takes the whole test, and shares the result with the activity."""
    person = participation.person
    session = _answer(person, len(current_form(PERSONALITY).items), at)
    finish_session(session=session, at=at)
    result = latest_result(person, PERSONALITY)
    assert result
    text = consent_text(participation, at)
    lend_results(
        participation=participation, results=[result], text=text, read=text.fingerprint,
        by=person, at=at,
    )  # fmt: skip


def _begin(participations: list[Participation], at: datetime) -> None:
    for participation in participations:
        _answer(participation.person, 20, at)


def _answer(person: Person, items: int, at: datetime) -> Session:
    session = start_session(person=person, instrument=PERSONALITY, language="nl", at=at)
    form = current_form(PERSONALITY)
    Response.objects.bulk_create(
        Response(
            session=session, item_key=item.key, value=place % 5 + 1, language="nl",
            answered_at=at, click=uuid.uuid4(),
        )
        for place, item in enumerate(form.items[:items])
    )  # fmt: skip
    return session
