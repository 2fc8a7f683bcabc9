"""Results of tests taken for a case: for the psychologists only, until the participant may read."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.days import close_test
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.models import Part
from tweespraak.assessments.queries.days import tests_waiting
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.days import EARLIER_LASTS
from tweespraak.assessments.rules.states import State
from tweespraak.insights.api import Result, results_of


@transaction.atomic
def take_result(*, result: UUID, at: datetime) -> None:
    """A result is there: it belongs to the open part of the case the test was taken for."""
    found = Result.objects.get(pk=result)
    if found.withheld_at is None:
        return
    part = tests_waiting(found.person_id, found.instrument).first()
    if part:
        close_test(part, result=found.pk, finished_at=found.finished_at, by=found.person_id, at=at)


@transaction.atomic
def use_earlier(*, part: Part, by: UUID, at: datetime) -> Part:
    """The participant chooses, for this one test, to use their newest earlier result instead of taking
    it again (T10). It was theirs to see before and stays so. Raises StepRefused."""
    case = locked(part.case_id)
    part = Part.objects.get(pk=part.pk)
    part.case = case
    if by == case.participant_id and part.result_id:
        return part  # a second click
    earlier = earlier_result(part, at)
    if by != case.participant_id or case.state != State.IN_PROGRESS or earlier is None:
        raise StepRefused(Refusal.NOT_NOW)
    close_test(part, result=earlier.pk, finished_at=at, by=by, at=at)
    return part


def earlier_result(part: Part, at: datetime) -> Result | None:
    """The participant's newest result of this test, if it is still valid and theirs to use."""
    if part.held_at or part.skipped_because or not part.instrument:
        return None
    since = at - timedelta(days=EARLIER_LASTS)
    mine = results_of(part.case.participant_id).filter(instrument=part.instrument)
    return mine.filter(finished_at__gte=since).first()
