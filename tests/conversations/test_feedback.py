"""The feedback talk after an assessment: of the shared concept, without a card, a reveal or a record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.conversations.talking import audit_actions, may_talk
from tweespraak.conversations.actions.feedback import (
    break_off_feedback,
    confirm_feedback,
    hold_feedback,
    move_feedback,
    plan_feedback,
)
from tweespraak.conversations.actions.planning import PlanRefused
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.personal_data.planning import export
from tweespraak.conversations.queries.planning import next_talks, not_held_of, seats_of
from tweespraak.conversations.queries.pulse import held_without_pulse
from tweespraak.conversations.rules import CARD_KINDS, Kind
from tweespraak.conversations.rules.planning import Moment
from tweespraak.conversations.rules.states import ActRefused, Reason, State
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
SOON = Moment(THEN + timedelta(days=3), 60, "Kamer 2")
LATER = Moment(THEN + timedelta(days=4), 60, "Kamer 2")


@pytest.fixture
def talk(anna: Actor, dirk: Actor) -> Conversation:
    """Dirk proposes a moment to Anna."""
    return plan_feedback(
        organisation=anna.member.organisation,
        participant=anna.person.pk,
        psychologist=dirk.person.pk,
        moment=SOON,
        by=dirk.person.pk,
        at=THEN,
        once=uuid4(),
    )


def test_it_goes_from_a_moment_to_held_and_leaves_no_record(
    talk: Conversation, anna: Actor, dirk: Actor
) -> None:
    assert (talk.kind, talk.state) == (Kind.FEEDBACK, State.INVITING)
    settled = confirm_feedback(
        conversation=talk, by=anna.person.pk, number=talk.invitation_number, at=THEN
    )
    assert settled.state == State.PREPARING
    held = hold_feedback(conversation=talk, by=dirk.person.pk, at=SOON.starts_at)
    assert (held.state, held.themes.count()) == (State.CLOSED_NO_RECORD, 0)
    assert hold_feedback(conversation=talk, by=dirk.person.pk, at=SOON.starts_at).pk == talk.pk
    assert audit_actions(talk) == [
        "conversations.planned", "conversations.invite", "conversations.confirm",
        "conversations.hold", "conversations.close_without_record",
    ]  # fmt: skip


def test_who_came_had_said_yes(talk: Conversation, dirk: Actor) -> None:
    held = hold_feedback(conversation=talk, by=dirk.person.pk, at=SOON.starts_at)
    assert held.state == State.CLOSED_NO_RECORD


def test_a_moved_talk_asks_for_a_new_yes(talk: Conversation, anna: Actor, dirk: Actor) -> None:
    number = talk.invitation_number
    confirm_feedback(conversation=talk, by=anna.person.pk, number=number, at=THEN)
    moved = move_feedback(conversation=talk, moment=LATER, by=dirk.person.pk, at=THEN)
    assert (moved.state, moved.starts_at) == (State.INVITING, LATER.starts_at)
    twice = move_feedback(conversation=talk, moment=LATER, by=dirk.person.pk, at=THEN)
    assert twice.invitation_number == moved.invitation_number == number + 1
    with pytest.raises(PlanRefused):
        confirm_feedback(conversation=talk, by=anna.person.pk, number=number, at=THEN)


def test_a_moment_that_is_past_is_refused(talk: Conversation, dirk: Actor) -> None:
    with pytest.raises(PlanRefused):
        move_feedback(conversation=talk, moment=LATER, by=dirk.person.pk, at=THEN + timedelta(9))


def test_nobody_else_says_yes(talk: Conversation, bram: Actor) -> None:
    with pytest.raises(PlanRefused):
        confirm_feedback(
            conversation=talk, by=bram.person.pk, number=talk.invitation_number, at=THEN
        )


def test_once_it_is_off_it_stays_off(talk: Conversation, dirk: Actor) -> None:
    off = break_off_feedback(
        conversation=talk, reason=Reason.OTHER_TALK, by=dirk.person.pk, at=THEN
    )
    assert off.state == State.CANCELLED
    again = break_off_feedback(conversation=talk, reason=Reason.LEFT, by=None, at=THEN)
    assert again.ended_because == Reason.OTHER_TALK
    with pytest.raises(ActRefused):
        hold_feedback(conversation=talk, by=dirk.person.pk, at=THEN)


def test_the_same_press_plans_one_talk_and_never_that_of_others(
    talk: Conversation, anna: Actor, dirk: Actor, bram: Actor
) -> None:
    again = {
        "organisation": anna.member.organisation,
        "psychologist": dirk.person.pk,
        "moment": SOON,
        "by": dirk.person.pk,
        "at": THEN,
        "once": talk.pk,
    }
    assert plan_feedback(participant=anna.person.pk, **again).pk == talk.pk
    with pytest.raises(OnceTaken):
        plan_feedback(participant=bram.person.pk, **again)


@pytest.mark.parametrize("page", ["talk", "moment", "prepare", "room", "record", "pulse"])
def test_it_has_no_page_among_the_talks_with_cards(
    client: Client, talk: Conversation, anna: Actor, chris: Actor, page: str
) -> None:
    may_talk(anna)
    may_talk(chris, role=Role.HR_PROCESS_OWNER)
    for actor in (anna, chris):
        client.force_login(actor.person)
        assert client.get(reverse(f"conversations:{page}", args=[talk.pk])).status_code == 404


def test_lists_counts_and_reminders_leave_it_out(
    client: Client, talk: Conversation, anna: Actor, dirk: Actor
) -> None:
    me, here = anna.person.pk, anna.member.organisation_id
    assert not seats_of(me, here)
    assert not not_held_of(me, here).exists()
    assert not next_talks(anna.member, [dirk.person.pk])
    hold_feedback(conversation=talk, by=dirk.person.pk, at=SOON.starts_at)
    assert not held_without_pulse(me, here, THEN)
    assert not export(anna.person)


def test_there_are_no_cards_for_it(client: Client, anna: Actor) -> None:
    may_talk(anna)
    client.force_login(anna.person)
    assert Kind.FEEDBACK not in CARD_KINDS
    assert client.get(reverse("conversations:new_card", args=["feedback"])).status_code == 404
    for page in ("library", "new"):
        text = client.get(reverse(f"conversations:{page}")).content.decode()
        assert "Feedbackgesprek" not in text
        assert ":feedback" not in text
