"""Who chose a password has been shown what the organisation states."""

from tweespraak.foundation.events import listen
from tweespraak.people.api import AccountActivated
from tweespraak.privacy.actions import acknowledge_all


@listen(AccountActivated)
def note_what_was_shown(event: AccountActivated) -> None:
    """The statements stood beside the form: write down which versions."""
    acknowledge_all(person_id=event.person_id, at=event.at)
