"""What a process is measured by: the course of every application of a vacancy, without whose it is."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from tweespraak.audit.api import Entry
from tweespraak.people.api import day_in
from tweespraak.selection.models import Candidacy, Interview, Lesson, Rejection, Vacancy
from tweespraak.selection.queries.profiles import stage_names
from tweespraak.selection.rules.lessons import must_remind
from tweespraak.selection.rules.mirror import Course, Measures, Told, measure, settled_on
from tweespraak.selection.rules.states import State
from tweespraak.selection.rules.watching import Ended

# Acts with which a candidate hears something; interviews and the message have rows of their own.
WORDS = ("selection.take_up", "selection.kept_posted")
UNKNOWN = "?"  # a stage that is no longer there
A_DAY = timedelta(days=1)  # the day of an organisation can be ahead of ours
LONG_AGO = timedelta(days=120)  # what ended before was measured for the last time


def measures_of(vacancy: Vacancy, at: datetime) -> Measures:
    """How this process goes, or went. What was counted stays when applications are deleted."""
    kept = Measures.read(vacancy.measures)
    if vacancy.measures and is_settled(vacancy, at):
        return kept
    found = measured(vacancy, at)
    return found if found.applications >= kept.applications else kept


def measured(vacancy: Vacancy, at: datetime) -> Measures:
    """The measures as the rows tell them now."""
    found = vacancy.candidacies.select_related("rejection", "vacancy", "organisation")
    rows = list(found.prefetch_related("interviews__judgements"))
    words = _words_to(rows)
    changes = vacancy.profiles.filter(is_late=True).count()
    stages = stage_names(vacancy)
    return measure((_course(row, stages, words[row.pk], at) for row in rows), changes)


def is_settled(vacancy: Vacancy, at: datetime) -> bool:
    """Whether it ended so long ago that nothing changes any more."""
    if vacancy.closed_at is None:
        return False
    here = vacancy.organisation
    return settled_on(day_in(here, vacancy.closed_at)) <= day_in(here, at)


def places_of(vacancy: Vacancy) -> list[str]:
    """The keys of the team and the department a vacancy is of."""
    unit = vacancy.unit
    if unit is None:
        return []
    return [str(unit.pk), str(unit.parent_id)] if unit.parent_id else [str(unit.pk)]


def ended_in(organisation: UUID, first: date, last: date) -> list[Ended]:
    """The vacancies that ended in these days and were measured when nothing changed any more."""
    rows = Vacancy.objects.filter(organisation_id=organisation).exclude(closed_at=None)
    ended = []
    for row in rows.select_related("organisation").defer("text"):
        closed_on = _closed_on(row)
        is_final = row.measured_on is not None and row.measured_on >= settled_on(closed_on)
        if is_final and first <= closed_on <= last:
            cells = tuple(row.measures.get("places", ()))
            ended.append(Ended(str(row.pk), closed_on, cells, Measures.read(row.measures)))
    return ended


def titles_of(organisation: UUID) -> dict[str, str]:
    """What the closed vacancies here are called, by key."""
    rows = Vacancy.objects.filter(organisation_id=organisation).exclude(closed_at=None)
    return {str(key): title for key, title in rows.values_list("pk", "title")}


def lessons_over(vacancy: Vacancy) -> list[Lesson]:
    """The lessons of a procedure, what is still to do first."""
    rows = vacancy.lessons.select_related("owner")
    return list(rows.order_by(F("done_at").asc(nulls_first=True), "due_on", "created_at", "pk"))


def to_measure(at: datetime) -> list[Vacancy]:
    """Closed vacancies that were not measured today, and in which something may still change."""
    mine = Q(measured_on=None) | Q(measured_on__lt=at.date() + A_DAY, closed_at__gt=at - LONG_AGO)
    rows = Vacancy.objects.filter(mine).exclude(closed_at=None)
    return [row for row in rows.select_related("organisation", "unit") if _must_measure(row, at)]


def lessons_due(at: datetime) -> list[Lesson]:
    """Lessons whose owner is to be reminded now."""
    rows = Lesson.objects.filter(done_at=None, due_on__lte=at.date() + A_DAY)
    return [row for row in rows.select_related("organisation") if _must_remind(row, at)]


def lessons_waiting(person: UUID, organisation: UUID, today: date) -> list[Lesson]:
    """What somebody has to follow up: its day has come, or it still has none. The earliest first."""
    rows = Lesson.objects.filter(
        Q(due_on=None) | Q(due_on__lte=today),
        owner_id=person,
        organisation_id=organisation,
        done_at=None,
    )
    return list(rows.select_related("vacancy").order_by("due_on", "created_at", "pk"))


def _must_measure(row: Vacancy, at: datetime) -> bool:
    last = min(day_in(row.organisation, at), settled_on(_closed_on(row)))
    return row.measured_on is None or row.measured_on < last


def _closed_on(row: Vacancy) -> date:
    """The day a closed vacancy ended."""
    return day_in(row.organisation, row.closed_at or row.created_at)


def _must_remind(row: Lesson, at: datetime) -> bool:
    here = row.organisation
    reminded_on = day_in(here, row.reminded_at) if row.reminded_at else None
    return must_remind(row.due_on, reminded_on, day_in(here, at))


def _words_to(rows: list[Candidacy]) -> Mapping[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = defaultdict(list)
    entries = Entry.objects.filter(
        object_type="application", object_id__in=[str(row.pk) for row in rows], action__in=WORDS
    )
    for key, moment in entries.values_list("object_id", "at"):
        found[UUID(key)].append(moment)
    return found


def _course(
    row: Candidacy, stages: Mapping[str, str], words: list[datetime], at: datetime
) -> Course:
    here = row.organisation
    held = [one for one in row.interviews.all() if _is_held(one)]
    told: Rejection | None = getattr(row, "rejection", None)
    told_at = told.told_at if told else None
    is_withdrawn = row.state == State.WITHDRAWN
    decided_at = None if is_withdrawn else row.decided_at
    return Course(
        applied_on=day_in(here, row.applied_at),
        until_on=day_in(here, row.ended_at or told_at or row.vacancy.closed_at or at),
        contacts=_contacts(row, held, [*words, told_at], at),
        interviews=len(held),
        met=len({each for one in held for each in _interviewers(one)}),
        decided_on=day_in(here, decided_at) if decided_at else None,
        told_on=day_in(here, told_at) if told_at else None,
        is_hired=row.state == State.HIRED,
        withdrew_in=stages.get(row.stage, UNKNOWN) if is_withdrawn else "",
        told=_told(told) if told and told_at else None,
    )


def _contacts(
    row: Candidacy, held: list[Interview], words: list[datetime | None], at: datetime
) -> tuple[date, ...]:
    """Each day on which the candidate heard from us or met us; the receipt after applying is none."""
    moments = [row.heard_at, *words, *(one.starts_at for one in held)]
    moments += [one.invited_at for one in row.interviews.all()]
    heard = [one for one in moments if one and row.applied_at < one <= at]
    return tuple(sorted({day_in(row.organisation, one) for one in heard}))


def _is_held(interview: Interview) -> bool:
    if interview.cancelled_at:
        return False
    return bool(interview.held_at) or any(one.saved_at for one in interview.judgements.all())


def _interviewers(interview: Interview) -> list[UUID]:
    return [one.interviewer_id for one in interview.judgements.all() if not one.excused_at]


def _told(row: Rejection) -> Told:
    return Told(
        codes=frozenset(one["code"] for one in row.reasons),
        is_offered=row.caller_id is not None,
        is_used=row.talk_held_at is not None,
        useful=row.useful,
    )
