"""The parts of assessments: of one case, and as an agenda of days."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.queries.cases import cases_of
from tweespraak.assessments.rules.days import PartFacts, PartKind
from tweespraak.assessments.rules.states import OVER, State


def part_facts(part: Part) -> PartFacts:
    """What decides whether a part is over."""
    return PartFacts(
        kind=PartKind(part.kind),
        mode=part.mode,
        starts_at=part.starts_at,
        held_at=part.held_at,
        is_skipped=bool(part.skipped_because),
        has_result=part.result_id is not None or bool(part.scores),
    )


def facts_of_parts(case: Case) -> list[PartFacts]:
    """The same for all parts of a case, in their order."""
    return [part_facts(part) for part in case.parts.all()]


def tests_waiting(person: UUID, instrument: str) -> QuerySet[Part]:
    """The parts for which this person has to take this test now, the oldest case first."""
    return Part.objects.filter(
        case__participant_id=person,
        case__state=State.IN_PROGRESS,
        kind=PartKind.TEST,
        instrument=instrument,
        result=None,
        held_at=None,
        skipped_because="",
    ).order_by("case__created_at", "position")


def waits_for_psychologist(*, person: UUID, instrument: str, **_more: Any) -> list[bool]:
    """`result.withheld`: a test that is taken for an assessment is explained there first."""
    return [True] if tests_waiting(person, instrument).exists() else []


def parts_between(
    person: UUID, organisation: UUID, zone: str, first: date, days: int
) -> list[Part]:
    """What is planned in these days in every case somebody works on, in the order of time."""
    there = ZoneInfo(zone)
    since = datetime.combine(first, time.min, there)
    until = datetime.combine(first + timedelta(days=days), time.min, there)
    mine = cases_of(person, organisation).exclude(participant_id=person).exclude(state__in=OVER)
    rows = Part.objects.filter(
        case__in=mine.order_by().values("pk"), starts_at__gte=since, starts_at__lt=until
    ).exclude(skipped_because__gt="")
    return list(rows.select_related("case__organisation").order_by("starts_at", "pk"))


def part_in(case: Case, part: UUID) -> Part | None:
    """A part of this case."""
    found: Part | None = case.parts.filter(pk=part).first()
    if found:
        found.case = case
    return found
