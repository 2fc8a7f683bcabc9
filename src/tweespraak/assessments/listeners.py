"""What assessments does when something happens below."""

from tweespraak.assessments.actions.merging import unite_cases
from tweespraak.foundation.events import listen
from tweespraak.people.api import PersonsMerged


@listen(PersonsMerged)
def keep_cases_together(event: PersonsMerged) -> None:
    """Whoever stood in assessments under two accounts stands in them under one."""
    unite_cases(gone=event.gone_person_id, kept=event.kept_person_id)
