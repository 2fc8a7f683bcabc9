"""What a person may take along of their applications and their own space, and have deleted."""

from typing import Any

from tweespraak.foundation.personal_data import Rule
from tweespraak.selection.models import Candidacy
from tweespraak.selection.personal_data.own import erase_own, export_own


def export(person: Any) -> dict[str, Any]:
    """Applications with what was sent, the feedback book, the preparations."""
    rows = Candidacy.objects.filter(person=person).select_related("vacancy__organisation")
    return {
        "applications": [_application(row) for row in rows.order_by("applied_at")],
        **export_own(person),
    }


def erase(person: Any, rule: Rule) -> int:
    """The person's own space; an application goes by its own clock, or when they withdraw it."""
    return erase_own(person)


def _application(row: Candidacy) -> dict[str, Any]:
    return {
        "organisation": row.vacancy.organisation.name,
        "job": row.vacancy.title,
        "applied_at": row.applied_at,
        "motivation": row.motivation,
        "state": row.state,
    }
