"""Who signs a vacancy, with what stands under each name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from tweespraak.people.api import names_in
from tweespraak.selection.documents.words import CAPACITIES
from tweespraak.selection.models import Profile
from tweespraak.selection.queries.places import Place
from tweespraak.selection.queries.profiles import content_of, signers_of
from tweespraak.selection.rules.states import ProfileState


@dataclass(frozen=True)
class Row:
    """One who signs."""

    key: UUID
    person_id: UUID
    name: str
    capacity: Promise | str
    signed_at: datetime | None  # exactly this
    older_at: datetime | None  # something else, earlier: that does not count
    reminded_at: datetime | None
    is_me: bool
    is_fixed: bool  # leads it or asked for it


def rows_of(place: Place, profile: Profile) -> list[Row]:
    """Everybody who signs now, in the order in which they were asked."""
    vacancy = place.vacancy
    signers = signers_of(vacancy)
    names = names_in(vacancy.organisation_id, [one.person_id for one in signers])
    signatures = {one.stakeholder_id: one for one in profile.signatures.all()}
    is_draft = profile.state == ProfileState.DRAFT
    wanted = content_of(profile, vacancy).hash if is_draft else profile.hash
    rows = []
    for one in signers:
        under = signatures.get(one.pk)
        counts = under is not None and under.hash == wanted
        rows.append(
            Row(
                key=one.pk,
                person_id=one.person_id,
                name=names.get(one.person_id, "–"),
                capacity=CAPACITIES.get(one.capacity, ""),
                signed_at=under.signed_at if under and counts else None,
                older_at=under.signed_at if under and not counts else None,
                reminded_at=one.reminded_at,
                is_me=one.person_id == place.person_id,
                is_fixed=one.person_id in (vacancy.recruiter_id, vacancy.hiring_manager_id),
            )
        )
    return rows
