"""Where the organisation goes, now and before."""

from django.db.models import QuerySet

from tweespraak.conversations.models import Course
from tweespraak.people.api import Organisation


def course_of(organisation: Organisation) -> Course | None:
    """The course as it is written now; None when nobody wrote one."""
    return courses_of(organisation).first()


def courses_of(organisation: Organisation) -> QuerySet[Course]:
    """Every version, the last first."""
    return Course.objects.filter(organisation=organisation).order_by("-written_at", "pk")
