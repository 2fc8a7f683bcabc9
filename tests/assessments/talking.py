"""Cases in which a feedback talk can be planned, is planned, or is given up."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.assessments.reports_shown import reading
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.talks import Plan, plan_talk
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.talks import Mode, Proposal
from tweespraak.conversations.api import Moment

HELD = THEN - timedelta(days=2)  # the last part
SOON = THEN + timedelta(days=3)


def shown(
    dirk: Actor,
    anna: Actor,
    state: State = State.WITH_PARTICIPANT,
    *,
    advice: str = "fits",
    **values: Any,
) -> Case:
    """Anna has the report; the last part was held two days ago."""
    made = reading(dirk, anna, state, **values)
    Part.objects.create(
        case=made, kind="interview", name="Interview", position=1, psychologist=dirk.person,
        starts_at=HELD, held_at=HELD,
    )  # fmt: skip
    report = made.reports.get()
    report.sections["summary"]["advice"] = advice
    report.save(update_fields=["sections"])
    return made


def plan(
    holder: UUID,
    starts_at: datetime = SOON,
    mode: str = Mode.IN_PERSON,
    number: int = 0,
    *,
    has_read: bool = True,
) -> Plan:
    """A talk at this moment."""
    return Plan(
        Moment(starts_at, 60, "Kamer 2"), Proposal(starts_at, mode, holder, has_read), number
    )


def planned(dirk: Actor, anna: Actor, **values: Any) -> Case:
    """The talk is planned, by Dirk."""
    made = shown(dirk, anna, **values)
    return plan_talk(case=made, once=uuid4(), plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN)


def thought_over(dirk: Actor, anna: Actor, **values: Any) -> Case:
    """Anna opened the draft more than a day ago and agrees with it."""
    made = shown(dirk, anna, agreed_at=THEN, **values)
    opened = THEN - timedelta(days=2)
    made.reports.update(opened_at=opened)
    Case.objects.filter(pk=made.pk).update(first_opened_at=opened)
    return Case.objects.get(pk=made.pk)
