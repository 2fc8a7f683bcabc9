"""Vacancies, candidates and interviews in any state, made as rows, without the screens.

`draft`, `sent` and `signed` take whom it is about: the recruiter (signs as HR), the hiring manager,
somebody of the team, and interviewers.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.cast import THEN, Actor
from tweespraak.selection.models import (
    Candidacy,
    Interview,
    Judgement,
    Profile,
    Signature,
    Stakeholder,
    Vacancy,
)
from tweespraak.selection.queries.profiles import content_of, profile_of, signers_of
from tweespraak.selection.rules.profiles import Capacity
from tweespraak.selection.rules.states import ProfileState, State

STAGES: list[dict[str, Any]] = [
    {"key": "letter", "name": "Brief en cv", "is_interview": False, "days": 10},
    {"key": "first", "name": "Eerste gesprek", "is_interview": True, "days": 7},
    {"key": "second", "name": "Tweede gesprek", "is_interview": True, "days": 7},
]
REQUIREMENTS: list[dict[str, Any]] = [
    {
        "key": "r1", "category": "experience", "is_must": True, "text": "Heeft een team geleid",
        "behaviour": "Vertelt hoe een team zelf besluiten nam", "assessed": "Voorbeelden in het gesprek",
        "stage": "first", "weight": 3,
    },
    {
        "key": "r2", "category": "skill", "is_must": True, "text": "Plant een week vooruit",
        "behaviour": "Laat zien hoe een planning tot stand kwam", "assessed": "Werkopdracht",
        "stage": "second", "weight": 2,
    },
    {
        "key": "r3", "category": "culture", "is_must": False, "text": "Vraagt door",
        "behaviour": "Stelt eerst een vraag en dan een oplossing voor", "assessed": "In het gesprek",
        "stage": "first", "weight": 1,
    },
]  # fmt: skip


def vacancy(recruiter: Actor, manager: Actor, **values: Any) -> Vacancy:
    """A vacancy nobody wrote requirements for yet."""
    whole: dict[str, Any] = {
        "title": "Teamleider magazijn",
        "text": "Je leidt een team van acht.",
        "stages": STAGES,
        "created_at": THEN,
        "created_by_id": recruiter.person.pk,
    }
    return Vacancy.objects.create(
        organisation=recruiter.member.organisation,
        recruiter=recruiter.person,
        hiring_manager=manager.person,
        **{**whole, **values},
    )


def draft(
    recruiter: Actor,
    manager: Actor,
    team: Actor | None = None,
    interviewers: Sequence[Actor] = (),
    **values: Any,
) -> Vacancy:
    """With whole requirements and everybody who is to sign; nothing was sent yet."""
    made = vacancy(recruiter, manager, **values)
    Profile.objects.create(
        vacancy=made, number=1, requirements=REQUIREMENTS, created_at=THEN,
        pay_from=Decimal(3100), pay_to=Decimal(4200), terms="32 tot 36 uur, 25 vrije dagen.",
    )  # fmt: skip
    signer(made, recruiter, Capacity.HR)
    signer(made, manager, Capacity.HIRING_MANAGER)
    if team:
        signer(made, team, Capacity.TEAM)
    for each in interviewers:
        signer(made, each, Capacity.INTERVIEWER)
    return made


def sent(
    recruiter: Actor,
    manager: Actor,
    team: Actor | None = None,
    interviewers: Sequence[Actor] = (),
    **values: Any,
) -> Vacancy:
    """Everybody was asked to sign; nobody did yet."""
    made = draft(recruiter, manager, team, interviewers, **values)
    made.profiles.update(
        state=ProfileState.IN_SIGNING, sent_at=THEN, hash=content_of(made.profiles.get(), made).hash
    )
    return made


def signed(
    recruiter: Actor,
    manager: Actor,
    team: Actor | None = None,
    interviewers: Sequence[Actor] = (),
    **values: Any,
) -> Vacancy:
    """Everybody signed."""
    made = sent(recruiter, manager, team, interviewers, **values)
    profile = profile_of(made)
    assert profile
    for each in signers_of(made):
        Signature.objects.create(
            profile=profile, stakeholder=each, hash=profile.hash, signed_at=THEN
        )
    made.profiles.update(state=ProfileState.SIGNED, signed_at=THEN)
    return made


def signer(vacancy: Vacancy, who: Actor, capacity: Capacity) -> Stakeholder:
    """Somebody who is to sign."""
    return Stakeholder.objects.create(
        vacancy=vacancy, person=who.person, capacity=capacity, since_at=THEN
    )


def candidate(vacancy: Vacancy, who: Actor, **values: Any) -> Candidacy:
    """Somebody applied, and nobody did anything with it yet."""
    whole: dict[str, Any] = {
        "state": State.APPLIED,
        "stage": vacancy.stages[0]["key"],
        "motivation": "Ik werk graag met mensen.",
        "applied_at": THEN,
        "heard_at": THEN,
    }
    return Candidacy.objects.create(
        organisation=vacancy.organisation,
        vacancy=vacancy,
        person=who.person,
        **{**whole, **values},
    )


def in_procedure(vacancy: Vacancy, who: Actor, **values: Any) -> Candidacy:
    """Taken up: an interview may be planned."""
    return candidate(vacancy, who, **{"state": State.IN_PROCEDURE, "stage": "first", **values})


def interview(candidacy: Candidacy, *interviewers: Actor, **values: Any) -> Interview:
    """A planned interview with its interviewers; nobody judged yet. Needs requirements."""
    whole: dict[str, Any] = {
        "stage": "first",
        "starts_at": THEN + timedelta(days=3),
        "place": "Kamer 2",
        "invited_at": THEN,
    }
    made = Interview.objects.create(
        candidacy=candidacy,
        profile=profile_of(candidacy.vacancy),
        **{**whole, **values},
    )
    for each in interviewers:
        Judgement.objects.create(interview=made, interviewer=each.person)
    return made


def interviewed(
    vacancy: Vacancy, who: Actor, *interviewers: Actor, at: datetime | None = None
) -> Candidacy:
    """In the procedure, interviewed once, and every interviewer saved a judgement."""
    held = at or THEN + timedelta(days=3)
    made = in_procedure(vacancy, who)
    talk = interview(made, *interviewers, starts_at=held, held_at=held)
    ratings = {
        row["key"]: {
            "met": "yes" if row["key"] != "r2" else "partly",
            "saw": "Een eigen voorbeeld.",
        }
        for row in talk.profile.requirements
        if row["stage"] == talk.stage
    }
    talk.judgements.update(ratings=ratings, advice="on", draft_at=held, saved_at=held)
    return made
