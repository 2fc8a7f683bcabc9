"""Reads of privacy."""

from tweespraak.privacy.queries.consents import consents_of, live_consents
from tweespraak.privacy.queries.export import export_everything
from tweespraak.privacy.queries.looks import Someone, looks_at, people_in
from tweespraak.privacy.queries.statements import (
    LANGUAGES,
    StatementState,
    acknowledgements_of,
    draft_of,
    is_acknowledged,
    published_named,
    published_version,
    statement_in_force,
    statements_in_force,
    statements_state,
    versions_of,
)
from tweespraak.privacy.queries.takeouts import takeouts_of, takeouts_there

__all__ = [
    "LANGUAGES",
    "Someone",
    "StatementState",
    "acknowledgements_of",
    "consents_of",
    "draft_of",
    "export_everything",
    "is_acknowledged",
    "live_consents",
    "looks_at",
    "people_in",
    "published_named",
    "published_version",
    "statement_in_force",
    "statements_in_force",
    "statements_state",
    "takeouts_of",
    "takeouts_there",
    "versions_of",
]
