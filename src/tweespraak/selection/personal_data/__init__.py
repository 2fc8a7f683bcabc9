"""What selection holds about whom, why and how long; export, erasure, and how its terms are kept."""

from tweespraak.selection.personal_data.fields import FIELDS, WORDS
from tweespraak.selection.personal_data.rows import erase, export
from tweespraak.selection.personal_data.terms import RETENTION

__all__ = ["FIELDS", "RETENTION", "WORDS", "erase", "export"]
