"""What conversations does when something happens below."""

from tweespraak.conversations.actions import unite_talkers
from tweespraak.foundation.events import listen
from tweespraak.people.api import PersonsMerged


@listen(PersonsMerged)
def keep_talks_together(event: PersonsMerged) -> None:
    """Whoever had cards, talks and agreements under two accounts has them under one."""
    unite_talkers(gone=event.gone_person_id, kept=event.kept_person_id)
