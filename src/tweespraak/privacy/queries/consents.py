"""Who allowed what, to whom, until when."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tweespraak.people.api import Person
from tweespraak.privacy.models import Consent


def consents_of(person: Person | UUID) -> QuerySet[Consent]:
    """Every consent a person ever gave, newest first."""
    return (
        Consent.objects.filter(person=person)
        .select_related("organisation")
        .order_by("-given_at", "pk")
    )


def live_consents(purpose: str, object_ids: Collection[UUID], at: datetime) -> QuerySet[Consent]:
    """The consents for these objects that stand at this moment (as `rules.is_valid` says)."""
    return Consent.objects.filter(
        Q(withdrawn_at=None) | Q(withdrawn_at__gt=at),
        Q(replaced_at=None) | Q(replaced_at__gt=at),
        purpose=purpose,
        object_id__in=object_ids,
        given_at__lte=at,
        until_at__gt=at,
    ).order_by(F("given_at").desc(), "pk")
