"""Who stands where: on which side of an evaluation."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import READ, UNSENT, Side


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
    """Every evaluation somebody is a side of, the newest first; a client only of what was sent."""
    mine = Q(recruiter_id=person) | (Q(client_id=person) & ~Q(state__in=UNSENT))
    rows = Evaluation.objects.filter(mine, organisation_id=organisation)
    return rows.order_by("-created_at", "pk")


def place_of(evaluation: UUID, organisation: UUID, person: UUID) -> Place | None:
    """On which side this person stands; None when on neither."""
    rows = evaluations_of(person, organisation).filter(pk=evaluation)
    found = rows.select_related("organisation", "recruiter", "client", "unit", "live").first()
    return _place(found, person) if found else None


def places_at(person: UUID, organisation: UUID) -> list[Place]:
    """Somebody's place at every evaluation they are a side of, the newest first."""
    rows = evaluations_of(person, organisation).select_related("organisation", "unit", "live")
    return [_place(row, person) for row in rows.prefetch_related("replies")]


def is_read(evaluation: UUID) -> bool:
    """Whether both can read what was answered."""
    return Evaluation.objects.filter(pk=evaluation, state__in=READ).exists()


def _place(row: Evaluation, person: UUID) -> Place:
    return Place(row, person, Side.RECRUITER if row.recruiter_id == person else Side.CLIENT)
