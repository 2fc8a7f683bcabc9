"""The public face of audit."""

from tweespraak.audit.actions import record, record_each
from tweespraak.audit.models import Entries, Entry
from tweespraak.audit.queries import entries_about, entries_of_acts, entries_of_object

__all__ = [
    "Entries",
    "Entry",
    "entries_about",
    "entries_of_acts",
    "entries_of_object",
    "record",
    "record_each",
]
