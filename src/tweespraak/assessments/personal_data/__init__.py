"""What assessments holds about whom, why and how long; export and erasure."""

from typing import Any

from tweespraak.assessments.personal_data.fields import FIELDS, WORDS
from tweespraak.foundation.personal_data import Rule

__all__ = ["FIELDS", "WORDS", "erase", "export"]


def export(person: Any) -> dict[str, Any]:
    """What the person may take along of their own assessments."""
    return {}


def erase(person: Any, rule: Rule) -> int:
    """What the person may have deleted of their own assessments."""
    return 0
