"""The public face of audit."""

from tweespraak.audit.actions import record, record_each
from tweespraak.audit.queries import entries_about, entries_of_object

__all__ = ["entries_about", "entries_of_object", "record", "record_each"]
