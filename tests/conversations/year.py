"""An organisation with people who work for somebody, and cycles in it."""

import uuid
from datetime import date, datetime

from tests.cast import THEN, Actor, actor
from tweespraak.conversations.actions.cycle_planning import plan_cycle
from tweespraak.conversations.actions.cycles import make_cycle, start_cycle
from tweespraak.conversations.models import Cycle
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.rhythm import FIXED_THEMES, Period
from tweespraak.people.models import Grant, Membership, Organisation, Person, Post, Unit
from tweespraak.people.roles import Role

# The tests of the rhythm stand in September: one good conversation and a check-in are still to come.
PERIODS = (
    Period("period-1", Kind.CHECK_IN, 30, date(2026, 9, 7), date(2026, 9, 25)),
    Period(
        "period-2", Kind.GOOD_CONVERSATION, 60, date(2026, 10, 26), date(2026, 11, 27), FIXED_THEMES
    ),
)


def hr_of(organisation: Organisation) -> Actor:
    """Hanna, who runs the rhythm."""
    return actor(organisation, "Hanna", "Smits", Role.HR_PROCESS_OWNER)


def works_for(employee: Membership, manager: Membership | None, unit: Unit | None = None) -> Post:
    """A post without an end, from long ago."""
    return Post.objects.create(
        membership=employee, manager=manager, unit=unit, since_on=date(2020, 1, 1)
    )


def unit_in(organisation: Organisation, name: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(organisation=organisation, name=name, parent=parent)


def crowd(
    organisation: Organisation, count: int, manager: Membership, unit: Unit | None = None
) -> list[Membership]:
    """So many employees of one manager, made without the screens."""
    mark = uuid.uuid4().hex[:6]
    persons = Person.objects.bulk_create(
        Person(
            email=f"{mark}-{number}@{organisation.slug}.example",
            given_name=f"P{number}",
            created_at=THEN,
            activated_at=THEN,
        )
        for number in range(count)
    )
    members = Membership.objects.bulk_create(
        Membership(
            organisation=organisation,
            person=person,
            given_name=person.given_name,
            sort_name=person.given_name,
            since_at=THEN,
        )
        for person in persons
    )
    Grant.objects.bulk_create(
        Grant(membership=member, role=Role.EMPLOYEE, given_at=THEN) for member in members
    )
    Post.objects.bulk_create(
        Post(membership=member, manager=manager, unit=unit, since_on=date(2020, 1, 1))
        for member in members
    )
    return members


def cycle_of(
    hr: Actor,
    *,
    unit: Unit | None = None,
    periods: tuple[Period, ...] = PERIODS,
    started: bool = True,
    at: datetime = THEN,
) -> Cycle:
    """A cycle, started unless it should stay a draft."""
    made = make_cycle(
        organisation=hr.member.organisation,
        once=uuid.uuid4(),
        name="Gesprekken in 2026",
        unit=unit,
        periods=periods,
        by=hr.person,
        at=at,
    )
    if started:
        made = start_cycle(cycle=made, by=hr.person, at=at)
        plan_cycle(cycle=made, at=at)  # what the worker does after the commit
    return made
