"""What conversations does when something happens below."""

from tweespraak.conversations.actions import unite_talkers
from tweespraak.conversations.actions.changing import end_talks_of, end_talks_with_former
from tweespraak.foundation.events import listen
from tweespraak.people.api import MemberLeft, MemberMoved, PersonsMerged, members_of


@listen(PersonsMerged)
def keep_talks_together(event: PersonsMerged) -> None:
    """Whoever had cards, talks and agreements under two accounts has them under one."""
    unite_talkers(gone=event.gone_person_id, kept=event.kept_person_id)


@listen(MemberLeft)
def end_talks(event: MemberLeft) -> None:
    """Somebody left: what they had planned is off, and the others hear of it."""
    end_talks_of(organisation=event.organisation_id, person=event.person_id, at=event.at)


@listen(MemberMoved)
def end_talks_with_former_manager(event: MemberMoved) -> None:
    """Somebody has another manager: talks planned with the former one from then on are off."""
    if event.former_manager_id in (None, event.manager_id):
        return
    both = members_of(event.organisation_id).in_bulk([event.membership_id, event.former_manager_id])
    employee, former = both.get(event.membership_id), both.get(event.former_manager_id)
    if employee and former:
        end_talks_with_former(employee=employee, former=former, on=event.on, at=event.at)
