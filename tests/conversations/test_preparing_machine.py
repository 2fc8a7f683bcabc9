"""Two who write, get ready, move and wait, in any order: a draft is read by its author alone."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.cast import THEN, Actor
from tests.conversations.talking import START, seat, talk
from tests.conversations.walking import Walk, walk
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.entries import (
    ChangedElsewhere,
    NoLongerOpen,
    base_of,
    save_entry,
)
from tweespraak.conversations.actions.planning import confirm, reschedule
from tweespraak.conversations.actions.preparing import (
    TooEarly,
    Unready,
    be_ready,
    go_on_one_sided,
)
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.entries import entry_at, own_entries, revealed_entries
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.planning import Moment
from tweespraak.conversations.rules.states import (
    BEFORE_HELD,
    BEFORE_REVEAL,
    ActRefused,
    OneSided,
    Reason,
    State,
)
from tweespraak.conversations.rules.writing import Part

pytestmark = pytest.mark.slow  # a walk of many steps, each through the database
SIDES = st.sampled_from([0, 1])
WORDS = st.sampled_from(["", "een", "twee", "drie"])


class Preparing(Walk):
    """They write, get ready, move and wait."""

    @initialize(wrote=st.sampled_from([True, True, False]))
    def begin(self, wrote: bool) -> None:
        Preparing.at = THEN
        self.starts_at = START
        self.talk = talk(*self.two, wrote=wrote)

    def now(self) -> Conversation:
        self.talk.refresh_from_db()
        return self.talk

    @rule(side=SIDES, theme=st.integers(0, 5), words=WORDS, shared=st.booleans())
    def write(self, side: int, theme: int, words: str, shared: bool) -> None:
        key = list(self.talk.themes.all())[theme]
        self.save(side, Place(Part.ANSWER, key.pk, key.questions[0]["key"]), words, shared)

    @rule(side=SIDES, number=st.integers(1, 3), words=WORDS, shared=st.booleans())
    def put_topic(self, side: int, number: int, words: str, shared: bool) -> None:
        place = Place(Part.TOPIC, UUID(int=(self.talk.pk.int + side * 10 + number) % 2**128))
        self.save(side, place, words, shared)

    def save(self, side: int, place: Place, words: str, shared: bool) -> None:
        mine = seat(self.now(), self.two[side])
        before = entry_at(mine.me, place)
        is_open = self.talk.state in BEFORE_REVEAL and not mine.me.ready_at
        try:
            save_entry(
                seat=mine, place=place, text=words, shared=shared,
                base=base_of(before), at=Preparing.at,
            )  # fmt: skip
        except NoLongerOpen:
            assert not is_open
            after = entry_at(mine.me, place)
            assert (after and after.text) == (before and before.text)
        else:
            assert is_open

    @rule(side=SIDES, words=WORDS)
    def write_from_an_old_page(self, side: int, words: str) -> None:
        mine = seat(self.now(), self.two[side])
        theme = self.talk.themes.all()[0]
        place = Place(Part.ANSWER, theme.pk, theme.questions[0]["key"])
        before = entry_at(mine.me, place)
        try:
            save_entry(seat=mine, place=place, text=words, shared=True, base="", at=Preparing.at)
        except (NoLongerOpen, ChangedElsewhere):
            after = entry_at(mine.me, place)
            assert (after and after.text) == (before and before.text)

    @rule(side=SIDES)
    def ready(self, side: int) -> None:
        mine, who = seat(self.now(), self.two[side]), self.two[side].person
        try:
            be_ready(seat=mine, by=who, at=Preparing.at)
        except (Unready, ActRefused):
            return
        texts = [entry for entry in own_entries(mine) if entry.text]
        assert {entry.theme_id for entry in texts if entry.theme_id} == {
            theme.pk for theme in self.talk.themes.all()
        }

    @rule(hours=st.sampled_from([0, 460, 480]))
    def both_get_ready(self, hours: int) -> None:
        self.ready(0)
        self.wait(hours)
        self.ready(1)

    @rule(side=SIDES, choice=st.sampled_from(OneSided))
    def go_on(self, side: int, choice: OneSided) -> None:
        mine, who = seat(self.now(), self.two[side]), self.two[side].person
        try:
            go_on_one_sided(seat=mine, choice=choice, by=who, at=Preparing.at)
        except (TooEarly, ActRefused):
            return
        assert mine.conversation.starts_at
        assert mine.conversation.starts_at <= Preparing.at

    @rule(side=SIDES)
    def move(self, side: int) -> None:
        now = self.now()
        if now.state not in BEFORE_HELD or now.state in (State.PLANNED, State.INVITING):
            return
        self.starts_at = Preparing.at + timedelta(days=20)
        reschedule(
            conversation=now, by=self.two[side].person, number=now.invitation_number,
            moment=Moment(self.starts_at, 60, ""), reason=Reason.BUSY, at=Preparing.at,
        )  # fmt: skip
        confirm(
            conversation=now, by=self.two[1 - side].person, number=now.invitation_number + 1,
            at=Preparing.at,
        )  # fmt: skip

    @rule(hours=st.sampled_from([1, 24, 460, 480]))
    def wait(self, hours: int) -> None:
        Preparing.at += timedelta(hours=hours)
        work_off_conversations()

    @invariant()
    def nobody_reads_what_is_not_for_them(self) -> None:
        if not hasattr(self, "talk"):
            return
        now = self.now()
        Preparing.seen.add(now.state)
        both = [revealed_entries(seat(now, who)) for who in self.two]
        assert both[0] == both[1]
        for read in both:
            assert all(entry.shared and entry.text for entry in read)
            if now.state in BEFORE_REVEAL or now.one_sided == OneSided.OWN_CARD:
                assert read == []
            if now.one_sided == OneSided.SHOWN and now.state == State.REVEALED_ONE_SIDED:
                assert {bool(entry.participant.ready_at) for entry in read} <= {True}


def test_in_any_order_a_draft_is_read_by_its_author_alone(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = walk(Preparing, [anna, bram], monkeypatch, steps=12)
    assert {State.READY_ONE, State.READY_BOTH, State.REVEALED} <= seen
