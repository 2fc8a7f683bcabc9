"""The only door to selection for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.selection.access.candidates import candidacy
from tweespraak.selection.access.vacancies import (
    SIGN_SLOT,
    is_in_selection,
    member_in_selection,
    starter,
    vacancy,
)

__all__ = [
    "SIGN_SLOT",
    "candidacy",
    "is_in_selection",
    "member_in_selection",
    "starter",
    "vacancy",
]
