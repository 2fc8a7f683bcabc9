"""Thank the client, tell what is done with it, and close what needs no talk (E7)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.evaluations.actions.revealing import Heard
from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.telling import tell
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.replies import owes_reply
from tweespraak.evaluations.rules.answering import CloseRefusal, close_refused
from tweespraak.evaluations.rules.states import Act, Side, State


class CloseRefused(Exception):
    """It stays open; nothing was told."""

    def __init__(self, refusal: CloseRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def close(*, evaluation: Evaluation, words: str, by: UUID, at: datetime) -> Evaluation:
    """Close it with a word of thanks that the client reads; what was read stays to be read.

    Raises CloseRefused.
    """
    row = locked(evaluation)
    said = words.replace("\r\n", "\n").strip()
    owes = owes_reply(row, Side.RECRUITER)
    if refusal := close_refused(State(row.state), said, owes_own=owes):
        raise CloseRefused(refusal)
    step(row, Act.CLOSE, by=by, at=at, thanks=said, told_at=at, due_at=None)
    tell(row, [row.client_id], Heard.THANKED, at)
    return row
