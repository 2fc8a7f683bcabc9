"""What evaluations hold about whom, why and how long; export and erasure."""

from tweespraak.evaluations.personal_data.counts import COUNT_WORDS, COUNTS
from tweespraak.evaluations.personal_data.fields import FIELDS as OF_EVALUATIONS
from tweespraak.evaluations.personal_data.fields import WORDS as OF_WORDS
from tweespraak.evaluations.personal_data.rows import erase, export
from tweespraak.evaluations.personal_data.terms import RETENTION

FIELDS = {**OF_EVALUATIONS, **COUNTS}
WORDS = {**OF_WORDS, **COUNT_WORDS}

__all__ = ["FIELDS", "RETENTION", "WORDS", "erase", "export"]
