"""The only door to assessments for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.assessments.access.cases import place

__all__ = ["place"]
