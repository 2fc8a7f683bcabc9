"""Give and withdraw consent."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.people.api import Organisation, Person
from tweespraak.privacy.actions.terms import look_within_a_day
from tweespraak.privacy.events import ConsentGiven, ConsentWithdrawn
from tweespraak.privacy.models import Consent
from tweespraak.privacy.rules import is_valid


class NotTheirs(PermissionError):
    """Only the person who gave a consent can withdraw it."""


@transaction.atomic
def give_consent(
    *,
    person: Person,
    organisation: Organisation,
    purpose: str,
    object_id: UUID,
    text: str,
    text_version: str,
    language: str,
    until_at: datetime,
    at: datetime,
) -> Consent:
    """Record the consent to `text`, exactly as shown; the same consent twice is one row.

    A consent that has ended, or was given to another text, is replaced by the new one.
    """
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    same = Consent.objects.filter(
        person=person, organisation=organisation, purpose=purpose, object_id=object_id
    )
    standing = same.filter(withdrawn_at=None, replaced_at=None)
    now = standing.select_for_update().first()
    if now and now.text_hash == text_hash and is_valid(now, at):
        return now
    standing.update(replaced_at=at)
    try:
        with transaction.atomic():
            consent = Consent.objects.create(
                person=person,
                organisation=organisation,
                purpose=purpose,
                object_id=object_id,
                text_version=text_version,
                text=text,
                text_hash=text_hash,
                language=language,
                given_at=at,
                until_at=until_at,
            )
    except IntegrityError:  # the same click, a moment earlier, in another process
        return standing.get()
    _record("privacy.consent_given", consent, by=person, at=at)
    announce(ConsentGiven(consent.pk, purpose, object_id, person.pk, at))
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: Person | None, at: datetime) -> Consent:
    """End a consent now; a second time changes nothing. Raises NotTheirs."""
    if by is not None and by.pk != consent.person_id:
        raise NotTheirs(str(consent.pk))
    open_row = Consent.objects.filter(pk=consent.pk, withdrawn_at=None, replaced_at=None)
    if open_row.update(withdrawn_at=at):
        _record("privacy.consent_withdrawn", consent, by=by, at=at)
        look_within_a_day(organisation=consent.organisation_id, at=at)
        announce(
            ConsentWithdrawn(consent.pk, consent.purpose, consent.object_id, consent.person_id, at)
        )
    consent.refresh_from_db(fields=["withdrawn_at", "replaced_at"])
    return consent


def _record(action: str, consent: Consent, *, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="consent",
        object_id=consent.pk,
        at=at,
        by=by.pk if by else None,
        organisation=consent.organisation_id,
        about=consent.person_id,
        version_hash=consent.text_hash,
    )
