"""Where the people of the matrix work: a department, a planned move, a stand-in, somebody who left."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from tests.cast import Actor
from tweespraak.foundation import clock
from tweespraak.people.api import (
    Membership,
    Organisation,
    Post,
    StandIn,
    Unit,
    add_person,
    add_unit,
    end_membership,
    give_stand_in,
    place,
    today_in,
)


@dataclass(frozen=True)
class AtWork:
    """One of everything there is to see or change about places."""

    today: date
    unit: Unit
    planned: Post
    stand_in: StandIn
    colleague: Membership
    leaver: Membership


def put_to_work(voorbeeld: Organisation, finn: Membership, colleague: Actor) -> AtWork:
    """Finn will move in two months and is replaced in a month; Gijs just left."""
    now, today = clock.now(), today_in(voorbeeld)
    unit = add_unit(organisation=voorbeeld, name="Logistiek", parent=None, by=None, at=now)
    gijs = add_person(
        organisation=voorbeeld,
        once=uuid.uuid4(),
        given_name="Gijs",
        family_name="Postma",
        email="gijs@voorbeeld.example",
        language="nl",
        roles=[],
        by=None,
        at=now,
    )
    return AtWork(
        today=today,
        unit=unit,
        planned=place(
            member=finn,
            unit=unit,
            manager=None,
            on=today + timedelta(days=60),
            by=None,
            at=now,
        ),
        stand_in=give_stand_in(
            absent=finn,
            stand_in=colleague.member,
            since_on=today + timedelta(days=30),
            until_on=today + timedelta(days=40),
            by=None,
            at=now,
        ),
        colleague=colleague.member,
        leaver=end_membership(member=gijs, successor=None, by=None, at=now),
    )
