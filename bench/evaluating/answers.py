"""Many evaluations as the rows that dashboards read: nothing was stripped yet, which is the most there
can be."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from tweespraak.evaluations.actions.counting import count_in
from tweespraak.evaluations.models import Counting, Figure, Tally
from tweespraak.evaluations.queries.content import topic
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import DEFAULTS
from tweespraak.foundation.months import months_later
from tweespraak.people.api import Organisation, Person, Role, Unit
from tweespraak.people.models import Grant, Membership

TOPICS = 10
RECRUITERS, UNITS = 40, 20
MONTHS = 12
STEPS = ("invited", "started", "completed")
AT_ONCE = 20_000
COLUMNS = (
    "organisation_id", "month", "side", "recruiter_id", "client_id", "unit_id", "dimension",
    "topic", "value", "count",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Who looks: over everybody, and over their own."""

    watcher: Person
    recruiter: Person
    answers: int  # to topics
    rows: int
    seconds_to_count: float  # the slowest quarter, in the background


def make(forms: int, at: datetime) -> Made:
    """So many evaluations over the last year, in one organisation, and its figures as they are made."""
    here = Organisation.objects.create(
        name="Voorbeeld", slug="voorbeeld", created_at=at, live_at=at
    )
    clients = _members(here, "Klant", max(20, forms // 20), Role.HIRING_MANAGER, at)
    recruiters = _members(here, "Recruiter", RECRUITERS, Role.RECRUITER, at)
    watcher = _members(here, "Lead", 1, Role.RECRUITMENT_LEAD, at)[0]
    units = Unit.objects.bulk_create(
        Unit(organisation=here, name=f"Afdeling {number:02}") for number in range(UNITS)
    )
    first = months_later(at.date().replace(day=1), -MONTHS)
    with transaction.atomic():
        _write(_rows(here, forms, first, clients, recruiters, units))
    Counting.objects.create(organisation=here, due_at=at)
    seconds = _count(here, at)
    answers = Tally.objects.exclude(dimension="").count()
    return Made(watcher, recruiters[0], answers, Tally.objects.count(), seconds)


def _members(here: Organisation, name: str, count: int, role: Role, at: datetime) -> list[Person]:
    persons = Person.objects.bulk_create(
        Person(
            email=f"{name}{number}@voorbeeld.example".lower(), given_name=name,
            family_name=f"{number:05}", password="!", created_at=at, activated_at=at,
        )
        for number in range(count)
    )  # fmt: skip
    members = Membership.objects.bulk_create(
        Membership(
            organisation=here, person=one, given_name=name, family_name=one.family_name,
            sort_name=f"{one.family_name} {name}", since_at=at,
        )
        for one in persons
    )  # fmt: skip
    Grant.objects.bulk_create(Grant(membership=one, role=role, given_at=at) for one in members)
    return persons


def _rows(
    here: Organisation,
    forms: int,
    first: date,
    clients: list[Person],
    recruiters: list[Person],
    units: list[Unit],
) -> Iterator[tuple[object, ...]]:
    """One row for each answer: every client in one department, with any recruiter, in any month."""
    chance = random.Random(2026)
    topics = [(key, str(found.dimension)) for key in DEFAULTS[Side.CLIENT] if (found := topic(key))]
    months = [months_later(first, number) for number in range(MONTHS)]
    for number in range(forms):
        who = number % len(clients)
        months_in = months[number * MONTHS // forms]
        around = (
            _key(here), months_in, str(Side.CLIENT), _key(chance.choice(recruiters)),
            _key(clients[who]), _key(units[who % UNITS]),
        )  # fmt: skip
        yield from ((*around, "", step, 0, 1) for step in STEPS)
        mood = chance.gauss(3.8, 0.6)
        for key, dimension in topics[:TOPICS]:
            value = min(5, max(1, round(chance.gauss(mood, 0.8))))
            yield (*around, dimension, key, value, 1)
        yield (*around, "", "nps", min(10, max(0, round(mood * 2 + chance.gauss(0, 1)))), 1)


def _write(rows: Iterator[tuple[object, ...]]) -> None:
    places = ", ".join(["%s"] * len(COLUMNS))
    table, columns = Tally._meta.db_table, ", ".join(f'"{name}"' for name in COLUMNS)
    batch: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for row in rows:
            batch.append(row)
            if len(batch) == AT_ONCE:
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", batch)
                batch.clear()
        if batch:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", batch)


def _count(here: Organisation, at: datetime) -> float:
    """Publish every quarter that is over, as the clock does it; how long all of them took."""
    began = time.perf_counter()
    count_in(organisation=here, at=at)
    assert Figure.objects.exists()
    return time.perf_counter() - began


def _key(row: Organisation | Person | Unit) -> object:
    """A key as this database keeps it."""
    return row.pk if connection.vendor == "postgresql" else row.pk.hex
