"""The gate before every text that the other reads: words about health hold it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tweespraak.conversations.actions.steps import note
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.guarding import Guard
from tweespraak.conversations.rules.guarding import HealthHit, is_let_pass, may_confirm
from tweespraak.people.api import Person


class Held(Exception):
    """Nothing was saved: these words may be about somebody's health. Show them to the writer only.

    The message names no word: an exception may end up in a log.
    """

    def __init__(self, hits: Sequence[HealthHit], *, may_confirm: bool) -> None:
        super().__init__("words about health hold this text")
        self.hits = tuple(hits)
        self.may_confirm = may_confirm


@transaction.atomic
def let_pass(
    *,
    texts: Sequence[str],
    guard: Guard,
    is_confirmed: bool,
    conversation: Conversation,
    by: Person,
    at: datetime,
    known: str = "",
) -> None:
    """Let these texts through, or raise Held. A confirmation is written in the log, the words are not.

    `known` is what stands there already: a word that was let pass is not asked about again.
    """
    hits = [hit for text in texts for hit in guard.holding(text, known)]
    if not is_let_pass(hits, guard.writer, is_confirmed=is_confirmed):
        raise Held(hits, may_confirm=may_confirm(hits, guard.writer))
    if hits:
        note(conversation, "conversations.guard_passed", by=by.pk, at=at)
