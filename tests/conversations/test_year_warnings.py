"""T25: the planner says which themes a year misses, and when two do not talk for too long."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import THEN, Actor
from tests.conversations.talking import may_talk, talk
from tests.conversations.year import PERIODS, crowd, cycle_of, hr_of, works_for
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.rhythm import (
    gaps,
    themes_offered,
    warnings_for,
)
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.rhythm import FIXED_THEMES, missing_themes
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.people.api import Organisation

pytestmark = pytest.mark.django_db
ALL = set(FIXED_THEMES)
TODAY = date(2026, 9, 1)


def missing(who: Actor, here: Organisation, year: int) -> set[str]:
    """The fixed themes that nobody offered this person in that year."""
    found = themes_offered(here, year, [who.person.pk])
    return set(missing_themes(found.get(who.person.pk, set())))


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def pair(anna: Actor, bram: Actor) -> None:
    may_talk(anna)
    works_for(anna.member, bram.member)


def held(employee: Actor, manager: Actor, at: datetime, **more: object) -> Conversation:
    made = talk(employee, manager, State.CLOSED_AGREED, starts_at=at, wrote=False)
    Conversation.objects.filter(pk=made.pk).update(held_at=at, **more)
    return made


def test_T25_a_theme_that_was_not_offered_this_year_is_missing(
    anna: Actor, bram: Actor, voorbeeld
) -> None:
    assert missing(anna, voorbeeld, 2026) == ALL
    made = talk(anna, bram, State.PREPARING, wrote=False)
    assert missing(anna, voorbeeld, 2026) == set()
    made.themes.filter(key="wellbeing").delete()
    assert missing(anna, voorbeeld, 2026) == {"wellbeing"}
    assert missing(anna, voorbeeld, 2025) == ALL


@pytest.mark.parametrize("state", State)
def test_T25_offered_is_what_reached_preparing_and_was_not_called_off(
    state: State, anna: Actor, bram: Actor, voorbeeld
) -> None:
    talk(anna, bram, state, wrote=False)
    counts = state not in (State.PLANNED, State.INVITING, State.CANCELLED)
    assert (missing(anna, voorbeeld, 2026) == set()) is counts


def test_T25_themes_of_the_manager_are_not_those_of_the_employee(
    anna: Actor, bram: Actor, voorbeeld
) -> None:
    talk(anna, bram, wrote=False)
    assert set(themes_offered(voorbeeld, 2026)) == {anna.person.pk}
    assert missing(bram, voorbeeld, 2026) == ALL


@pytest.mark.parametrize(
    ("starts_at", "zone", "year"),
    [
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Europe/Amsterdam", 2027),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), "Europe/Amsterdam", 2026),
        (datetime(2027, 1, 1, 3, 30, tzinfo=UTC), "America/New_York", 2026),
        (datetime(2026, 12, 31, 10, 30, tzinfo=UTC), "Pacific/Auckland", 2026),
        (datetime(2026, 12, 31, 11, 30, tzinfo=UTC), "Pacific/Auckland", 2027),
    ],
)
def test_T25_a_year_begins_where_the_organisation_is(
    starts_at: datetime, zone: str, year: int, anna: Actor, bram: Actor, voorbeeld
) -> None:
    voorbeeld.time_zone = zone
    voorbeeld.save(update_fields=["time_zone"])
    talk(anna, bram, starts_at=starts_at, wrote=False)
    without = [one for one in (2026, 2027) if missing(anna, voorbeeld, one)]
    assert without == [one for one in (2026, 2027) if one != year]


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, False), (30, False)])
def test_a_proposal_that_nobody_answered_in_time_plans_nothing(
    pair: None, anna: Actor, bram: Actor, days: int, told: bool
) -> None:
    talk(anna, bram, State.INVITING, starts_at=THEN + timedelta(days=days), wrote=False)
    assert bool([one for one in warnings_for(anna.member) if one.themes]) is told


def test_both_are_told_what_the_year_misses(pair: None, anna: Actor, bram: Actor) -> None:
    made = talk(anna, bram, State.PREPARING, wrote=False)
    assert warnings_for(anna.member) == warnings_for(bram.member) == []
    made.themes.filter(key__in=["results", "wellbeing"]).delete()
    (mine,), (theirs,) = warnings_for(anna.member), warnings_for(bram.member)
    assert (mine.is_mine, mine.themes) == (True, ("results", "wellbeing"))
    assert (theirs.is_mine, theirs.name) == (False, "Anna de Vries")
    assert theirs.themes == mine.themes


def test_what_is_planned_for_this_year_is_no_reason_to_warn(
    pair: None, anna: Actor, voorbeeld
) -> None:
    talk_of_cycle = cycle_of(hr_of(voorbeeld), periods=PERIODS[1:])
    assert warnings_for(anna.member) == []
    Conversation.objects.filter(cycle=talk_of_cycle).update(by_on=TODAY - timedelta(days=1))
    assert warnings_for(anna.member)[0].themes == FIXED_THEMES


def test_who_never_talked_here_is_told_nothing(pair: None, anna: Actor, bram: Actor) -> None:
    assert warnings_for(anna.member) == warnings_for(bram.member) == []


@pytest.mark.parametrize(("days", "too_long"), [(120, False), (121, True)])
def test_more_than_120_days_without_talking_is_told_to_both(
    days: int, too_long: bool, pair: None, anna: Actor, bram: Actor
) -> None:
    held(anna, bram, THEN - timedelta(days=days))
    for one in (anna, bram):
        assert any(warned.gap for warned in warnings_for(one.member)) is too_long


def test_a_next_talk_that_is_too_far_ahead_is_told_and_one_in_time_is_not(
    anna: Actor, bram: Actor, voorbeeld
) -> None:
    key = (anna.person.pk, bram.person.pk)
    held(anna, bram, THEN - timedelta(days=60))
    coming = talk(anna, bram, starts_at=THEN + timedelta(days=60), wrote=False)
    assert gaps(voorbeeld, [key], TODAY) == {}
    coming.starts_at = THEN + timedelta(days=61)
    coming.save(update_fields=["starts_at"])
    (gap,) = gaps(voorbeeld, [key], TODAY).values()
    assert (gap.last_on, gap.next_on) == (date(2026, 7, 3), date(2026, 11, 1))


def test_a_talk_with_somebody_else_does_not_fill_the_gap(
    anna: Actor, bram: Actor, dirk: Actor, voorbeeld
) -> None:
    held(anna, bram, THEN - timedelta(days=200))
    held(anna, dirk, THEN - timedelta(days=2))
    key = (anna.person.pk, bram.person.pk)
    assert set(gaps(voorbeeld, [key], TODAY)) == {key}


def test_a_check_in_fills_the_gap_and_offers_no_theme(
    pair: None, anna: Actor, bram: Actor, voorbeeld
) -> None:
    held(anna, bram, THEN - timedelta(days=200))
    made = talk(
        anna, bram, State.CLOSED_NO_RECORD, kind=Kind.CHECK_IN, starts_at=THEN - timedelta(days=10)
    )
    Conversation.objects.filter(pk=made.pk).update(held_at=made.starts_at)
    assert not any(warned.gap for warned in warnings_for(anna.member))


def test_a_manager_of_many_is_told_in_as_many_questions_as_one_of_few(
    bram: Actor, voorbeeld, django_assert_max_num_queries
) -> None:
    crowd(voorbeeld, 30, bram.member)
    cycle_of(hr_of(voorbeeld), periods=PERIODS[:1])
    with django_assert_max_num_queries(10):
        assert len(warnings_for(bram.member)) == 30
