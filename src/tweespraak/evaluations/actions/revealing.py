"""Both read both: when everybody who was asked sent theirs, or on the last day; and what follows on it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.telling import tell
from tweespraak.evaluations.events import EvaluationRevealed
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.replies import asked_sides, beside, said_in, sent_replies
from tweespraak.evaluations.rules.answering import RevealRefusal, reveal_refused
from tweespraak.evaluations.rules.live import Follow, Trigger, follow, triggers
from tweespraak.evaluations.rules.sending import morning_of
from tweespraak.evaluations.rules.states import READ, Act, Side, State
from tweespraak.foundation.events import announce
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import day_in

CONTACT_DAYS, LIVE_DAYS = 2, 10  # working days after reading each other
ONE_DAY = timedelta(days=1)

_STEPS = {Follow.REQUIRE: Act.REQUIRE_LIVE, Follow.OFFER: Act.OFFER_LIVE}


class Heard(StrEnum):
    """What somebody hears around answering, as the kind of the notice."""

    THEIRS_IN = "theirs_in"  # the other side is in: one's own is waited for
    REVEALED = "revealed"
    ADDED_LATE = "added_late"  # the recruiter's side came in after all
    THANKED = "thanked"


class RevealRefused(Exception):
    """The two do not read each other yet; nothing has changed."""

    def __init__(self, refusal: RevealRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def reveal(*, evaluation: Evaluation, by: UUID | None, at: datetime) -> Evaluation:
    """Let both read both, and settle what follows. Twice is once. `by` None: the clock, on the last day.

    Raises RevealRefused.
    """
    row = locked(evaluation)
    if row.state in READ:
        return row
    replies, asked = sent_replies(row), asked_sides(row)
    today = day_in(row.organisation, at)
    if refusal := reveal_refused(asked, replies, row.closes_on, today):
        raise RevealRefused(refusal)
    both = set(asked) <= set(replies)
    step(row, Act.REVEAL, by=by, at=at, revealed_at=at, is_two_sided=both, due_at=None)
    tell(row, (row.client_id, row.recruiter_id), Heard.REVEALED, at, but_not=by)
    announce(EvaluationRevealed(row.pk, row.organisation_id, row.recruiter_id, row.client_id, at))
    return _settle(row, by=by, at=at)


@transaction.atomic
def weigh_again(*, evaluation: Evaluation, by: UUID | None, at: datetime) -> Evaluation:
    """The recruiter answered after all: what differs may ask for a talk that nothing asked for before."""
    row = locked(evaluation)
    return _settle(row, by=by, at=at) if row.state in (State.REVEALED, State.LIVE_OFFERED) else row


def _settle(row: Evaluation, *, by: UUID | None, at: datetime) -> Evaluation:
    replies = sent_replies(row)
    said = said_in(row, replies.get(Side.CLIENT))
    because = triggers(said, beside(row, replies))
    act = _STEPS.get(follow(because, said))
    if act is None or (act is Act.OFFER_LIVE and row.state == State.LIVE_OFFERED):
        return row
    return step(row, act, by=by, at=at, **_terms(row, because, at))


def _terms(row: Evaluation, because: tuple[Trigger, ...], at: datetime) -> dict[str, Any]:
    """Why a talk is asked for, and by when somebody calls and the talk is held."""
    here = row.organisation
    today = day_in(here, at)
    contact_by = after_working_days(today, CONTACT_DAYS)
    return {
        "triggers": [str(one) for one in because],
        "contact_by_on": contact_by,
        "live_by_on": after_working_days(today, LIVE_DAYS),
        "due_at": morning_of(contact_by + ONE_DAY, here.time_zone),
    }
