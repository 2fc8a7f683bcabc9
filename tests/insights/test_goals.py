"""Goals as rows: made once, changed with what stood before, closed and taken up again."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import THEN, Actor
from tests.insights.goals_fixture import a_plan, did, done_with, working_on
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.foundation.personal_data import Rule
from tweespraak.insights import personal_data
from tweespraak.insights.actions import (
    change_goal,
    do_with_goal,
    make_goal,
    take_results_over,
)
from tweespraak.insights.api import (
    Act,
    ActRefused,
    Goal,
    GoalMoment,
    GoalState,
    Said,
    open_goals,
    state_now,
)
from tweespraak.insights.models import AppendOnly
from tweespraak.insights.queries import asking_goals, closed_goals
from tweespraak.insights.queries.goals import day_of
from tweespraak.insights.rules.goals import DayRefused, Question

pytestmark = pytest.mark.django_db
WORDS = ("Vaker vragen", "Ik stel eerst een vraag", "het overleg begint", "Sanne", "Zo ging het")


@pytest.fixture
def goal(anna: Actor) -> Goal:
    return working_on(anna.person, at=THEN)


def later(days: int) -> object:
    return THEN + timedelta(days=days)


def test_making_twice_with_the_same_key_is_making_once(anna: Actor) -> None:
    once = uuid.uuid4()
    made = [make_goal(once=once, plan=a_plan(THEN), by=anna.person, at=THEN) for _ in range(2)]
    assert made[0] == made[1]
    assert (Goal.objects.count(), GoalMoment.objects.count()) == (1, 1)


def test_the_key_of_somebody_elses_goal_makes_nothing(anna: Actor, eva: Actor, goal: Goal) -> None:
    with pytest.raises(OnceTaken):
        make_goal(once=goal.pk, plan=a_plan(THEN), by=eva.person, at=THEN)
    assert not open_goals(eva.person)


@pytest.mark.parametrize("days", [-1, 0, 200])
def test_a_day_that_is_over_or_far_away_is_refused(anna: Actor, days: int) -> None:
    plan = a_plan(THEN, due_on=(THEN + timedelta(days)).date())
    with pytest.raises(DayRefused):
        make_goal(once=uuid.uuid4(), plan=plan, by=anna.person, at=THEN)
    assert not Goal.objects.exists()


def test_what_it_said_before_stays(goal: Goal, anna: Actor) -> None:
    plan = replace(goal.plan, wording="Eerst luisteren", due_on=a_plan(later(30)).due_on)
    former = goal.due_on.isoformat()
    change_goal(goal=goal, once=uuid.uuid4(), plan=plan, by=anna.person, at=later(30))
    goal.refresh_from_db()
    assert goal.plan == plan
    assert goal.moments.last().before == {"wording": "Vaker vragen", "due_on": former}


def test_changing_nothing_writes_nothing(goal: Goal, anna: Actor) -> None:
    change_goal(goal=goal, once=uuid.uuid4(), plan=goal.plan, by=anna.person, at=later(90))
    assert goal.moments.count() == 1


def test_a_day_that_passed_may_stay_when_something_else_changes(goal: Goal, anna: Actor) -> None:
    plan = replace(goal.plan, buddy="")
    change_goal(goal=goal, once=uuid.uuid4(), plan=plan, by=anna.person, at=later(90))
    with pytest.raises(DayRefused):
        change_goal(
            goal=goal, once=uuid.uuid4(), by=anna.person, at=later(90),
            plan=replace(plan, due_on=day_of(later(89))),
        )  # fmt: skip


def test_done_stopped_and_taken_up_again(goal: Goal, anna: Actor) -> None:
    did(goal, Act.FINISH, at=later(1))
    assert (state_now(goal), list(open_goals(anna.person))) == (GoalState.DONE, [])
    assert list(closed_goals(anna.person)) == [goal]
    did(goal, Act.REOPEN, at=later(2), due_on=day_of(later(100)))
    goal.refresh_from_db()
    assert (state_now(goal), goal.due_on) == (GoalState.OPEN, day_of(later(100)))
    did(goal, Act.STOP, at=later(3))
    assert state_now(goal) is GoalState.STOPPED
    did(goal, Act.NOTE, "Toch nog iets geleerd", at=later(4))
    assert state_now(goal) is GoalState.STOPPED
    assert [moment.number for moment in goal.moments.all()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("act", [Act.FINISH, Act.STOP, Act.CHECK_IN])
def test_what_is_over_is_not_done_again(goal: Goal, act: Act) -> None:
    did(goal, Act.STOP, at=later(1))
    with pytest.raises(ActRefused):
        did(goal, act, at=later(2))
    assert goal.moments.count() == 2


def test_a_goal_that_is_over_is_not_changed(goal: Goal, anna: Actor) -> None:
    did(goal, Act.FINISH, at=later(1))
    with pytest.raises(ActRefused):
        change_goal(
            goal=goal, once=uuid.uuid4(), by=anna.person, at=later(2),
            plan=replace(goal.plan, wording="Anders"),
        )  # fmt: skip


def test_a_double_click_is_one_moment(goal: Goal, anna: Actor) -> None:
    given = {"goal": goal, "act": Act.FINISH, "once": uuid.uuid4(), "said": Said("Gelukt")}
    made = [do_with_goal(**given, by=anna.person, at=later(1)) for _ in range(2)]
    assert made[0] == made[1]
    assert goal.moments.count() == 2


def test_the_key_of_another_moment_is_no_moment_here(goal: Goal, anna: Actor) -> None:
    first, other = did(goal, Act.NOTE, "Een", at=later(1)), working_on(anna.person, at=THEN)
    with pytest.raises(OnceTaken):
        do_with_goal(
            goal=other, act=Act.NOTE, once=first.pk, said=Said("Twee"), by=anna.person, at=later(2)
        )


def test_what_happened_cannot_be_rewritten(goal: Goal) -> None:
    moment = goal.moments.get()
    moment.text = "Anders"
    with pytest.raises(AppendOnly):
        moment.save()


def test_the_log_has_every_act_and_no_word_of_it(goal: Goal, anna: Actor) -> None:
    did(goal, Act.CHECK_IN, "Zo ging het", at=later(1))
    did(goal, Act.FINISH, at=later(2))
    entries = list(entries_of_object("goal", goal.pk))
    assert {(entry.action, entry.state_from, entry.state_to) for entry in entries} == {
        ("insights.goal_made", "new", "open"),
        ("insights.goal_checked_in", "open", "open"),
        ("insights.goal_finished", "open", "done"),
    }
    for entry in entries:
        assert (entry.organisation_id, entry.about_id) == (None, anna.person.pk)
        assert not any(word in str(vars(entry)) for word in WORDS)


def test_what_asks_is_the_longest_waiting_first(anna: Actor) -> None:
    soon = working_on(anna.person, at=THEN, check_in_days=7)
    dated = working_on(anna.person, at=THEN, due_on=day_of(later(2)), check_in_days=0)
    working_on(anna.person, at=THEN, check_in_days=30)
    found = asking_goals(anna.person, day_of(later(10)))
    assert [(one.goal, one.asks.question) for one in found] == [
        (dated, Question.DATE),
        (soon, Question.CHECK_IN),
    ]
    did(dated, Act.FINISH, at=later(10))
    did(soon, Act.CHECK_IN, at=later(10))
    assert asking_goals(anna.person, day_of(later(11))) == []


def test_a_note_is_no_answer_to_how_it_goes(anna: Actor) -> None:
    goal = working_on(anna.person, at=THEN, check_in_days=7)
    did(goal, Act.NOTE, "Iets anders", at=later(6))
    assert asking_goals(anna.person, day_of(later(7)))


def test_the_goals_of_two_accounts_come_together(anna: Actor, bram: Actor, goal: Goal) -> None:
    take_results_over(gone=anna.person.pk, kept=bram.person.pk)
    assert list(open_goals(bram.person)) == [goal]


def test_every_field_is_declared() -> None:
    for model in (Goal, GoalMoment):
        fields = {field.name for field in model._meta.concrete_fields}
        assert fields == set(personal_data.FIELDS[model.__name__])


def test_everything_can_be_taken_along_and_has_a_label(anna: Actor) -> None:
    goal = done_with(anna.person)
    [told] = personal_data.export(anna.person)["goals"]
    assert (told["wording"], told["state"], told["buddy"]) == (goal.wording, "done", "Sanne")
    assert [moment["what"] for moment in told["moments"]] == ["make", "finish"]
    keys = set(told) | set(told["moments"][0])
    assert keys <= set(personal_data.WORDS)
    for key, value in (("state", told["state"]), ("what", told["moments"][1]["what"])):
        assert f"{key}={value}" in personal_data.WORDS


def test_erasing_leaves_nothing(anna: Actor, bram: Actor) -> None:
    done_with(anna.person)
    others = working_on(bram.person)
    personal_data.erase(anna.person, Rule.ON_REQUEST)
    assert list(Goal.objects.all()) == [others]
    assert set(GoalMoment.objects.values_list("goal", flat=True)) == {others.pk}


def test_nothing_waits_for_a_goal_just_made(anna: Actor) -> None:
    working_on(anna.person)
    assert asking_goals(anna.person, day_of(clock.now())) == []
