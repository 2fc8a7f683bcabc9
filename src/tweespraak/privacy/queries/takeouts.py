"""The files people asked for."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.api import Person
from tweespraak.privacy.models import Takeout


def takeouts_of(person: Person | UUID) -> QuerySet[Takeout]:
    """What a person asked for, newest first; the files themselves are left in the database."""
    return Takeout.objects.filter(person=person).defer("pdf").order_by("-asked_at", "pk")


def takeouts_there(person: Person, at: datetime) -> QuerySet[Takeout]:
    """What is still there at this moment: ready, or being made."""
    return takeouts_of(person).filter(expires_at__gt=at)
