"""A vacancy that is public, for which Anna applied; the psychologist interviews her next week."""

from dataclasses import dataclass
from datetime import timedelta

from tests.cast import THEN, Actor
from tests.selection.files import PDF
from tests.selection.seeking import candidate, interview, signed
from tweespraak.foundation import clock
from tweespraak.people.roles import Role
from tweespraak.selection.models import Candidacy, Cv, Interview, Vacancy


@dataclass(frozen=True)
class Opened:
    """The vacancy, Anna's application with a CV, and the interview that is planned."""

    vacancy: Vacancy
    application: Candidacy
    interview: Interview


def put_opening(anna: Actor, by_role: dict[str, Actor]) -> Opened:
    """Led by the recruiter for the hiring manager; the stakeholder signed for the team."""
    vacancy = signed(
        by_role[Role.RECRUITER],
        by_role[Role.HIRING_MANAGER],
        by_role[Role.STAKEHOLDER],
        published_at=THEN,
    )
    made = candidate(vacancy, anna)
    Cv.objects.create(
        candidacy=made, name="cv.pdf", kind="pdf", size=len(PDF), content=PDF, sent_at=THEN
    )
    talk = interview(made, by_role[Role.PSYCHOLOGIST], starts_at=clock.now() + timedelta(days=7))
    return Opened(vacancy, made, talk)
