"""The public face of privacy."""

from tweespraak.privacy.access import own_consent
from tweespraak.privacy.actions import (
    NotTheirs,
    erase_everything,
    give_consent,
    withdraw_consent,
)
from tweespraak.privacy.events import ConsentGiven, ConsentWithdrawn
from tweespraak.privacy.models import Consent
from tweespraak.privacy.queries import consents_of, export_everything, live_consents
from tweespraak.privacy.rules import is_valid

__all__ = [
    "Consent",
    "ConsentGiven",
    "ConsentWithdrawn",
    "NotTheirs",
    "consents_of",
    "erase_everything",
    "export_everything",
    "give_consent",
    "is_valid",
    "live_consents",
    "own_consent",
    "withdraw_consent",
]
