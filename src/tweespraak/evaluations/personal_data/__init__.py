"""What evaluations hold about whom, why and how long; export and erasure."""

from tweespraak.evaluations.personal_data.fields import FIELDS, WORDS
from tweespraak.evaluations.personal_data.rows import erase, export

__all__ = ["FIELDS", "WORDS", "erase", "export"]
