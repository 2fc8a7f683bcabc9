"""A rejection as it stands: what is written, what the procedure says about it, who may look along."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import get_language

from tweespraak.assessments.api import has_released_to
from tweespraak.notifications.api import mails_of
from tweespraak.people.api import (
    Membership,
    Permission,
    Role,
    day_in,
    members_of,
    members_with_role,
    permissions_of,
)
from tweespraak.selection.models import Candidacy, Profile, Rejection
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.reasons import read_reasons
from tweespraak.selection.rules.rejecting import Around, Draft
from tweespraak.selection.rules.states import ProfileState
from tweespraak.selection.rules.wording import LawHit, Level, law_hits

SURVEYS = "evaluations."  # how the mails begin that ask somebody to answer questions
LOOKED_BACK = timedelta(days=3)  # a mail may have waited before it went


@dataclass(frozen=True)
class Found:
    """What the guard on words found, and in which place of the page."""

    where: str
    hit: LawHit

    @property
    def is_block(self) -> bool:
        """Whether it does not go out as it is."""
        return self.hit.level is Level.BLOCK


def rejection_of(candidacy: Candidacy) -> Rejection | None:
    """What is written so far, or was told; None before anybody wrote."""
    return (
        Rejection.objects.filter(candidacy=candidacy)
        .select_related("written_by", "caller", "second_reader", "overridden_by", "answers", "talk")
        .first()
    )


def draft_of(rejection: Rejection | None) -> Draft:
    """The words of it."""
    if rejection is None:
        return Draft()
    return Draft(
        reasons=read_reasons(rejection.reasons),
        thanks=rejection.thanks,
        strength=rejection.strength,
        tip=rejection.tip,
        caller=rejection.caller_id,
        call_on=rejection.call_on,
    )


def around_of(candidacy: Candidacy, at: datetime) -> Around:
    """What decides on which reasons can be given."""
    profile = signed_profile(candidacy)
    rows = [Requirement.of(row) for row in profile.requirements] if profile else []
    report = has_released_to(
        participant=candidacy.person_id,
        organisation=candidacy.organisation_id,
        persons=deciders_of(candidacy),
        at=at,
    )
    return Around(
        requirements={one.key: one for one in rows},
        had_contact=report or was_spoken_with(candidacy, at),
        has_report=report,
    )


def signed_profile(candidacy: Candidacy) -> Profile | None:
    """The requirements everybody signed; None when they are being written again."""
    profile = profile_of(candidacy.vacancy)
    return profile if profile and profile.state == ProfileState.SIGNED else None


def was_spoken_with(candidacy: Candidacy, at: datetime) -> bool:
    """Whether an interview took place."""
    return any(
        one.held_at is not None or one.starts_at <= at
        for one in candidacy.interviews.all()
        if one.cancelled_at is None
    )


def law_of(draft: Draft, candidacy: Candidacy) -> list[Found]:
    """What the guard sees in it; words of the signed requirements and the job title only warn."""
    profile = signed_profile(candidacy)
    allowed = [candidacy.vacancy.title]
    for row in profile.requirements if profile else []:
        allowed += [row.get("text", ""), row.get("behaviour", "")]
    language = get_language() or "nl"
    return [
        Found(where, hit)
        for where, text in draft.texts().items()
        for hit in law_hits(text, language, allowed=allowed)
    ]


def is_surveyed(candidacy: Candidacy, at: datetime) -> bool:
    """Whether other questions were mailed to the candidate today: then this one waits a day.

    Looked up in what was mailed: the survey itself does not know whom it asked.
    """
    here = candidacy.organisation
    asked = mails_of(here.pk).filter(
        address__iexact=candidacy.person.email,
        kind__startswith=SURVEYS,
        created_at__gt=at - LOOKED_BACK,
    )
    moments = [one.sent_at or one.created_at for one in asked]
    return any(day_in(here, one) == day_in(here, at) for one in moments)


def deciders_of(candidacy: Candidacy) -> list[UUID]:
    """Who leads the vacancy and who asked for it."""
    return [candidacy.vacancy.recruiter_id, candidacy.vacancy.hiring_manager_id]


def callers_of(candidacy: Candidacy) -> list[Membership]:
    """Who can call the candidate: who leads, who asked for it, who interviewed; by name."""
    interviewers = [
        judge.interviewer_id for one in candidacy.interviews.all() for judge in one.judgements.all()
    ]
    return _here(candidacy, {*deciders_of(candidacy), *interviewers})


def readers_of(candidacy: Candidacy, writer: UUID) -> list[Membership]:
    """Who can read along as the second: everybody who stands at the vacancy, and HR; never the writer."""
    standing = [one.person_id for one in candidacy.vacancy.stakeholders.all() if not one.ended_at]
    known = {*deciders_of(candidacy), *standing, *(one.person_id for one in lifters_of(candidacy))}
    known -= {writer, candidacy.person_id}
    return [one for one in _here(candidacy, known) if one.person.activated_at]


def lifters_of(candidacy: Candidacy) -> list[Membership]:
    """Who of HR may let a blocked word go out, with a reason; never the candidate."""
    roles = [role for role in Role if Permission.LIFT_GUARD in permissions_of([role])]
    rows = members_of(candidacy.organisation_id).exclude(person_id=candidacy.person_id)
    return list(rows.filter(grants__role__in=roles, grants__taken_at=None).distinct())


def answerers_of(candidacy: Candidacy) -> list[UUID]:
    """Who can answer somebody who does not agree, the most fitting first: HR, then who leads or asked;
    when they all decided along, who manages the organisation."""
    hr = [one.person_id for one in lifters_of(candidacy)]
    admins = members_with_role(candidacy.organisation_id, Role.ORGANISATION_ADMIN)
    last = [one.person_id for one in admins]
    standing = [one.person_id for one in candidacy.vacancy.stakeholders.all() if not one.ended_at]
    order = dict.fromkeys([*hr, *deciders_of(candidacy), *standing, *last])
    here = {one.person_id for one in _here(candidacy, set(order))}
    return [one for one in order if one in here and one != candidacy.person_id]


def _here(candidacy: Candidacy, persons: set[UUID]) -> list[Membership]:
    return list(members_of(candidacy.organisation_id).filter(person_id__in=persons))
