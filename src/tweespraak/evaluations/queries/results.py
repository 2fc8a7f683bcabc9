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
    values: tuple[int, ...]  # of 1 to 5
    nps: tuple[int, ...]  # of 0 to 10


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


def clients_of(organisation: UUID, recruiter: UUID) -> list[Client]:
    """What each client said to a recruiter over the last year, by name."""
    rows = _own(organisation, recruiter, Side.CLIENT).order_by("month", "pk")
    values: dict[UUID, list[int]] = defaultdict(list)
    nps: dict[UUID, list[int]] = defaultdict(list)
    forms: Counter[UUID] = Counter()
    for client, measure, dimension, value, n in rows.values_list(
        "client_id", "topic", "dimension", "value", "count"
    ):
        if measure == Response.COMPLETED:
            forms[client] += n
        elif measure == NPS:
            nps[client] += [value] * n
        elif dimension:
            values[client] += [value] * n
    names = names_in(organisation, list(forms))
    made = [
        Client(key, names.get(key, "–"), count, tuple(values[key]), tuple(nps[key]))
        for key, count in forms.items()
    ]
    return sorted(made, key=lambda one: (one.name.casefold(), str(one.key)))


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
