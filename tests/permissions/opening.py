"""A vacancy that is public, for which Anna applied; the psychologist interviews her next week, and who
decides may see how she fits the lens."""

from dataclasses import dataclass
from datetime import timedelta

from tests.cast import THEN, Actor
from tests.selection.files import PDF
from tests.selection.seeking import candidate, interview, signed
from tweespraak.foundation import clock
from tweespraak.lenses.api import LensVersion
from tweespraak.people.roles import Role
from tweespraak.selection.actions.sharing import fingerprint, share_match, words_of
from tweespraak.selection.models import Candidacy, Cv, Interview, Vacancy
from tweespraak.selection.queries.sharing import own_match


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
        lens_version=LensVersion.objects.filter(lens__organisation=None).first(),
    )
    made = candidate(vacancy, anna)
    _share(made)
    Cv.objects.create(
        candidacy=made, name="cv.pdf", kind="pdf", size=len(PDF), content=PDF, sent_at=THEN
    )
    talk = interview(made, by_role[Role.PSYCHOLOGIST], starts_at=clock.now() + timedelta(days=7))
    return Opened(vacancy, made, talk)


def _share(made: Candidacy) -> None:
    """Anna filled in the questionnaire earlier, and shows the match."""
    words = words_of(made, own_match(made), "nl")
    share_match(candidacy=made, seen=fingerprint(words), language="nl", at=clock.now())
