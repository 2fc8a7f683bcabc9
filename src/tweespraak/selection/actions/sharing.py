"""A candidate shows who decides how their profile fits the lens, and takes it back; every look is noted."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.privacy.api import Consent, give_consent, withdraw_consent
from tweespraak.selection.actions.steps import locked
from tweespraak.selection.documents.sharing import TEXT_VERSION, share_text
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.sharing import (
    MATCH_PURPOSE,
    OwnMatch,
    match_consent,
    own_match,
)
from tweespraak.selection.rules.sharing import ShareRefusal, share_refused
from tweespraak.selection.rules.states import RUNNING, State

OPENED = "selection.match_opened"
LASTS = timedelta(days=365)


class ShareRefused(Exception):
    """Nothing is shared; `refusal` says why."""

    def __init__(self, refusal: ShareRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def share_match(*, candidacy: Candidacy, seen: str, language: str, at: datetime) -> Consent:
    """Show it, to the letter of what was read; `seen` is its fingerprint. Twice is once.

    Raises ShareRefused.
    """
    row = locked(candidacy)
    found = own_match(row)
    text = words_of(row, found, language)
    is_same = bool(text) and seen == fingerprint(text)
    if refusal := share_refused(State(row.state), has_match=found is not None, is_same=is_same):
        raise ShareRefused(refusal)
    return give_consent(
        person=row.person,
        organisation=row.organisation,
        purpose=MATCH_PURPOSE,
        object_id=row.pk,
        text=text,
        text_version=TEXT_VERSION,
        language=language,
        until_at=at + LASTS,
        at=at,
    )


@transaction.atomic
def take_match_back(*, candidacy: Candidacy, at: datetime) -> None:
    """From this moment nobody sees it. Twice is once."""
    if consent := match_consent(candidacy, at):
        withdraw_consent(consent=consent, by=candidacy.person, at=at)


def shared_match(candidacy: Candidacy, at: datetime) -> OwnMatch | None:
    """What who decides may see: only as long as it is exactly what the candidate agreed to."""
    if candidacy.state not in RUNNING or candidacy.vacancy.lens_version_id is None:
        return None
    consent = match_consent(candidacy, at)
    found = own_match(candidacy) if consent else None
    if consent is None or found is None:
        return None
    now = words_of(candidacy, found, consent.language)
    return found if fingerprint(now) == consent.text_hash else None


@transaction.atomic
def note_match_opened(*, candidacy: Candidacy, by: UUID, at: datetime) -> None:
    """Who decides looks at it: the candidate can read that back."""
    record(
        action=OPENED,
        object_type="application",
        object_id=candidacy.pk,
        at=at,
        by=by,
        organisation=candidacy.organisation_id,
        about=candidacy.person_id,
    )


def words_of(candidacy: Candidacy, found: OwnMatch | None, language: str) -> str:
    """What the candidate reads before sharing; empty when there is nothing to share."""
    version = candidacy.vacancy.lens_version
    return share_text(candidacy, version, found.result, language) if version and found else ""


def fingerprint(text: str) -> str:
    """Which words somebody agreed to."""
    return hashlib.sha256(text.encode()).hexdigest()
