"""Two people and a clock, in any order: what every walk through a conversation has."""

from datetime import datetime

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from tests import walking
from tests.cast import THEN, Actor
from tweespraak.foundation import clock


class Walk(RuleBasedStateMachine):
    """The two of them, a clock, and every state that was seen."""

    at: datetime = THEN
    two: list[Actor] = []
    seen: set[str] = set()


def walk(
    machine: type[Walk],
    two: list[Actor],
    monkeypatch: pytest.MonkeyPatch,
    *,
    walks: int = 25,
    steps: int,
) -> set[str]:
    """Let these two walk; gives every state they came through."""
    monkeypatch.setattr(machine, "two", two)
    monkeypatch.setattr(machine, "seen", set())
    monkeypatch.setattr(clock, "now", lambda: machine.at)
    walking.walk(machine, walks=walks, steps=steps)
    return machine.seen
