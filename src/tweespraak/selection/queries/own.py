"""What stands in somebody's own space; every question begins with the person, never with an employer."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from tweespraak.insights.api import Goal, open_goals
from tweespraak.people.api import Person
from tweespraak.selection.models import Feedback, Preparation
from tweespraak.selection.rules.book import Item, Pattern, Told, patterns


def pages_of(person: Person | UUID) -> QuerySet[Feedback]:
    """The feedback book of a person, the newest page first."""
    mine = Feedback.objects.filter(person=person).select_related("goal")
    return mine.order_by("-received_on", "-created_at", "pk")


def preparations_of(person: Person | UUID) -> QuerySet[Preparation]:
    """What a person prepares or prepared, the last begun first."""
    return Preparation.objects.filter(person=person).order_by("-created_at", "pk")


def patterns_of(person: Person | UUID) -> list[Pattern]:
    """What may be a pattern in the whole book."""
    return patterns([item_of(page) for page in pages_of(person)])


def item_of(page: Feedback) -> Item:
    """A page as the rules know it."""
    return Item(page.pk, page.from_name, page.received_on, page.created_at, tuple(told_on(page)))


def told_on(page: Feedback) -> list[Told]:
    """Every reason on a page."""
    return [Told(one["code"], one["words"]) for one in page.reasons]


def action_of(person: Person | UUID) -> tuple[Feedback, Goal] | None:
    """The action from the book somebody is working on, with its page: there is one at a time."""
    page = pages_of(person).filter(goal__in=open_goals(person)).first()
    return (page, page.goal) if page and page.goal else None


def day_of(at: datetime) -> date:
    """The day of a moment; the own space stands apart from organisations, so in the installation's zone."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
