"""What dashboards read: figures that were published, and a recruiter's own counts as they are today."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum

from tweespraak.evaluations.models import Figure, Tally
from tweespraak.evaluations.rules.figures import NPS, RESPONSE, RESPONSES, Response
from tweespraak.evaluations.rules.periods import Period
from tweespraak.evaluations.rules.results import Count, quarter
from tweespraak.evaluations.rules.scores import HIGHEST, LOWEST
from tweespraak.evaluations.rules.states import Side
from tweespraak.people.api import Unit, names_in

Place = UUID | None
_STEPS = {str(one) for one in Response}


@dataclass(frozen=True)
class Client:
    """What one client said to one recruiter over the last year: both read it by name."""

    key: UUID
    name: str
    forms: int
    values: list[int]  # how often 1 to 5
    nps: list[int]  # how often 0 to 10


def published(organisation: UUID, *, unit: Place = None, recruiter: Place = None) -> list[Count]:
    """Everything that may be known of a group: of everybody, when neither is named."""
    rows = Figure.objects.filter(organisation_id=organisation, unit=unit, recruiter=recruiter)
    fields = (
        "from_on", "until_on", "measure", "counts", "dimension", "with_nps", "imported_id",
    )  # fmt: skip
    return [
        Count(Period(begun, end), measure, counts, dimension, pairs, imported is not None)
        for begun, end, measure, counts, dimension, pairs, imported in rows.values_list(*fields)
    ]


def groups_shown(organisation: UUID, field: str) -> list[UUID]:
    """Of which departments ("unit_id") or recruiters ("recruiter_id") anything may be known."""
    rows = Figure.objects.filter(organisation_id=organisation).exclude(**{field: None})
    return list(rows.order_by().values_list(field, flat=True).distinct())


def published_of(organisation: UUID, field: str) -> dict[UUID, list[Count]]:
    """Everything that may be known, by department ("unit_id") or by recruiter ("recruiter_id")."""
    rows = Figure.objects.filter(organisation_id=organisation).exclude(**{field: None})
    found: dict[UUID, list[Count]] = defaultdict(list)
    fields = (field, "from_on", "until_on", "measure", "counts", "dimension")
    for key, begun, end, measure, counts, dimension in rows.values_list(*fields):
        found[key].append(Count(Period(begun, end), measure, counts, dimension))
    return dict(found)


def own(organisation: UUID, recruiter: UUID, side: Side = Side.CLIENT) -> list[Count]:
    """What was said to a recruiter, by quarter, up to today."""
    rows = _own(organisation, recruiter, side).order_by()
    sums: dict[tuple[Period, str, str], Counter[int]] = defaultdict(Counter)
    steps: dict[Period, Counter[str]] = defaultdict(Counter)
    grouped = rows.values_list("month", "dimension", "topic", "value").annotate(n=Sum("count"))
    for month, dimension, measure, value, n in grouped:
        if measure in _STEPS:
            steps[quarter(month)][measure] += n
        else:
            sums[quarter(month), dimension, measure][value] += n
    return [
        *(
            Count(period, measure, _places(measure, values), dimension)
            for (period, dimension, measure), values in sums.items()
        ),
        *(Count(period, RESPONSE, _response(came)) for period, came in steps.items()),
    ]


def client_names(organisation: UUID, recruiter: UUID) -> dict[UUID, str]:
    """Who answered a recruiter over the last year, by name."""
    rows = _own(organisation, recruiter, Side.CLIENT).filter(topic=str(Response.COMPLETED))
    keys = list(rows.order_by().values_list("client_id", flat=True).distinct())
    names = names_in(organisation, keys)
    found = {key: names.get(key, "–") for key in keys}
    return dict(sorted(found.items(), key=lambda one: (one[1].casefold(), str(one[0]))))


def clients_of(organisation: UUID, recruiter: UUID, names: Mapping[UUID, str]) -> list[Client]:
    """What these clients said to a recruiter over the last year, in the order they stand in."""
    rows = _own(organisation, recruiter, Side.CLIENT).filter(client_id__in=list(names)).order_by()
    values: dict[UUID, Counter[int]] = defaultdict(Counter)
    nps: dict[UUID, Counter[int]] = defaultdict(Counter)
    forms: Counter[UUID] = Counter()
    grouped = rows.values_list("client_id", "topic", "dimension", "value").annotate(n=Sum("count"))
    for client, measure, dimension, value, n in grouped:
        if measure == Response.COMPLETED:
            forms[client] += n
        elif measure == NPS:
            nps[client][value] += n
        elif dimension:
            values[client][value] += n
    return [
        Client(key, name, forms[key], _places("", values[key]), _places(NPS, nps[key]))
        for key, name in names.items()
    ]


def unit_names(organisation: UUID, keys: Iterable[UUID]) -> dict[UUID, str]:
    """What departments are called, by name."""
    rows = Unit.objects.filter(organisation_id=organisation, pk__in=list(keys))
    names = {row.pk: row.full_name for row in rows.select_related("parent")}
    return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), str(one[0]))))


def recruiter_names(organisation: UUID, keys: Iterable[UUID]) -> dict[UUID, str]:
    """What recruiters are called, by name: never by their scores."""
    names = names_in(organisation, list(keys))
    return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), str(one[0]))))


def _own(organisation: UUID, recruiter: UUID, side: Side) -> Any:
    return Tally.objects.filter(
        organisation_id=organisation, recruiter_id=recruiter, side=side, imported=None
    )


def _places(measure: str, values: Mapping[int, int]) -> list[int]:
    lowest, highest = (0, 10) if measure == NPS else (LOWEST, HIGHEST)
    return [values.get(value, 0) for value in range(lowest, highest + 1)]


def _response(came: Mapping[str, int]) -> list[int]:
    """Of how many that was the last step."""
    invited, started, completed = (came.get(str(one), 0) for one in RESPONSES)
    return [invited - started, started - completed, completed]
