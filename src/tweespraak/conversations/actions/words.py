"""Let a word pass in this organisation, and no longer. The log never holds the word."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.models import AllowedWord
from tweespraak.foundation.once import made_before
from tweespraak.people.api import Organisation, Person


@transaction.atomic
def allow_word(
    *, organisation: Organisation, once: UUID, word: str, by: Person, at: datetime
) -> AllowedWord:
    """From now on the guard lets this word pass; a word that passes already stays as it is.

    Raises OnceTaken.
    """
    # One at a time, so that two people who add the same word at once both find it there.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    made = made_before(AllowedWord, once, organisation_id=organisation.pk)
    here = AllowedWord.objects.filter(organisation=organisation, ended_at=None)
    made = made or next((row for row in here if row.word.casefold() == word.casefold()), None)
    if made:
        return made
    made = AllowedWord.objects.create(
        pk=once, organisation=organisation, word=word, allowed_at=at, allowed_by_id=by.pk
    )
    _note("conversations.word_allowed", made, by, at)
    return made


@transaction.atomic
def end_word(*, word: AllowedWord, by: Person, at: datetime) -> AllowedWord:
    """The guard stops at it again. Twice is once."""
    word = AllowedWord.objects.select_for_update().get(pk=word.pk)
    if word.ended_at is None:
        word.ended_at = at
        word.save(update_fields=["ended_at"])
        _note("conversations.word_ended", word, by, at)
    return word


def _note(action: str, word: AllowedWord, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="allowed_word",
        object_id=word.pk,
        at=at,
        by=by.pk,
        organisation=word.organisation_id,
    )
