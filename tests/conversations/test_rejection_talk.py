"""The talk after a rejection: a moment and that it was held, and nothing else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor
from tests.conversations.talking import audit_actions
from tweespraak.conversations.actions.feedback import hold_feedback
from tweespraak.conversations.actions.planning import PlanRefused
from tweespraak.conversations.actions.rejection_talk import (
    break_off_rejection_talk,
    confirm_rejection_talk,
    hold_rejection_talk,
    move_rejection_talk,
    plan_rejection_talk,
)
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.planning import seats_of
from tweespraak.conversations.rules import CARD_KINDS, Kind, Side
from tweespraak.conversations.rules.planning import Moment
from tweespraak.conversations.rules.states import Reason, State

pytestmark = pytest.mark.django_db
SOON = Moment(THEN + timedelta(days=3), 30, "Telefoon")
LATER = Moment(THEN + timedelta(days=4), 30, "Telefoon")


@pytest.fixture
def talk(anna: Actor, bram: Actor) -> Conversation:
    """Bram calls Anna."""
    return plan_rejection_talk(
        organisation=anna.member.organisation,
        candidate=anna.person.pk,
        caller=bram.person.pk,
        moment=SOON,
        by=bram.person.pk,
        at=THEN,
        once=uuid4(),
    )


def test_only_that_it_was_held_is_kept(talk: Conversation, anna: Actor, bram: Actor) -> None:
    confirm_rejection_talk(
        conversation=talk, by=anna.person.pk, number=talk.invitation_number, at=THEN
    )
    held = hold_rejection_talk(conversation=talk, by=bram.person.pk, at=SOON.starts_at)
    assert (held.kind, held.state) == (Kind.REJECTION_TALK, State.CLOSED_NO_RECORD)
    assert held.themes.count() == 0
    assert audit_actions(talk)[-2:] == ["conversations.hold", "conversations.close_without_record"]


def test_it_moves_and_can_be_off(talk: Conversation, bram: Actor) -> None:
    moved = move_rejection_talk(conversation=talk, moment=LATER, by=bram.person.pk, at=THEN)
    assert moved.starts_at == LATER.starts_at
    off = break_off_rejection_talk(conversation=talk, reason=Reason.BUSY, by=None, at=THEN)
    assert off.state == State.CANCELLED


def test_it_is_no_feedback_talk(talk: Conversation, bram: Actor) -> None:
    with pytest.raises(PlanRefused):
        hold_feedback(conversation=talk, by=bram.person.pk, at=SOON.starts_at)


def test_lists_and_cards_of_conversations_leave_it_out(talk: Conversation, anna: Actor) -> None:
    assert Kind.REJECTION_TALK not in CARD_KINDS
    assert not seats_of(anna.person.pk, anna.member.organisation_id)
    assert Side.CANDIDATE.other is Side.CALLER
