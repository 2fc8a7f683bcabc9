"""Which evaluations, and which names in counts, have been kept long enough."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from tweespraak.evaluations.models import Evaluation, Figure, Tally
from tweespraak.evaluations.rules.retention import (
    Kind,
    figures_since,
    is_over,
    named_since,
)
from tweespraak.evaluations.rules.states import State
from tweespraak.people.api import Organisation, day_in


def evaluations_over(organisation: UUID, at: datetime) -> list[UUID]:
    """The evaluations that have to go now."""
    here = Organisation.objects.get(pk=organisation)
    today = day_in(here, at)
    rows = Evaluation.objects.filter(organisation_id=organisation)
    ended = rows.annotate(ended_at=Coalesce("revealed_at", "sent_at", "created_at"))
    old = ended.filter(ended_at__lt=_year_before(at)).order_by("ended_at", "pk")
    return [
        key
        for key, state, ended_at in old.values_list("pk", "state", "ended_at")
        if is_over(today, day_in(here, ended_at), State(state))
    ]


def is_evaluation_over(row: Evaluation, at: datetime) -> bool:
    """Whether this one has to go now."""
    ended_at = row.revealed_at or row.sent_at or row.created_at
    here = row.organisation
    return is_over(day_in(here, at), day_in(here, ended_at), State(row.state))


def names_over(organisation: UUID, at: datetime) -> dict[UUID, date]:
    """The months whose counts lose their names now, under a key of their own."""
    before = named_since(day_in(Organisation.objects.get(pk=organisation), at))
    rows = _named().filter(organisation_id=organisation, month__lt=before)
    return {key: month for _organisation, month, key in _keys(Kind.NAMES, rows, "month")}


def figures_over(organisation: UUID, at: datetime) -> dict[UUID, date]:
    """The periods, by their end, of which the figures of recruiters go now."""
    before = figures_since(day_in(Organisation.objects.get(pk=organisation), at))
    rows = _of_recruiters().filter(organisation_id=organisation, until_on__lt=before)
    return {key: until for _organisation, until, key in _keys(Kind.FIGURES, rows, "until_on")}


def rows_there(kind: str, keys: Iterable[UUID]) -> list[UUID]:
    """Which of these are there."""
    asked = set(keys)
    if kind == Kind.EVALUATION:
        rows = Evaluation.objects.filter(pk__in=asked)
        return list(rows.values_list("pk", flat=True))
    return [key for _organisation, _day, key in _all(kind) if key in asked]


def day_of(kind: str, key: UUID) -> tuple[UUID, date] | None:
    """The organisation and the day a key stands for; None when nothing is there."""
    found = (one for one in _all(kind) if one[2] == key)
    return next(((organisation, day) for organisation, day, _key in found), None)


def _all(kind: str) -> Iterator[tuple[UUID, date, UUID]]:
    if kind == Kind.NAMES:
        return _keys(Kind.NAMES, _named(), "month")
    return _keys(Kind.FIGURES, _of_recruiters(), "until_on")


def _keys(
    kind: Kind, rows: "QuerySet[Tally] | QuerySet[Figure]", field: str
) -> Iterator[tuple[UUID, date, UUID]]:
    """Every organisation and day in these rows, each under a key that is always the same."""
    for organisation, day in rows.order_by().values_list("organisation_id", field).distinct():
        yield organisation, day, uuid5(organisation, f"{kind} {day.isoformat()}")


def _named() -> "QuerySet[Tally]":
    return Tally.objects.exclude(recruiter=None, client=None)


def _of_recruiters() -> "QuerySet[Figure]":
    return Figure.objects.exclude(recruiter=None)


def _year_before(at: datetime) -> datetime:
    """A day early: the day of an organisation can be ahead of ours."""
    return at - timedelta(days=364)
