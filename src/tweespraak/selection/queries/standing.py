"""With whose applications somebody has to do, and which requirements wait for their signature."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tweespraak.selection.models import Candidacy, Profile, Signature, Stakeholder
from tweespraak.selection.rules.states import ProfileState


def applications_of(person: UUID, organisation: UUID) -> QuerySet[Candidacy]:
    """Every application somebody made, leads, judges or reads along."""
    theirs = (
        Q(person_id=person)
        | Q(vacancy__recruiter_id=person)
        | Q(vacancy__hiring_manager_id=person)
        | Q(interviews__judgements__interviewer_id=person, vacancy__closed_at=None)
        | Q(rejection__second_reader_id=person)
        | Q(rejection__caller_id=person, rejection__told_at__isnull=False)
        | Q(rejection__answers_id=person)
    )
    keys = Candidacy.objects.filter(theirs, organisation_id=organisation).values("pk")
    return Candidacy.objects.filter(pk__in=keys)


def stopped_in(person: UUID, organisation: UUID) -> list[UUID]:
    """The applications of others with a message HR is asked to look at."""
    rows = Candidacy.objects.filter(
        organisation_id=organisation, rejection__lift_asked_at__isnull=False
    ).exclude(person_id=person)
    return list(rows.values_list("pk", flat=True))


def waiting_signatures(person: UUID, organisation: UUID) -> list[tuple[Stakeholder, Profile]]:
    """What this person is asked to sign and did not sign as it stands now, the oldest first."""
    asked = Profile.objects.filter(
        vacancy__organisation_id=organisation,
        vacancy__closed_at=None,
        vacancy__stakeholders__person_id=person,
        vacancy__stakeholders__ended_at=None,
        state__in=[ProfileState.IN_SIGNING, ProfileState.SIGNED],
    ).exclude(
        Exists(
            Signature.objects.filter(
                profile=OuterRef("pk"),
                stakeholder__person_id=person,
                stakeholder__ended_at=None,
                hash=OuterRef("hash"),
            )
        )
    )
    rows = Stakeholder.objects.filter(
        person_id=person, ended_at=None, vacancy__profiles__in=asked
    ).select_related("vacancy")
    by_vacancy = {one.vacancy_id: one for one in rows}
    return [
        (by_vacancy[one.vacancy_id], one)
        for one in asked.order_by(F("sent_at").asc(nulls_last=True), "pk")
    ]
