"""Which candidates wait for a word of somebody who leads their vacancy."""

from uuid import UUID

from django.db.models import Q

from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.states import RUNNING, UNTOLD


def applications_waiting(person: UUID, organisation: UUID) -> list[Candidacy]:
    """Those of whom this person was reminded, and who still heard nothing; the longest first."""
    mine = Q(vacancy__recruiter_id=person) | Q(vacancy__hiring_manager_id=person)
    rows = Candidacy.objects.filter(
        mine, organisation_id=organisation, state__in=[*RUNNING, *UNTOLD], nudges__gt=0
    )
    return list(rows.order_by("heard_at", "pk"))
