"""Assessments of Anna's: one with a part still to do, one of which she reads the report; every role has its place."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from tests.assessments.casing import agreed, planned
from tests.assessments.reports_shown import FIRST, reading
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.talks import Plan, plan_talk
from tweespraak.assessments.models import Case, Correction, Mark, Part, Recipient
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.sections import sentence_key
from tweespraak.assessments.rules.talks import Mode, Proposal
from tweespraak.conversations.api import Moment
from tweespraak.foundation import clock
from tweespraak.insights.api import Result
from tweespraak.people.roles import Role


@dataclass(frozen=True)
class Cases:
    """The assessment, its part, and who may get the report; and the one that is read."""

    consented: Case
    part: Part
    recipient: Recipient
    read: Case
    tested: Part
    correction: Correction
    talked: Case  # the feedback talk has begun; a card of it is shared with a manager


def put_cases(anna: Actor, by_role: dict[str, Actor]) -> Cases:
    """Led by the psychologist, planned by the planner, asked for by the client contact."""
    leads = by_role[Role.PSYCHOLOGIST]
    case = agreed(
        leads, anna, by_role[Role.CLIENT_CONTACT], by_role[Role.SECOND_READER], needs="Meer tijd"
    )
    Case.objects.filter(pk=case.pk).update(planner=by_role[Role.PLANNER].person)
    planned(case, leads, PartKind.INTERVIEW, starts_at=THEN + timedelta(days=20))
    return Cases(
        Case.objects.get(pk=case.pk),
        case.parts.get(),
        case.recipients.get(),
        *_put_read(anna, by_role),
        _put_talked(anna, by_role),
    )


def _put_read(anna: Actor, by_role: dict[str, Actor]) -> tuple[Case, Part, Correction]:
    """Anna reads it, marked a sentence and asked for a correction; a test of hers is in it."""
    around = {
        "client": Role.CLIENT_CONTACT, "second_reader": Role.SECOND_READER, "planner": Role.PLANNER
    }  # fmt: skip
    case = reading(
        by_role[Role.PSYCHOLOGIST],
        anna,
        **{place: by_role[role].person for place, role in around.items()},
    )
    tested = Part.objects.create(
        case=case,
        kind=PartKind.TEST,
        name="Vragenlijst",
        position=1,
        result=Result.objects.filter(person=anna.person).first(),
    )
    Mark.objects.create(
        case=case, sentence=sentence_key(FIRST), section="summary", quote=FIRST, kind="question",
        note="Waar zag je dat?", marked_at=THEN,
    )  # fmt: skip
    asked = Correction.objects.create(
        case=case, kind="fact", quote=FIRST, wish="Het was 2024", asked_at=THEN
    )
    return case, tested, asked


def _put_talked(anna: Actor, by_role: dict[str, Actor]) -> Case:
    """The psychologist and Anna are talking; her manager may read her card."""
    leads, at = by_role[Role.PSYCHOLOGIST], clock.now()
    around = {
        "client": Role.CLIENT_CONTACT, "second_reader": Role.SECOND_READER, "planner": Role.PLANNER
    }  # fmt: skip
    case = reading(leads, anna, **{place: by_role[role].person for place, role in around.items()})
    Part.objects.create(
        case=case, kind=PartKind.INTERVIEW, name="Interview", position=1, held_at=THEN,
        psychologist=leads.person,
    )  # fmt: skip
    starts_at = at + timedelta(hours=1)
    plan_talk(
        case=case,
        once=uuid4(),
        plan=Plan(
            Moment(starts_at, 60, "Kamer 2"),
            Proposal(starts_at, Mode.IN_PERSON, leads.person.pk),
        ),
        by=leads.person.pk,
        at=at,
    )
    Case.objects.filter(pk=case.pk).update(
        talk_began_at=at, talk_step=1, card={"lines": [], "words": "Tijd om te oefenen"},
        card_shared_with=by_role[Role.MANAGER].person, card_shared_at=at,
    )  # fmt: skip
    return Case.objects.get(pk=case.pk)
