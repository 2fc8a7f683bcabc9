"""What selection holds about whom, why and how long; export and erasure."""

from tweespraak.selection.personal_data.fields import FIELDS, WORDS
from tweespraak.selection.personal_data.rows import erase, export

__all__ = ["FIELDS", "WORDS", "erase", "export"]
