"""What conversations does when something happens below."""

from tweespraak.conversations.actions import unite_cards
from tweespraak.foundation.events import listen
from tweespraak.people.api import PersonsMerged


@listen(PersonsMerged)
def keep_cards_together(event: PersonsMerged) -> None:
    """Whoever made cards under two accounts has them under one."""
    unite_cards(gone=event.gone_person_id, kept=event.kept_person_id)
