"""Two people with one agreement, old pages open on both sides: whatever they press, it stays in order."""

import uuid
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.cast import THEN, Actor
from tests.conversations.agreeing import does, plan, proposes
from tests.conversations.talking import talk
from tests.conversations.walking import Walk, walk
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.agreement_clock import work_off_agreements
from tweespraak.conversations.actions.agreements import begin_agreements
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.rules.agreeing import CLOCKS, NotAgreed, Part, is_theirs, possible
from tweespraak.conversations.rules.agreements import (
    AGREEMENT_TRANSITIONS,
    OVER,
    AgreementAct,
    AgreementRefused,
    AgreementState,
)
from tweespraak.conversations.rules.reminding import is_followed
from tweespraak.conversations.rules.states import State

pytestmark = pytest.mark.slow  # a walk of many steps, each through the database
SIDES = st.sampled_from([0, 1])
_A, _S = AgreementAct, AgreementState
PEOPLES = [act for act in AgreementAct if act not in (*CLOCKS, _A.PROPOSE)]


class Agreeing(Walk):
    """Also pages that stood open."""

    @initialize(proposer=SIDES, owner=SIDES, agreed=st.sampled_from([True, True, False]))
    def begin(self, proposer: int, owner: int, agreed: bool) -> None:
        Agreeing.at = THEN
        Agreement.objects.update(state=_S.STOPPED, due_at=None)  # of the walk before
        self.talk = talk(*self.two, State.RECORDING)
        side = list(self.talk.participants.order_by("side"))[owner].side
        self.made = proposes(self.two[proposer], self.talk, side)
        self.moments = 1
        self.pages = [Agreement.objects.get(pk=self.made.pk) for _ in self.two]
        self.last_key = uuid.uuid4()
        if agreed:
            self.press(1 - proposer, _A.AGREE, "")
            self.close_the_record()

    @rule(side=SIDES)
    def open_page(self, side: int) -> None:
        self.pages[side] = Agreement.objects.get(pk=self.made.pk)

    @rule(side=SIDES, act=st.sampled_from(PEOPLES), words=st.sampled_from(["", "Zo ging het"]))
    def press(self, side: int, act: AgreementAct, words: str) -> None:
        now, who = Agreement.objects.get(pk=self.made.pk), self.two[side]
        part = Part(now.owner_id == who.person.pk, now.proposed_by_id == who.person.pk)
        key = uuid.uuid4()
        wanted = plan(what=f"Versie {self.moments}") if act is _A.ADJUST else None
        try:
            does(who, act, self.pages[side], once=key, text=words, plan=wanted)
        except (AgreementRefused, NotAgreed):
            self.made.refresh_from_db()
            assert self.made.state == now.state
            return
        assert (_S(now.state), act) in AGREEMENT_TRANSITIONS
        assert is_theirs(act, part)
        self.moments += 1
        self.last_key, self.last = key, (who, act, words)

    @rule(side=SIDES, number=st.integers(0, 4), act=st.sampled_from(PEOPLES))
    def press_what_the_page_offers(self, side: int, number: int, act: AgreementAct) -> None:
        now, who = Agreement.objects.get(pk=self.made.pk), self.two[side].person.pk
        part = Part(now.owner_id == who, now.proposed_by_id == who)
        offered = sorted(possible(_S(now.state), part) - {_A.STOP, _A.STOP_TOGETHER}) or [act]
        self.press(side, offered[number % len(offered)], "Zo ging het")

    @rule()
    def the_owner_wants_it_otherwise(self) -> None:
        self.press([who.person for who in self.two].index(self.made.owner), _A.ADJUST, "")

    @rule()
    def press_twice(self) -> None:
        if hasattr(self, "last"):
            who, act, words = self.last
            does(who, act, self.made, once=self.last_key, text=words)

    @rule()
    def close_the_record(self) -> None:
        if self.talk.state == State.RECORDING:
            self.talk.state = State.CLOSED_AGREED
            self.talk.save(update_fields=["state"])
            self.moments += begin_agreements(conversation=self.talk, at=Agreeing.at)

    @rule(days=st.sampled_from([1, 15, 60]))
    def wait(self, days: int) -> None:
        Agreeing.at += timedelta(days=days)
        work_off_agreements()

    @invariant()
    def it_is_in_order(self) -> None:
        if not hasattr(self, "made"):
            return
        now = Agreement.objects.get(pk=self.made.pk)
        Agreeing.seen.add(now.state)
        story = list(now.moments.values_list("number", "act", "text"))
        assert [number for number, _act, _text in story] == list(range(1, len(story) + 1))
        rows = Entry.objects.filter(object_type="agreement", object_id=str(now.pk))
        assert rows.count() == len(story)
        assert bool(now.closed_at) is (now.state in OVER)
        assert bool(now.proposal) is (now.state == _S.ADJUSTING)
        assert now.due_at is None or is_followed(_S(now.state))
        if now.state in (_S.CLOSED_DONE, _S.CLOSED_NOT_DONE):
            (_r, report, update), (_n, _act, reaction) = story[-2:]
            assert report in (_A.REPORT_DONE, _A.REPORT_NOT_DONE)
            assert update
            assert reaction


def test_whatever_two_press_an_agreement_stays_in_order(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = walk(Agreeing, [anna, bram], monkeypatch, steps=14)
    assert {_S.ACTIVE, _S.ADJUSTING, _S.REPORTED_DONE} <= seen
