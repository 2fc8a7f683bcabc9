"""What conversations does when something happens below."""

from tweespraak.conversations.actions import unite_talkers
from tweespraak.conversations.actions.changing import end_talks_of, end_talks_with_former
from tweespraak.conversations.actions.leaving import end_agreements_of_leaver
from tweespraak.conversations.actions.manager_changes import forget_question, note_manager_change
from tweespraak.conversations.rules.moving import OpenTalks, chosen
from tweespraak.foundation.events import listen
from tweespraak.people.api import (
    MemberLeft,
    MemberMoved,
    PersonsMerged,
    RowTakenBack,
    members_of,
    membership_in,
)


@listen(PersonsMerged)
def keep_talks_together(event: PersonsMerged) -> None:
    """Whoever had cards, talks and agreements under two accounts has them under one."""
    unite_talkers(gone=event.gone_person_id, kept=event.kept_person_id)


@listen(MemberLeft)
def end_talks(event: MemberLeft) -> None:
    """Somebody left: what they had planned is off, what they agreed stops, and the others hear of it."""
    end_talks_of(organisation=event.organisation_id, person=event.person_id, at=event.at)
    end_agreements_of_leaver(
        organisation=event.organisation_id, person=event.person_id, at=event.at
    )


@listen(MemberMoved)
def change_managers(event: MemberMoved) -> None:
    """Somebody has another manager: what was chosen happens to talks with the former one; what they
    agreed is theirs to pass on, when they are asked."""
    if event.former_manager_id in (None, event.manager_id):
        return
    keys = [event.membership_id, event.former_manager_id, event.manager_id]
    found = members_of(event.organisation_id).in_bulk([key for key in keys if key])
    employee, former = found.get(event.membership_id), found.get(event.former_manager_id)
    if not employee or not former:
        return
    open_talks = chosen(event.choices)
    if open_talks is OpenTalks.CALL_OFF:
        end_talks_with_former(employee=employee, former=former, on=event.on, at=event.at)
    note_manager_change(
        employee=employee,
        former=former,
        manager=found.get(event.manager_id) if event.manager_id else None,
        on=event.on,
        open_talks=open_talks,
        at=event.at,
    )


@listen(RowTakenBack)
def forget_change(event: RowTakenBack) -> None:
    """A file is undone: nobody is asked about a manager who is none. Talks that ended stay so."""
    employee = membership_in(event.organisation_id, event.person_id)
    if employee:
        forget_question(
            organisation=event.organisation_id, employee=employee, made_at=event.done_at
        )
