"""The course of an organisation as it is read."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from tweespraak.conversations.models import Conversation, Course
from tweespraak.conversations.queries.course import course_of
from tweespraak.conversations.rules.courses import course_in, spoken_in
from tweespraak.people.api import Organisation

DIRECTION = "direction"  # the theme it belongs to


@dataclass(frozen=True)
class CourseText:
    """The words for this reader, in which language they are, and since when they stand."""

    words: str
    language: str
    since_at: datetime


def course_text(course: Course) -> CourseText:
    """A version for the reader."""
    reader = (get_language() or "nl")[:2]
    return CourseText(
        course_in(course.text, reader), spoken_in(course.text, reader), course.written_at
    )


def course_now(organisation: Organisation) -> CourseText | None:
    """What stands beside the theme about the course, in preparing and in the talk."""
    course = course_of(organisation)
    return course_text(course) if course else None


def course_for(conversation: Conversation) -> CourseText | None:
    """The course for a talk in which the theme about it is on the card; else None."""
    has_theme = any(theme.key == DIRECTION for theme in conversation.themes.all())
    return course_now(conversation.organisation) if has_theme else None


def course_at(conversation: Conversation, theme: str | None) -> CourseText | None:
    """The course while the two talk about it; while they talk about something else, None."""
    return course_now(conversation.organisation) if theme == DIRECTION else None
