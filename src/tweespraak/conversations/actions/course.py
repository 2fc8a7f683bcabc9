"""Write down the course of the organisation; what it was before stays readable."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.models import Course
from tweespraak.conversations.queries.course import course_of
from tweespraak.conversations.rules.courses import tidied
from tweespraak.people.api import Organisation, Person


@transaction.atomic
def write_course(
    *, organisation: Organisation, text: Mapping[str, str], by: Person, at: datetime
) -> Course | None:
    """A new version from now on; saving the same again changes nothing, and nothing is no course."""
    words = tidied(text)
    now = course_of(organisation)
    if not words or (now and now.text == words):
        return now
    course = Course.objects.create(
        organisation=organisation, text=words, written_at=at, written_by_id=by.pk
    )
    record(
        action="conversations.course_written",
        object_type="course",
        object_id=course.pk,
        at=at,
        by=by.pk,
        organisation=organisation.pk,
    )
    return course
