"""Instruments holds nothing about persons: versions of tests, norms and composites."""

from typing import Any

from tweespraak.foundation.personal_data import NOTHING, Rule

_VERSION = {
    "id": NOTHING,
    "instrument": NOTHING,
    "label": NOTHING,
    "content": NOTHING,
    "content_hash": NOTHING,
    "published_at": NOTHING,
}

FIELDS = {
    "InstrumentVersion": _VERSION,
    "NormVersion": {**_VERSION, "status": NOTHING},
    "CompositeVersion": _VERSION,
}


def export(person: Any) -> dict[str, Any]:
    """Nothing is about a person here."""
    return {}


def erase(person: Any, rule: Rule) -> int:
    """Nothing is about a person here."""
    return 0
