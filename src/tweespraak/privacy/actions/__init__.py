"""What privacy does."""

from tweespraak.privacy.actions.consents import NotTheirs, give_consent, withdraw_consent
from tweespraak.privacy.actions.erasing import erase_everything
from tweespraak.privacy.actions.merging import unite_consents
from tweespraak.privacy.actions.statements import (
    AlreadyPublished,
    ChangedMeanwhile,
    Gaps,
    NothingNew,
    acknowledge,
    acknowledge_shown,
    publish_statement,
    save_statement,
)
from tweespraak.privacy.actions.takeouts import ask_takeout, make_due_takeouts, take_export
from tweespraak.privacy.actions.terms import look_at_all_again, work_off_terms

__all__ = [
    "AlreadyPublished",
    "ChangedMeanwhile",
    "Gaps",
    "NotTheirs",
    "NothingNew",
    "acknowledge",
    "acknowledge_shown",
    "ask_takeout",
    "erase_everything",
    "give_consent",
    "look_at_all_again",
    "make_due_takeouts",
    "publish_statement",
    "save_statement",
    "take_export",
    "unite_consents",
    "withdraw_consent",
    "work_off_terms",
]
