"""What privacy does when something happened below: a password was chosen, persons were merged."""

from django.utils.translation import get_language

from tweespraak.foundation.events import listen
from tweespraak.people.api import AccountActivated, PersonsMerged
from tweespraak.privacy.actions import acknowledge_shown, unite_consents


@listen(AccountActivated)
def note_what_was_shown(event: AccountActivated) -> None:
    """The statements stood beside the form, in the language of that page: write down which versions."""
    acknowledge_shown(person_id=event.person_id, language=get_language() or "nl", at=event.at)


@listen(PersonsMerged)
def keep_what_was_allowed(event: PersonsMerged) -> None:
    """Consents, what was read and what was taken along go with the person."""
    unite_consents(gone=event.gone_person_id, kept=event.kept_person_id, at=event.at)
