"""Rows of answers that were counted: what is to be counted yet, who answered when, and voices of a period."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.evaluations.models import Evaluation, Figure, Tally
from tweespraak.evaluations.rules.figures import RESPONSE, RESPONSES, Response, Voice
from tweespraak.evaluations.rules.periods import Period
from tweespraak.evaluations.rules.states import READ, Side, State
from tweespraak.people.api import Unit

_OVER = (*READ, State.LAPSED)


def to_tally(organisation: UUID) -> list[UUID]:
    """Evaluations that are over and were not counted: nobody answered, so nobody announced it."""
    rows = Evaluation.objects.filter(
        organisation_id=organisation, state__in=_OVER, tallied=None, stripped_on=None
    )
    return list(rows.order_by("created_at", "pk").values_list("pk", flat=True))


def counted_until(organisation: UUID) -> date | None:
    """From which day on nothing is published yet; None when there is nothing to count."""
    last = Figure.objects.filter(organisation_id=organisation, imported=None)
    found: date | None = last.order_by("-until_on").values_list("until_on", flat=True).first()
    return found or _named(organisation).order_by("month").values_list("month", flat=True).first()


def clients_by_month(organisation: UUID, since: date) -> dict[date, frozenset[str]]:
    """Who answered in each month."""
    found: dict[date, set[str]] = defaultdict(set)
    rows = _named(organisation).filter(month__gte=since, topic=str(Response.COMPLETED))
    for month, client in rows.values_list("month", "client_id"):
        found[month].add(str(client))
    return {month: frozenset(who) for month, who in found.items()}


def voices_in(organisation: UUID, period: Period) -> dict[tuple[str, str], list[Voice]]:
    """What clients said in a period, by dimension and measure: of each the last answer.

    The way out of here is `actions.counting`, past `publish`.
    """
    places = _departments(organisation)
    rows = _named(organisation).filter(month__gte=period.from_on, month__lt=period.until_on)
    last: dict[tuple[str, str], dict[str, Voice]] = defaultdict(dict)
    fields = ("dimension", "topic", "client_id", "recruiter_id", "unit_id", "value")
    for dimension, topic, client, recruiter, unit, value in rows.order_by("pk").values_list(
        *fields
    ):
        measure, value = _measured(topic, value)
        at = last[dimension, measure]
        who = str(client)
        if measure == RESPONSE and who in at and at[who].value > value:
            continue
        at[who] = Voice(who, places.get(unit, ""), str(recruiter), value)
    return {key: list(found.values()) for key, found in last.items()}


def _named(organisation: UUID) -> QuerySet[Tally]:
    return Tally.objects.filter(
        organisation_id=organisation, side=Side.CLIENT, imported=None
    ).exclude(client=None)


def _measured(topic: str, value: int) -> tuple[str, int]:
    """How far somebody came is one measure."""
    if topic in set(Response):
        return RESPONSE, RESPONSES.index(Response(topic))
    return topic, value


def _departments(organisation: UUID) -> Mapping[Any, str]:
    """Of each department or team, the key of the department."""
    rows = Unit.objects.filter(organisation_id=organisation).values_list("pk", "parent_id")
    return dict(_keys(rows))


def _keys(rows: Any) -> Iterator[tuple[UUID, str]]:
    for unit, parent in rows:
        yield unit, str(parent or unit)
