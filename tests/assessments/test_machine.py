"""The steps up to measuring, in any order by anybody: nobody gets further than they may."""

from datetime import timedelta
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.assessments.casing import opened, planned, words
from tests.cast import THEN, Actor
from tests.walking import walk
from tweespraak.assessments.actions.briefing import StepRefused, accept, offer, write_brief
from tweespraak.assessments.actions.days import PartRefused, hold_part, skip_part
from tweespraak.assessments.actions.informing import agree, invite, open_sheet, start
from tweespraak.assessments.actions.stopping import withdraw
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import hash_now
from tweespraak.assessments.rules.briefs import Acknowledged
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.states import ActRefused, State

pytestmark = pytest.mark.slow  # a walk of many steps, each through the database
NAMES = ("dirk", "anna", "karin", "pien")
BEGUN = (State.IN_PROGRESS, State.MEASURED)


class Course(RuleBasedStateMachine):
    """Four people press every button there is; days go by."""

    people: ClassVar[dict[str, Actor]] = {}
    seen: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        made = opened(self.people["dirk"], self.people["anna"], self.people["karin"])
        self.case = planned(made, self.people["dirk"], PartKind.INTERVIEW, PartKind.SIMULATION)
        self.at = THEN

    def press(self, act: Any, **more: Any) -> bool:
        try:
            act(**more, at=self.at)
        except (StepRefused, PartRefused, ActRefused):
            return False
        self.case = Case.objects.get(pk=self.case.pk)
        self.seen.add(self.case.state)
        return True

    @rule()
    def go_on(self) -> None:
        """The right person takes the step that is next."""
        dirk, anna, karin = (self.key(who) for who in ("dirk", "anna", "karin"))
        case, every = self.case, list(Acknowledged)
        {
            State.DRAFT: lambda: self.press(offer, case=case, by=dirk),
            State.OFFERED: lambda: self.press(
                accept, case=case, by=karin, seen=hash_now(case), acknowledged=every
            ),
            State.ACCEPTED: lambda: self.press(invite, case=case, by=dirk),
            State.INVITED: lambda: (
                self.press(open_sheet, case=case, by=anna),
                self.press(agree, case=case, by=anna, seen=case.sheet_hash, language="nl"),
            ),
            State.CONSENTED: lambda: self.press(start, case=case, by=anna, sooner=True),
        }.get(State(case.state), lambda: None)()

    @rule(days=st.integers(1, 4))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(text=st.sampled_from(("Dit.", "Dat.")), rarely=st.integers(0, 3))
    def write(self, text: str, rarely: int) -> None:
        if not rarely:
            self.press(write_brief, case=self.case, words=words(purpose=text), by=self.key("dirk"))

    @rule()
    def offer_it(self) -> None:
        self.press(offer, case=self.case, by=self.key("dirk"))

    @rule(who=st.sampled_from(NAMES), all_ticked=st.booleans())
    def accept_it(self, who: str, all_ticked: bool) -> None:
        ticked = list(Acknowledged) if all_ticked else []
        done = self.press(
            accept,
            case=self.case,
            by=self.key(who),
            seen=hash_now(self.case),
            acknowledged=ticked,
        )
        assert not done or (who == "karin" and (all_ticked or self.case.accepted_hash))

    @rule()
    def send(self) -> None:
        self.press(invite, case=self.case, by=self.key("dirk"))

    @rule(who=st.sampled_from(NAMES))
    def read(self, who: str) -> None:
        self.press(open_sheet, case=self.case, by=self.key(who))

    @rule(who=st.sampled_from(NAMES))
    def take_part(self, who: str) -> None:
        seen = self.case.sheet_hash
        done = self.press(agree, case=self.case, by=self.key(who), seen=seen, language="nl")
        assert not done or (who == "anna" and self.case.sheet_opened_at)

    @rule(who=st.sampled_from(NAMES), sooner=st.booleans())
    def begin(self, who: str, sooner: bool) -> None:
        assert (
            not self.press(start, case=self.case, by=self.key(who), sooner=sooner) or who == "anna"
        )

    @rule(skips=st.booleans())
    def one_part(self, skips: bool) -> None:
        part = self.case.parts.filter(held_at=None, skipped_because="").first()
        if part and skips:
            self.press(skip_part, part=part, reason="x", by=self.key("dirk"))
        elif part:
            self.press(hold_part, part=part, by=self.key("dirk"))

    @rule(who=st.sampled_from(NAMES))
    def stop(self, who: str) -> None:
        if self.at > THEN + timedelta(days=20):
            assert not self.press(withdraw, case=self.case, by=self.key(who)) or who == "anna"

    @invariant()
    def nobody_begins_without_the_same_brief_a_sheet_and_consent(self) -> None:
        case = self.case
        if case.state in BEGUN:
            assert case.consent is not None
            assert case.consent.withdrawn_at is None
            assert case.accepted_hash == case.sheet_hash == case.brief_hash == hash_now(case)
            assert case.sheet_opened_at is not None

    @invariant()
    def a_consent_that_no_longer_counts_is_gone(self) -> None:
        if self.case.state in (State.DRAFT, State.OFFERED, State.ACCEPTED, State.INVITED):
            assert self.case.consent is None

    @invariant()
    def measured_means_that_something_was_held(self) -> None:
        if self.case.state == State.MEASURED:
            assert self.case.parts.exclude(held_at=None).exists()
            assert not self.case.parts.filter(held_at=None, skipped_because="").exists()

    def key(self, who: str) -> Any:
        return self.people[who].person.pk


def test_nobody_gets_further_than_they_may(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {"dirk": dirk, "anna": anna, "karin": karin, "pien": pien}
    monkeypatch.setattr(Course, "people", people)
    walk(Course, walks=20, steps=25)
    assert {State.ACCEPTED, State.CONSENTED, State.IN_PROGRESS} <= Course.seen
