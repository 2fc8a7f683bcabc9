"""Audit: who did what, when; append-only; knows nobody."""

from tweespraak.foundation.contexts import Context


class AuditConfig(Context):
    name = "tweespraak.audit"
