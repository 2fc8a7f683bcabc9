"""What evaluations do when something happens, here or below."""

from tweespraak.evaluations.actions.leaving import leave
from tweespraak.evaluations.actions.merging import unite_evaluations
from tweespraak.foundation.events import listen
from tweespraak.people.api import MemberLeft, PersonsMerged


@listen(MemberLeft)
def ask_no_more(event: MemberLeft) -> None:
    """Somebody left: they are asked nothing any more, and nobody waits for their answer."""
    leave(organisation=event.organisation_id, person=event.person_id, at=event.at)


@listen(PersonsMerged)
def keep_evaluations_together(event: PersonsMerged) -> None:
    """Whoever stood in evaluations under two accounts stands in them under one."""
    unite_evaluations(gone=event.gone_person_id, kept=event.kept_person_id)
