"""Reads of privacy."""

from tweespraak.privacy.queries.consents import consents_of, live_consents
from tweespraak.privacy.queries.export import export_everything
from tweespraak.privacy.queries.looks import Look, looks_at

__all__ = ["Look", "consents_of", "export_everything", "live_consents", "looks_at"]
