"""What assessments holds about whom, why and how long; export and erasure."""

from typing import Any

from tweespraak.assessments.personal_data import cases, deciding, reading, talks
from tweespraak.assessments.personal_data.fields import FIELDS
from tweespraak.assessments.personal_data.fields import WORDS as MODEL_WORDS
from tweespraak.foundation.personal_data import Rule

WORDS = {**MODEL_WORDS, **cases.WORDS, **deciding.WORDS, **reading.WORDS, **talks.WORDS}
__all__ = ["FIELDS", "WORDS", "erase", "export"]


def export(person: Any) -> dict[str, Any]:
    """What the person may take along of their own assessments."""
    found = cases.export(person) | reading.export(person)
    return found | deciding.export(person) | talks.export(person)


def erase(person: Any, rule: Rule) -> int:
    """What the person may have deleted of their own assessments."""
    return cases.erase(person, rule) + talks.erase(person, rule)
