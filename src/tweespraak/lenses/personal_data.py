"""What lenses hold about whom: nothing about anyone."""

from typing import Any

from tweespraak.foundation.personal_data import NOTHING, Rule

FIELDS = {
    "Lens": {name: NOTHING for name in ("id", "organisation", "key", "created_at")},
    "LensVersion": {
        name: NOTHING
        for name in ("id", "lens", "number", "content", "content_hash", "published_at")
    },
}


def export(person: Any) -> dict[str, Any]:
    """Nothing: a lens describes a role, never a person."""
    return {}


def erase(person: Any, rule: Rule) -> int:
    """Nothing to erase."""
    return 0
