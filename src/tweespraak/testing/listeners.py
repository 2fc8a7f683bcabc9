"""What testing does when something happens below: somebody is invited, or that is undone."""

from tweespraak.foundation.events import listen
from tweespraak.instruments.api import PERSONALITY
from tweespraak.people.api import (
    Person,
    PersonsMerged,
    Role,
    RoleGiven,
    RowTakenBack,
    membership_in,
)
from tweespraak.testing.actions import assign, invite, take_back, unite_takings
from tweespraak.testing.queries import is_invited_again


@listen(RoleGiven)
def invite_development_member(event: RoleGiven) -> None:
    """Ask the new member to take the assessment, in the transaction in which the role is given."""
    if event.role != Role.DEVELOPMENT_MEMBER:
        return
    member = membership_in(event.organisation_id, event.person_id)
    if member is None:
        return
    assignment = assign(
        organisation=member.organisation,
        person=member.person,
        instrument=PERSONALITY,
        by=Person.objects.get(pk=event.by_id) if event.by_id else None,
        at=event.at,
    )
    if is_invited_again(assignment):
        invite(assignment=assignment, at=event.at)


@listen(RowTakenBack)
def take_invitation_back(event: RowTakenBack) -> None:
    """What a file with people asked of somebody is undone with the rest of its row."""
    take_back(
        organisation=event.organisation_id,
        person=event.person_id,
        asked_at=event.done_at,
        at=event.at,
    )


@listen(PersonsMerged)
def take_what_was_taken(event: PersonsMerged) -> None:
    """Whatever either of them was asked and took is the kept person's."""
    unite_takings(gone=event.gone_person_id, kept=event.kept_person_id)
