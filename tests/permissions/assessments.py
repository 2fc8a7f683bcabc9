"""An assessment of Anna's in which she takes part, with a part still to do; every role has its place."""

from dataclasses import dataclass
from datetime import timedelta

from tests.assessments.casing import agreed, planned
from tests.cast import THEN, Actor
from tweespraak.assessments.models import Case, Part, Recipient
from tweespraak.assessments.rules.days import PartKind
from tweespraak.people.roles import Role


@dataclass(frozen=True)
class Cases:
    """The assessment, its part, and who may get the report."""

    consented: Case
    part: Part
    recipient: Recipient


def put_cases(anna: Actor, by_role: dict[str, Actor]) -> Cases:
    """Led by the psychologist, planned by the planner, asked for by the client contact."""
    leads = by_role[Role.PSYCHOLOGIST]
    case = agreed(
        leads, anna, by_role[Role.CLIENT_CONTACT], by_role[Role.SECOND_READER], needs="Meer tijd"
    )
    Case.objects.filter(pk=case.pk).update(planner=by_role[Role.PLANNER].person)
    planned(case, leads, PartKind.INTERVIEW, starts_at=THEN + timedelta(days=20))
    return Cases(Case.objects.get(pk=case.pk), case.parts.get(), case.recipients.get())
