"""A lesson of a vacancy, for its recruiter and hiring manager."""

from tests.cast import THEN
from tweespraak.selection.models import Lesson, Vacancy
from tweespraak.selection.rules.lessons import Cause


def put_lesson(vacancy: Vacancy) -> Lesson:
    """Still to be followed up."""
    return Lesson.objects.create(
        organisation=vacancy.organisation,
        vacancy=vacancy,
        cause=Cause.OWN,
        words="Eén gesprek minder",
        owner=vacancy.recruiter,
        due_on=THEN.date(),
        created_at=THEN,
    )
