"""A cycle plans every pair once per period, whoever presses what how often."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import THEN, Actor
from tests.conversations.year import PERIODS, crowd, cycle_of, hr_of, unit_in, works_for
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.cycle_clock import work_off_cycles
from tweespraak.conversations.actions.cycle_planning import CHOOSE_MOMENT_NOTICE, plan_cycle
from tweespraak.conversations.actions.cycles import (
    CycleHasBegun,
    CycleRefused,
    change_cycle,
    drop_cycle,
    make_cycle,
    start_cycle,
    stop_cycle,
)
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.models import Conversation, Cycle, Participant, Theme
from tweespraak.conversations.models import Entry as Draft
from tweespraak.conversations.queries.cycles import Skipped, who_talks
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.rhythm import FIXED_THEMES
from tweespraak.conversations.rules.states import Reason, State
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.notifications.models import Notice
from tweespraak.people.models import Grant, Post
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def hr(voorbeeld) -> Actor:
    return hr_of(voorbeeld)


@pytest.fixture
def pair(anna: Actor, bram: Actor) -> None:
    Grant.objects.create(membership=anna.member, role=Role.EMPLOYEE, given_at=THEN)
    works_for(anna.member, bram.member)


def planned(cycle: Cycle) -> list[tuple[date, str]]:
    rows = Conversation.objects.filter(cycle=cycle).order_by("by_on", "created_at")
    return [(row.by_on, row.state) for row in rows if row.by_on]


BOTH = [(PERIODS[0].until_on, State.PLANNED), (PERIODS[1].until_on, State.PLANNED)]


def test_a_draft_plans_nothing(hr: Actor, pair: None) -> None:
    assert planned(cycle_of(hr, started=False)) == []


def test_starting_plans_a_talk_per_period_with_both_seats_and_the_words(
    hr: Actor, pair: None, anna: Actor, bram: Actor
) -> None:
    cycle = cycle_of(hr)
    assert planned(cycle) == BOTH
    talk = Conversation.objects.get(cycle=cycle, by_on=PERIODS[1].until_on)
    seats = {row.side: row.person_id for row in talk.participants.all()}
    assert seats == {Side.EMPLOYEE: anna.person.pk, Side.MANAGER: bram.person.pk}
    assert [theme.key for theme in talk.themes.all()] == list(FIXED_THEMES)
    assert talk.created_by_id is None
    assert Conversation.objects.get(cycle=cycle, by_on=PERIODS[0].until_on).minutes == 30


def test_starting_twice_and_the_clock_plan_nothing_twice(hr: Actor, pair: None) -> None:
    cycle = cycle_of(hr)
    start_cycle(cycle=cycle, by=hr.person, at=THEN)
    assert plan_cycle(cycle=cycle, at=THEN) == 0
    work_off_cycles()
    assert planned(cycle) == BOTH
    assert Entry.objects.filter(action="conversations.cycle_started").count() == 1
    assert Entry.objects.filter(action="conversations.planned").count() == 2


def test_who_joins_later_is_planned_for_the_next_day(
    hr: Actor, pair: None, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = cycle_of(hr)
    crowd(bram.member.organisation, 1, bram.member)
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=1))
    assert work_off_cycles() == 1
    assert len(planned(cycle)) == 4
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=30))
    crowd(bram.member.organisation, 1, bram.member)
    work_off_cycles()  # the first period is over
    assert len(planned(cycle)) == 5


def test_after_the_year_the_clock_leaves_a_cycle_alone(
    hr: Actor, pair: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = cycle_of(hr)
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=400))
    work_off_cycles()
    assert Cycle.objects.get(pk=cycle.pk).due_at is None


def asked(queries: CaptureQueriesContext) -> int:
    """How many questions; what is written goes in by so many rows as the database takes at once."""
    return sum(one["sql"].startswith("SELECT") for one in queries.captured_queries)


@pytest.mark.slow  # two thousand people
def test_two_thousand_people_take_as_many_questions_as_ten(hr: Actor, bram: Actor) -> None:
    counts = []
    for count in (10, 1990):
        crowd(bram.member.organisation, count, bram.member)
        draft = cycle_of(hr, started=False, periods=PERIODS[:1])
        Cycle.objects.filter(pk=draft.pk).update(started_at=THEN)
        with CaptureQueriesContext(connection) as queries:
            assert plan_cycle(cycle=draft, at=THEN) == count
        counts.append(asked(queries))
    assert counts[0] == counts[1] < 15
    assert Participant.objects.count() == 4000


def test_only_the_people_of_a_department_and_its_teams(hr: Actor, bram: Actor) -> None:
    organisation = hr.member.organisation
    care = unit_in(organisation, "Zorg")
    night = unit_in(organisation, "Nacht", care)
    inside = [
        *crowd(organisation, 1, bram.member, care),
        *crowd(organisation, 1, bram.member, night),
    ]
    crowd(organisation, 1, bram.member, unit_in(organisation, "Techniek"))
    cycle = cycle_of(hr, unit=care)
    people = Participant.objects.filter(conversation__cycle=cycle, side=Side.EMPLOYEE)
    assert {row.person_id for row in people} == {one.person_id for one in inside}


def test_who_is_left_out_is_said_with_the_reason(
    hr: Actor, anna: Actor, bram: Actor, dirk: Actor, chris: Actor
) -> None:
    organisation = hr.member.organisation
    works_for(chris.member, bram.member)  # an admin holds no talks
    works_for(bram.member, dirk.member)  # a psychologist is no manager
    (left,) = crowd(organisation, 1, bram.member)
    (orphan,) = crowd(organisation, 1, left)
    left.ended_at = THEN
    left.save(update_fields=["ended_at"])
    (alone,) = crowd(organisation, 1, bram.member)
    Post.objects.filter(membership=alone).update(manager=None)
    found = who_talks(organisation.pk, None, date(2026, 9, 1))
    assert found.pairs == []
    assert {member.pk: why for member, why in found.skipped} == {
        chris.member.pk: Skipped.NO_ROLE,
        bram.member.pk: Skipped.MANAGER_WITHOUT_ROLE,
        orphan.pk: Skipped.MANAGER_LEFT,
        alone.pk: Skipped.NO_MANAGER,
    }


def test_after_a_change_of_manager_the_talk_is_planned_with_the_new_one(
    hr: Actor, pair: None, anna: Actor, voorbeeld
) -> None:
    cycle = cycle_of(hr)
    Conversation.objects.update(state=State.CANCELLED, ended_because=Reason.MANAGER_CHANGED)
    (new,) = crowd(voorbeeld, 1, hr.member)
    Post.objects.filter(membership=new).delete()
    Post.objects.filter(membership=anna.member).update(manager=new)
    assert plan_cycle(cycle=cycle, at=THEN) == 2
    fresh = Conversation.objects.filter(cycle=cycle, state=State.PLANNED).first()
    assert fresh
    assert fresh.participants.get(side=Side.MANAGER).person_id == new.person_id
    assert plan_cycle(cycle=cycle, at=THEN) == 0


def test_what_the_two_called_off_is_not_planned_again(hr: Actor, pair: None) -> None:
    cycle = cycle_of(hr)
    Conversation.objects.update(state=State.CANCELLED, ended_because=Reason.NO_LONGER_NEEDED)
    assert plan_cycle(cycle=cycle, at=THEN) == 0


def test_a_talk_of_another_cycle_in_the_same_days_is_enough(hr: Actor, pair: None) -> None:
    cycle_of(hr)
    assert planned(cycle_of(hr)) == []
    later = replace(PERIODS[0], from_on=date(2026, 10, 1), until_on=date(2026, 10, 9))
    assert len(planned(cycle_of(hr, periods=(later,)))) == 1


def test_stopping_calls_off_what_has_no_moment_and_leaves_the_rest(hr: Actor, pair: None) -> None:
    cycle = cycle_of(hr)
    theirs = Conversation.objects.get(cycle=cycle, by_on=PERIODS[0].until_on)
    theirs.state, theirs.starts_at = State.PREPARING, THEN + timedelta(days=3)
    theirs.save(update_fields=["state", "starts_at"])
    for _twice in range(2):
        stop_cycle(cycle=cycle, by=hr.person, at=THEN)
    work_off_conversations()
    assert planned(cycle) == [
        (PERIODS[0].until_on, State.PREPARING),
        (PERIODS[1].until_on, State.CANCELLED),
    ]
    gone = Conversation.objects.get(cycle=cycle, state=State.CANCELLED)
    assert gone.ended_because == Reason.NO_LONGER_NEEDED
    assert Entry.objects.filter(action="conversations.cancel", object_id=str(gone.pk)).count() == 1
    assert Entry.objects.filter(action="conversations.cycle_stopped").count() == 1
    assert plan_cycle(cycle=cycle, at=THEN) == 0


def test_what_one_began_to_write_for_a_talk_that_is_stopped_goes_in_time(
    hr: Actor, pair: None, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = cycle_of(hr, periods=PERIODS[:1])
    theirs = Conversation.objects.get(cycle=cycle)
    mine = theirs.participants.get(person=anna.person)
    Draft.objects.create(participant=mine, part=Part.TOPIC, text="Vast begonnen", saved_at=THEN)
    stop_cycle(cycle=cycle, by=hr.person, at=THEN)
    for days, left in ((0, 1), (29, 1), (30, 0)):
        later = THEN + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        work_off_conversations()
        assert Draft.objects.count() == left


def test_both_are_asked_for_a_moment_four_weeks_ahead_and_when_the_period_begins(
    hr: Actor, pair: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = cycle_of(hr, periods=PERIODS[1:])
    talk = Conversation.objects.get(cycle=cycle)
    assert talk.due_at == datetime(2026, 9, 28, 6, tzinfo=UTC)  # eight in the morning in Amsterdam
    assert not Notice.objects.filter(kind=CHOOSE_MOMENT_NOTICE).exists()
    monkeypatch.setattr(clock, "now", lambda: talk.due_at)
    work_off_conversations()
    assert Notice.objects.filter(kind=CHOOSE_MOMENT_NOTICE, object_id=talk.pk).count() == 2
    again = Conversation.objects.get(pk=talk.pk).due_at
    assert again == datetime(2026, 10, 26, 7, tzinfo=UTC)  # the clock went back in between
    Notice.objects.update(read_at=talk.due_at)
    monkeypatch.setattr(clock, "now", lambda: again)
    work_off_conversations()
    assert Notice.objects.filter(kind=CHOOSE_MOMENT_NOTICE, read_at=None).count() == 2
    assert Conversation.objects.get(pk=talk.pk).due_at is None


def test_a_draft_can_be_changed_and_thrown_away_a_running_cycle_cannot(
    hr: Actor, pair: None
) -> None:
    values = {"name": "Anders", "unit": None, "periods": PERIODS[1:], "by": hr.person, "at": THEN}
    draft = cycle_of(hr, started=False)
    changed = change_cycle(cycle=draft, **values)
    assert (changed.name, len(changed.moments)) == ("Anders", 1)
    drop_cycle(cycle=draft, by=hr.person, at=THEN)
    assert not Cycle.objects.exists()
    running = cycle_of(hr)
    with pytest.raises(CycleHasBegun):
        change_cycle(cycle=running, **values)
    with pytest.raises(CycleHasBegun):
        drop_cycle(cycle=running, by=hr.person, at=THEN)


def test_a_year_with_a_fault_is_refused_and_so_is_a_draft_that_lay_too_long(hr: Actor) -> None:
    with pytest.raises(CycleRefused):
        cycle_of(hr, periods=())
    draft = cycle_of(hr, started=False)
    with pytest.raises(CycleRefused):
        start_cycle(cycle=draft, by=hr.person, at=THEN + timedelta(days=90))


def test_the_same_form_twice_is_one_draft_and_a_key_of_somebody_else_is_refused(
    hr: Actor, chris: Actor
) -> None:
    values = {
        "organisation": hr.member.organisation, "once": uuid.uuid4(), "name": "Jaar", "unit": None,
        "periods": PERIODS, "at": THEN,
    }  # fmt: skip
    first = make_cycle(**values, by=hr.person)
    assert make_cycle(**values, by=hr.person) == first
    with pytest.raises(OnceTaken):
        make_cycle(**values, by=chris.person)


def test_what_is_planned_copies_the_words_in_both_languages(hr: Actor, pair: None) -> None:
    cycle_of(hr)
    theme = Theme.objects.get(key="wellbeing")
    assert {"nl", "en"} == set(theme.name) == set(theme.questions[0]["employee"])
