"""Two who propose, say yes, move and call off in any order, also from old pages: never half a moment."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.cast import THEN, Actor
from tests.conversations.planned import moment, under
from tests.conversations.talking import audit_actions, talk
from tests.conversations.walking import Walk, walk
from tweespraak.audit.api import entries_of_object
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.ending import break_off, call_off, keep
from tweespraak.conversations.actions.planning import PlanRefused, confirm, invite, reschedule
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.planning import CALL_OFF_REASONS, MOVE_REASONS
from tweespraak.conversations.rules.states import (
    BEFORE_HELD,
    TRANSITIONS,
    Act,
    ActRefused,
    Reason,
    State,
)
from tweespraak.notifications.api import Mail

pytestmark = pytest.mark.slow  # a walk of many steps, each through the database
SIDES = st.sampled_from([0, 1])
BEFORE = st.sampled_from([0, 0, 0, 1, 2])  # so many proposals behind: an old page
REFUSED = (PlanRefused, ActRefused)


class Planning(Walk):
    """They propose, say yes, move and call off."""

    @initialize(state=st.sampled_from([State.PLANNED, State.PREPARING, State.READY_ONE]))
    def begin(self, state: State) -> None:
        Planning.at = THEN
        self.talk = talk(*self.two, state, wrote=False)
        if state is State.PLANNED:
            Conversation.objects.filter(pk=self.talk.pk).update(starts_at=None)
            self.talk.participants.update(confirmed_at=None)
        self.stale = Conversation.objects.get(pk=self.talk.pk)

    def number(self, before: int = 0) -> int:
        self.talk.refresh_from_db()
        return max(0, self.talk.invitation_number - before)

    @rule(side=SIDES, days=st.integers(-2, 40), sooner=st.booleans(), before=BEFORE)
    def propose(self, side: int, days: int, sooner: bool, before: int) -> None:
        wanted = moment(days, self.at)
        try:
            invite(
                conversation=self.stale, by=self.two[side].person, number=self.number(before),
                moment=wanted, sooner=sooner, at=self.at,
            )  # fmt: skip
        except REFUSED:
            return
        self.talk.refresh_from_db()
        assert self.talk.starts_at == wanted.starts_at
        assert sooner or days >= 14 or before

    @rule(
        side=SIDES, days=st.integers(0, 40), before=BEFORE,
        reason=st.none() | st.sampled_from(Reason),
    )  # fmt: skip
    def move(self, side: int, days: int, before: int, reason: Reason | None) -> None:
        was = self.seats()[side].reschedules
        stood = Conversation.objects.get(pk=self.talk.pk).state != State.INVITING
        try:
            reschedule(
                conversation=self.stale, by=self.two[side].person, number=self.number(before),
                moment=moment(days, self.at), sooner=True, reason=reason, at=self.at,
            )  # fmt: skip
        except REFUSED:
            assert self.seats()[side].reschedules == was
            return
        counted = self.seats()[side].reschedules - was
        assert counted in (0, 1 if stood else 0)
        assert not counted or was == 0 or reason in MOVE_REASONS

    @rule(side=SIDES, before=BEFORE)
    def say_yes(self, side: int, before: int) -> None:
        seen = self.number(before)
        try:
            confirm(conversation=self.stale, by=self.two[side].person, number=seen, at=self.at)
        except REFUSED:
            return
        assert seen == self.number()

    @rule(side=SIDES, reason=st.none() | st.sampled_from(Reason))
    def ask_to_call_off(self, side: int, reason: Reason | None) -> None:
        other_asked = self.seats()[1 - side].calls_off_at is not None
        try:
            off = call_off(
                conversation=self.stale, by=self.two[side].person, reason=reason, at=self.at
            )
        except REFUSED:
            return
        assert other_asked or off.state != State.CANCELLED or self.was_off
        assert other_asked or self.seats()[side].calls_off_because in ("", *CALL_OFF_REASONS)

    @rule(side=SIDES)
    def say_it_takes_place(self, side: int) -> None:
        try:
            keep(conversation=self.stale, by=self.two[side].person, at=self.at)
        except REFUSED:
            return
        assert not any(one.calls_off_at for one in self.seats())

    @rule(hours=st.sampled_from([1, 30, 200, 400]))
    def wait(self, hours: int) -> None:
        Planning.at += timedelta(hours=hours)
        work_off_conversations()

    @rule(really=st.sampled_from([False, False, False, True]))
    def somebody_leaves(self, really: bool) -> None:
        if really:
            try:
                break_off(conversation=self.stale, reason=Reason.LEFT, at=self.at)
            except ActRefused:
                assert self.stale.state not in BEFORE_HELD

    was_off = False

    @invariant()
    def both_said_yes_to_what_stands(self) -> None:
        row = Conversation.objects.get(pk=self.talk.pk)
        yes = sum(one.confirmed_at is not None for one in self.seats())
        if row.state == State.INVITING:
            assert yes == 1
        elif row.state not in (State.PLANNED, State.CANCELLED):
            assert yes == 2
        if row.state == State.CANCELLED:
            self.was_off = True
            assert row.ended_because

    @invariant()
    def the_log_tells_a_walk_through_the_table(self) -> None:
        rows = entries_of_object("conversation", str(self.talk.pk))
        steps = [row for row in rows if row.state_from]
        for row in steps:
            act = Act(row.action.removeprefix("conversations."))
            assert TRANSITIONS[State(row.state_from), act] == row.state_to
        for one, after in pairwise(steps):
            assert one.state_to == after.state_from
        assert len(audit_actions(self.talk)) >= len(steps)

    @invariant()
    def calendars_only_count_up(self) -> None:
        for who in self.two:
            mails = Mail.objects.filter(person_id=who.person.pk).exclude(calendar="")
            numbers = [
                int(mail.calendar.split("SEQUENCE:")[1].split()[0])
                for mail in mails.order_by("created_at")
                if f"UID:{self.talk.pk}@" in mail.calendar
            ]
            assert max(numbers, default=0) <= self.number()

    def seats(self) -> list:
        rows = {one.person_id: one for one in self.talk.participants.all()}
        return [rows[who.person.pk] for who in self.two]


@pytest.mark.django_db
def test_whatever_the_two_do_in_whatever_order(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    under(anna, bram)
    walk(Planning, [anna, bram], monkeypatch, walks=20, steps=18)
