"""The cases of which nothing may be deleted, and those of one person: no content, no state."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from tweespraak.assessments.models import Case
from tweespraak.people.api import membership_by_address, names_in


@dataclass(frozen=True)
class HoldLine:
    """A case, as far as a complaint about it goes."""

    case: Case
    name: str


def case_in(organisation: UUID, case: UUID) -> Case | None:
    """A case of this organisation."""
    rows = Case.objects.filter(organisation_id=organisation, pk=case)
    return rows.select_related("organisation").first()


def holds_in(organisation: UUID, address: str = "") -> Sequence[HoldLine]:
    """What is on hold, and the cases of the participant with this address, the newest first."""
    wanted = Q(held_since_at__isnull=False)
    member = membership_by_address(organisation, address) if address else None
    if member:
        wanted |= Q(participant_id=member.person_id, invited_at__isnull=False)
    rows = list(Case.objects.filter(wanted, organisation_id=organisation).order_by("-created_at"))
    names = names_in(organisation, [row.participant_id for row in rows])
    return [HoldLine(row, names.get(row.participant_id, "")) for row in rows]
