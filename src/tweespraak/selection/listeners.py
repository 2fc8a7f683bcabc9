"""What selection does when something happens, here or below."""

from tweespraak.foundation.events import listen
from tweespraak.people.api import MemberLeft, PersonsMerged, members_of
from tweespraak.selection.actions.leaving import leave_candidates
from tweespraak.selection.actions.merging import unite_selection
from tweespraak.selection.actions.mirror import measure_process
from tweespraak.selection.actions.stakeholders import leave
from tweespraak.selection.events import VacancyClosed


@listen(VacancyClosed)
def keep_how_it_went(event: VacancyClosed) -> None:
    """How the process went is kept with the vacancy, without persons."""
    measure_process(vacancy=event.vacancy_id, at=event.at)


@listen(MemberLeft)
def sign_no_more(event: MemberLeft) -> None:
    """Somebody left: nobody waits for their signature or for what they still had to do for a
    candidate; what they led goes to who takes over."""
    everyone = members_of(event.organisation_id)
    leave(
        organisation=event.organisation_id,
        person=event.person_id,
        successor=everyone.filter(pk=event.successor_id).first() if event.successor_id else None,
        at=event.at,
    )
    leave_candidates(organisation=event.organisation_id, person=event.person_id, at=event.at)


@listen(PersonsMerged)
def keep_selection_together(event: PersonsMerged) -> None:
    """Whoever stood in selection under two accounts stands in it under one."""
    unite_selection(gone=event.gone_person_id, kept=event.kept_person_id)
