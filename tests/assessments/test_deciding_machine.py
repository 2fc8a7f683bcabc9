"""Whatever is pressed, on new and old pages, nobody reads what was not released to them."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.assessments.decisions import LATER, UNTIL, deciding, of, shown
from tests.assessments.reports_shown import report
from tests.cast import Actor
from tweespraak.assessments.actions.deciding import (
    DecideRefused,
    WishesFaulty,
    decide,
    decide_again,
)
from tweespraak.assessments.actions.releasing import open_received, withdraw_release
from tweespraak.assessments.models import Case, Decision, Report
from tweespraak.assessments.queries.deciding import last_decision, sees
from tweespraak.assessments.rules.deciding import Wish
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.standing import ClientSees
from tweespraak.assessments.rules.states import RELEASED, State
from tweespraak.privacy.models import Consent

CHOICES = st.sampled_from(Choice)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), CHOICES, CHOICES),
        st.tuples(st.just("old page"), CHOICES, CHOICES),
        st.sampled_from([("again",), ("new version",), ("own words",), ("read",)]),
        st.tuples(st.just("end"), st.integers(0, 1)),
    ),
    max_size=7,
)


class Press:
    """Anna at two devices: one page as it is now, and one that was opened at the beginning."""

    def __init__(self, found: Case, anna: Actor, recipients: list[Actor]) -> None:
        self.case, self.anna, self.recipients, self.at = found, anna, recipients, LATER
        self.old = self.page()

    def page(self) -> tuple[str, list[str]]:
        bases = [last_decision(of(self.case, who)) for who in self.recipients]
        return shown(self.case).hash, [str(one.pk) if one else "" for one in bases]

    def press(self, step: tuple) -> None:  # type: ignore[type-arg]
        self.at += timedelta(minutes=1)
        self.case.refresh_from_db()
        word, *more = step
        given = {"case": self.case, "by": self.anna.person.pk, "at": self.at}
        if word in ("decide", "old page"):
            seen, bases = self.old if word == "old page" else self.page()
            wishes = {
                of(self.case, who).pk: Wish(
                    choice, UNTIL if choice is Choice.RELEASE else None, base
                )
                for who, choice, base in zip(self.recipients, more, bases, strict=True)
            }
            decide(seen=seen, wishes=wishes, language="nl", **given)
        elif word == "again":
            decide_again(**given)
        elif word == "end":
            withdraw_release(recipient=of(self.case, self.recipients[more[0]]), **given)
        elif self.case.state not in RELEASED:
            self.change(word)

    def change(self, word: str) -> None:
        """The report changes, or is read, as long as it is not released."""
        if word == "new version":
            number = shown(self.case).number + 1
            report(self.case, number, self.at, certainty=f"Versie {number}.")
        elif word == "own words":
            Report.objects.filter(pk=shown(self.case).pk).update(hash=f"{self.at.minute:064}")
        else:
            Report.objects.filter(pk=shown(self.case).pk).update(opened_at=self.at)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
@pytest.mark.django_db
def test_whatever_is_pressed_only_a_release_that_stands_opens_it(
    steps: list,  # type: ignore[type-arg]
    dirk: Actor,
    anna: Actor,
    karin: Actor,
    bram: Actor,
) -> None:
    found = deciding(dirk, anna, karin, bram)
    press = Press(found, anna, [karin, bram])
    for step in steps:
        with suppress(DecideRefused, WishesFaulty):
            press.press(step)
        found.refresh_from_db()
        _holds(found, press)


def _holds(found: Case, press: Press) -> None:
    rows = Decision.objects.filter(recipient__case=found, withdrawn_at=None)
    given = {row.recipient.person_id: row for row in rows}
    for who in press.recipients:
        row = given.get(who.person.pk)
        may = row is not None and row.choice == Choice.RELEASE and found.state in RELEASED
        assert (sees(found, who.person.pk, press.at) is ClientSees.RELEASED) == may
        assert (open_received(case=found, by=who.person.pk, at=press.at) is not None) == may
        if row is not None and row.choice == Choice.RELEASE:
            assert row.report_hash == row.report.hash
            consent = Consent.objects.get(
                object_id=row.recipient_id, withdrawn_at=None, replaced_at=None
            )
            assert row.report_hash[:12] in consent.text_version
    released = [row for row in rows if row.choice == Choice.RELEASE]
    assert bool(released) == (found.state in RELEASED)
    assert found.state in (
        State.DECIDING, State.BLOCKED, State.ACCESS_ENDED, *RELEASED,
    )  # fmt: skip
