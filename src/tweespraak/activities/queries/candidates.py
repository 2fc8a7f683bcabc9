"""What an organisation knows of the addresses someone pasted: of its own people only."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.activities.models import Activity
from tweespraak.activities.queries.progress import known_progress
from tweespraak.activities.rules.pasting import Candidate
from tweespraak.people.api import Membership, Role, members_of, roles_of


class Standing(StrEnum):
    """What inviting a candidate will do."""

    NEW = "new"  # becomes a person here, with the role Development member
    GETS_ROLE = "gets_role"  # known here, gets the role Development member
    KNOWN = "known"  # known here as Development member
    TAKES_PART = "takes_part"  # is in this activity already


@dataclass(frozen=True)
class Known:
    """A candidate with what the organisation knows of them."""

    candidate: Candidate
    standing: Standing
    member: Membership | None
    has_result: bool

    @property
    def name(self) -> str:
        """The name the organisation uses, or else the one that was pasted."""
        return self.member.full_name if self.member else self.candidate.name


def known_candidates(activity: Activity, candidates: Collection[Candidate]) -> list[Known]:
    """Each candidate with what is known here, in the order they were pasted."""
    addresses = [candidate.address for candidate in candidates]
    found = members_of(activity.organisation_id).filter(person__email__in=addresses)
    members = {member.person.email: member for member in found}
    persons = [member.person_id for member in members.values()]
    there = set(
        activity.participations.filter(person_id__in=persons).values_list("person_id", flat=True)
    )
    taken = known_progress(activity.organisation_id, persons)
    rows = []
    for candidate in candidates:
        member = members.get(candidate.address)
        person = member.person_id if member else None
        rows.append(
            Known(
                candidate,
                _standing(member, person in there),
                member,
                has_result=person in taken and taken[person].finished_at is not None,
            )
        )
    return rows


def _standing(member: Membership | None, takes_part: bool) -> Standing:
    if member is None:
        return Standing.NEW
    if takes_part:
        return Standing.TAKES_PART
    return Standing.KNOWN if Role.DEVELOPMENT_MEMBER in roles_of(member) else Standing.GETS_ROLE
