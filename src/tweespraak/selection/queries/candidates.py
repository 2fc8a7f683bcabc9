"""The candidates of a vacancy as whoever leads it follows them, and how one application stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tweespraak.people.api import day_in, names_in
from tweespraak.selection.models import Candidacy, Cv, Interview, Judgement, Profile, Vacancy
from tweespraak.selection.queries.profiles import profile_of, stage_names
from tweespraak.selection.rules.decisions import Talked, must_check
from tweespraak.selection.rules.judging import Stands
from tweespraak.selection.rules.states import OVER, RUNNING, ProfileState, State
from tweespraak.selection.rules.waiting import Silence, working_days_between


@dataclass(frozen=True)
class Line:
    """One candidate in the list; nothing of it says better or worse."""

    candidacy: Candidacy
    name: str
    silent: int | None  # working days since they heard something; None: nobody waits
    coming: Interview | None
    judges: int  # judgements still to be saved of interviews that began
    must_check: bool

    @property
    def is_late(self) -> bool:
        """Whether they wait longer for a word than was agreed."""
        return self.silent is not None and self.silent > self.candidacy.vacancy.reply_days


@dataclass(frozen=True)
class Group:
    """The candidates in one stage, or of whom it is decided; by name."""

    key: str
    name: str
    lines: list[Line]


def lines_of(vacancy: Vacancy, at: datetime) -> list[Line]:
    """Every candidate of a vacancy, by name, in a constant number of queries."""
    rows = list(_with_interviews(vacancy))
    names = names_in(vacancy.organisation_id, [row.person_id for row in rows])
    profile = profile_of(vacancy)
    for row in rows:
        row.vacancy = vacancy
    lines = [_line(row, names, profile, at) for row in rows]
    return sorted(lines, key=lambda one: (one.name.casefold(), str(one.candidacy.pk)))


def groups_of(vacancy: Vacancy, lines: Iterable[Line]) -> list[Group]:
    """Per stage, in order, who is in it; a stage that is no more keeps who stands in it."""
    known, found = stage_names(vacancy), list(lines)
    running = [one for one in found if one.candidacy.state in RUNNING]
    first = next(iter(known), "")
    by_stage: dict[str, list[Line]] = {key: [] for key in known}
    for one in running:
        key = one.candidacy.stage if one.candidacy.stage in known else first
        by_stage.setdefault(key, []).append(one)
    return [Group(key, known.get(key, ""), rows) for key, rows in by_stage.items()]


def to_tell(lines: Iterable[Line]) -> list[Line]:
    """Of whom it is decided, and who did not hear it yet."""
    return [one for one in lines if one.candidacy.state not in (*RUNNING, *OVER)]


def over(lines: Iterable[Line]) -> list[Line]:
    """Who heard how it ended for them."""
    return [one for one in lines if one.candidacy.state in OVER]


def talks_of(candidacy: Candidacy) -> list[Talked]:
    """The interviews that were not called off."""
    return [
        Talked(
            one.starts_at,
            not any(stands_of(each, one).is_open for each in one.judgements.all()),
        )
        for one in candidacy.interviews.all()
        if one.cancelled_at is None
    ]


def stands_of(judgement: Judgement, interview: Interview) -> Stands:
    """How a judgement stands."""
    return Stands(
        judgement.saved_at, judgement.excused_at, is_off=interview.cancelled_at is not None
    )


def own_stands(candidacy: Candidacy, person: UUID) -> list[Stands]:
    """Every judgement of this candidate that somebody was asked for."""
    return [
        stands_of(each, one)
        for one in candidacy.interviews.all()
        for each in one.judgements.all()
        if each.interviewer_id == person
    ]


def check_needed(candidacy: Candidacy, profile: Profile | None) -> bool:
    """Whether the requirements changed since this candidate was looked at."""
    if profile is None or profile.state != ProfileState.SIGNED:
        return False
    if candidacy.state in (State.HIRED, State.WITHDRAWN):
        return False
    return must_check(
        number=profile.number,
        signed_at=profile.signed_at,
        looked_at=_looked_at(candidacy),
        is_checked=candidacy.checked_again_on_id == profile.pk,
    )


def silence_of(candidacy: Candidacy) -> Silence:
    """Since when a candidate hears nothing. An interview is a contact, also one that is still to come:
    whoever knows when they talk is not left alone."""
    here = candidacy.organisation
    contacts = [candidacy.heard_at or candidacy.applied_at]
    contacts += [one.starts_at for one in candidacy.interviews.all() if one.cancelled_at is None]
    since = max(contacts)
    nudged = candidacy.nudged_at if candidacy.nudges else None
    return Silence(
        since=day_in(here, since),
        promised=candidacy.hears_by_on,
        nudges=candidacy.nudges,
        nudged=day_in(here, nudged) if nudged else None,
    )


def silent_days(candidacy: Candidacy, today: date) -> int | None:
    """Working days without a word; None when nobody waits, or an interview is still to come."""
    if candidacy.state in OVER:
        return None
    since = silence_of(candidacy).since
    return working_days_between(since, today) if since <= today else None


def _with_interviews(vacancy: Vacancy) -> Iterable[Candidacy]:
    rows = vacancy.candidacies.select_related("organisation")
    return rows.prefetch_related("interviews__judgements")


def _line(row: Candidacy, names: Mapping[UUID, str], profile: Profile | None, at: datetime) -> Line:
    interviews = [one for one in row.interviews.all() if one.cancelled_at is None]
    coming = [one for one in interviews if one.starts_at > at and one.held_at is None]
    waiting = [
        each
        for one in interviews
        if one.starts_at <= at
        for each in one.judgements.all()
        if stands_of(each, one).is_open
    ]
    return Line(
        candidacy=row,
        name=names.get(row.person_id, ""),
        silent=silent_days(row, day_in(row.organisation, at)),
        coming=min(coming, key=lambda one: one.starts_at, default=None),
        judges=len(waiting),
        must_check=check_needed(row, profile),
    )


def _looked_at(candidacy: Candidacy) -> datetime | None:
    moments = [candidacy.decided_at]
    for one in candidacy.interviews.all():
        if one.cancelled_at is None:
            moments += [one.held_at, *(each.saved_at for each in one.judgements.all())]
    return max((one for one in moments if one), default=None)


def cv_told(candidacy: Candidacy) -> Cv | None:
    """What is known of the CV, without the file itself."""
    return Cv.objects.filter(candidacy=candidacy).defer("content").first()
