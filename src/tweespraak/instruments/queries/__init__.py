"""Reads of instruments: the versions in use, and what this release ships."""

from tweespraak.instruments.queries.banks import bank_of, current_bank
from tweespraak.instruments.queries.release import QuestionnaireMissing, Shipped, shipped
from tweespraak.instruments.queries.versions import (
    NothingPublished,
    current_composite,
    current_form,
    current_norm,
    current_version,
    form_of,
)

__all__ = [
    "NothingPublished",
    "QuestionnaireMissing",
    "Shipped",
    "bank_of",
    "current_bank",
    "current_composite",
    "current_form",
    "current_norm",
    "current_version",
    "form_of",
    "shipped",
]
