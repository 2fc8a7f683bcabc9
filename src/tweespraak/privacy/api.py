"""The public face of privacy."""

from tweespraak.privacy.access import own_consent
from tweespraak.privacy.actions import (
    NotTheirs,
    erase_everything,
    give_consent,
    look_at_all_again,
    publish_statement,
    save_statement,
    withdraw_consent,
)
from tweespraak.privacy.documents import kind_word, our_draft
from tweespraak.privacy.events import ConsentGiven, ConsentWithdrawn
from tweespraak.privacy.models import Consent, Statement, StatementKind
from tweespraak.privacy.queries import (
    StatementState,
    consents_of,
    export_everything,
    live_consents,
    statements_in_force,
    statements_state,
)
from tweespraak.privacy.queries.terms import tombstones
from tweespraak.privacy.rules import is_valid

__all__ = [
    "Consent",
    "ConsentGiven",
    "ConsentWithdrawn",
    "NotTheirs",
    "Statement",
    "StatementKind",
    "StatementState",
    "consents_of",
    "erase_everything",
    "export_everything",
    "give_consent",
    "is_valid",
    "kind_word",
    "live_consents",
    "look_at_all_again",
    "our_draft",
    "own_consent",
    "publish_statement",
    "save_statement",
    "statements_in_force",
    "statements_state",
    "tombstones",
    "withdraw_consent",
]
