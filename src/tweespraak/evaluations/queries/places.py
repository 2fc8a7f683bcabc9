"""Who stands where: on which side of an evaluation."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import Side


@dataclass(frozen=True)
class Place:
    """Somebody on their side of an evaluation."""

    evaluation: Evaluation
    person_id: UUID
    side: Side

    @property
    def other_id(self) -> UUID:
        """Who is on the other side."""
        found = self.evaluation
        key: UUID = found.client_id if self.side is Side.RECRUITER else found.recruiter_id
        return key


def evaluations_of(person: UUID, organisation: UUID) -> QuerySet[Evaluation]:
    """Every evaluation somebody is a side of, the newest first."""
    mine = Q(recruiter_id=person) | Q(client_id=person)
    rows = Evaluation.objects.filter(mine, organisation_id=organisation)
    return rows.order_by("-created_at", "pk")


def place_of(evaluation: UUID, organisation: UUID, person: UUID) -> Place | None:
    """On which side this person stands; None when on neither."""
    rows = evaluations_of(person, organisation).filter(pk=evaluation)
    found = rows.select_related("organisation", "recruiter", "client", "unit", "live").first()
    if found is None:
        return None
    return Place(found, person, Side.RECRUITER if found.recruiter_id == person else Side.CLIENT)
