"""The interviews of a candidate with who judges, and what one may read of each other's judgements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.api import names_in
from tweespraak.selection.models import Candidacy, Interview, Judgement, Profile, Vacancy
from tweespraak.selection.queries.candidates import own_stands, stands_of
from tweespraak.selection.queries.places import LEADS, Seen
from tweespraak.selection.queries.profiles import profile_of, signed_by, signers_of, stage_names
from tweespraak.selection.rules.interviews import Around
from tweespraak.selection.rules.judging import all_in, asked_in, may_read_others
from tweespraak.selection.rules.profiles import Requirement, missing_signers
from tweespraak.selection.rules.states import ProfileState, State


@dataclass(frozen=True)
class Talk:
    """An interview as somebody finds it: who judged, and whether they may read what was seen."""

    row: Interview
    stage: str
    judges: list[tuple[Judgement, str]]  # with the name, in the order of names
    mine: Judgement | None
    may_read: bool

    @property
    def is_over(self) -> bool:
        """Whether it was called off."""
        return self.row.cancelled_at is not None

    @property
    def is_all_in(self) -> bool:
        """Whether every judgement is in."""
        return all_in([stands_of(one, self.row) for one, _name in self.judges])

    @property
    def my_turn(self) -> bool:
        """Whether one's own judgement is still to be saved."""
        return self.mine is not None and stands_of(self.mine, self.row).is_open


def talks_seen(seen: Seen) -> list[Talk]:
    """The interviews somebody has to do with, the first one first: all for who leads it, else one's own."""
    rows = sorted(seen.candidacy.interviews.all(), key=lambda one: (one.starts_at, str(one.pk)))
    people = [each.interviewer_id for one in rows for each in one.judgements.all()]
    names = names_in(seen.candidacy.organisation_id, people)
    stages = stage_names(seen.candidacy.vacancy)
    found = [_talk(seen, one, names, stages.get(one.stage, "")) for one in rows]
    return found if seen.is_any(*LEADS) else [one for one in found if one.mine]


def talk_seen(seen: Seen, interview: UUID) -> Talk | None:
    """One of those; None when it is none of theirs."""
    return next((one for one in talks_seen(seen) if one.row.pk == interview), None)


def asked_of(interview: Interview) -> list[Requirement]:
    """What is judged in an interview: as it was signed when the candidate was invited."""
    rows = (Requirement.of(row) for row in interview.profile.requirements)
    return asked_in(rows, interview.stage)


def around_of(candidacy: Candidacy) -> Around:
    """What a planned interview is judged by, as it stands now."""
    vacancy = candidacy.vacancy
    profile = profile_of(vacancy)
    is_signed = profile is not None and is_signed_by_all(profile, vacancy)
    return Around(
        state=State(candidacy.state),
        candidate=candidacy.person_id,
        stages=[row["key"] for row in vacancy.stages if row["is_interview"]],
        signed=signed_by(profile) if profile and is_signed else frozenset(),
        is_signed=is_signed,
        is_closed=vacancy.closed_at is not None,
    )


def is_signed_by_all(profile: Profile, vacancy: Vacancy) -> bool:
    """Whether hiring manager, team and HR signed exactly this; an older signature does not count."""
    if profile.state != ProfileState.SIGNED:
        return False
    signed = signed_by(profile)
    capacities = [one.capacity for one in signers_of(vacancy) if one.person_id in signed]
    return not missing_signers(capacities)


def who_can_interview(vacancy: Vacancy) -> list[tuple[UUID, str, bool]]:
    """Everybody who is to sign, by name, and whether they signed the version that counts."""
    profile = profile_of(vacancy)
    signed = signed_by(profile) if profile else frozenset()
    people = [one.person_id for one in signers_of(vacancy)]
    names = names_in(vacancy.organisation_id, people)
    rows = [(key, names[key], key in signed) for key in people if key in names]
    return sorted(rows, key=lambda row: (row[1].casefold(), str(row[0])))


def judgements_of(person: UUID, organisation: UUID) -> QuerySet[Judgement]:
    """Every judgement this person was asked for and not excused from, the last interview first."""
    return (
        Judgement.objects.filter(
            interviewer_id=person,
            excused_at=None,
            interview__cancelled_at=None,
            interview__candidacy__organisation_id=organisation,
            interview__candidacy__vacancy__closed_at=None,
        )
        .select_related("interview__candidacy__vacancy")
        .order_by("-interview__starts_at", "pk")
    )


def to_judge(person: UUID, organisation: UUID, at: datetime) -> QuerySet[Judgement]:
    """Those of interviews that began, which are still to be saved."""
    rows = judgements_of(person, organisation)
    return rows.filter(saved_at=None, interview__starts_at__lte=at)


def _talk(seen: Seen, row: Interview, names: Mapping[UUID, str], stage: str) -> Talk:
    judges = [(one, names.get(one.interviewer_id, "")) for one in row.judgements.all()]
    own = [one for one, _name in judges if one.interviewer_id == seen.person_id]
    mine = own[0] if own and own[0].excused_at is None else None
    has_place = seen.is_any(*LEADS) or mine is not None
    return Talk(
        row=row,
        stage=stage,
        judges=sorted(judges, key=lambda pair: pair[1].casefold()),
        mine=mine,
        may_read=has_place and may_read_others(own_stands(seen.candidacy, seen.person_id)),
    )
