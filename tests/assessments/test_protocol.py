"""The feedback talk is held step by step; what is said is kept nowhere, and only two people are in the room."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.talking import SOON, planned
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.protocol import (
    NoteElsewhere,
    StepRefused,
    begin_talk,
    hold_talk,
    save_note,
    tick_step,
)
from tweespraak.assessments.actions.talks import TalkRefused
from tweespraak.assessments.documents.talks import protocol
from tweespraak.assessments.models import Case, Mark, Note, Recognition
from tweespraak.assessments.queries.protocol import note_of
from tweespraak.assessments.rules.marks import MarkKind
from tweespraak.assessments.rules.protocol import (
    GROWTH,
    NEEDED,
    STEPS,
    UNWRITTEN,
    AftercareBy,
    Point,
    StepRefusal,
    Tick,
    agenda,
    choice_refused,
    hold_refused,
    open_steps,
    steps_in_order,
    tick_refused,
)
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.talks import TalkRefusal
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: SOON)


def begun(dirk: Actor, anna: Actor, **values: Any) -> Case:
    """The two have sat down."""
    made = planned(dirk, anna, **values)
    return begin_talk(case=made, by=dirk.person.pk, at=SOON)


def ticked(case: Case, dirk: Actor) -> Case:
    """Every step is discussed."""
    for number in NEEDED:
        tick_step(case=case, number=number, tick=Tick.DISCUSSED, by=dirk.person.pk, at=SOON)
    return case


def held(case: Case, dirk: Actor) -> Case:
    return hold_talk(
        case=case, minutes=55, aftercare=AftercareBy.MESSAGE, by=dirk.person.pk,
        at=SOON + timedelta(hours=1),
    )  # fmt: skip


def test_there_are_twelve_steps_and_a_preparation_in_both_languages() -> None:
    for language in ("nl", "en"):
        steps = protocol(language)
        assert [step.number for step in steps] == [0, *STEPS]
        assert all(
            step.name and step.what and step.ask and step.plain and step.keeps for step in steps
        )
        assert sum(step.minutes for step in steps) == 62


def test_it_begins_on_its_day_by_who_holds_it(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    with pytest.raises(TalkRefused) as refused:
        begin_talk(case=made, by=dirk.person.pk, at=THEN)
    assert refused.value.refusal is TalkRefusal.TOO_EARLY
    with pytest.raises(TalkRefused):
        begin_talk(case=made, by=anna.person.pk, at=SOON)
    assert begin_talk(case=made, by=dirk.person.pk, at=SOON).talk_step == 1


@given(st.dictionaries(st.sampled_from(STEPS), st.sampled_from(Tick)), st.booleans())
def test_it_counts_as_held_only_when_every_step_but_six_is_done(
    ticks: dict[int, Tick], is_negative: bool
) -> None:
    done = all(ticks.get(number, Tick.OPEN) is not Tick.OPEN for number in NEEDED)
    growth = not is_negative or ticks.get(GROWTH) is Tick.DISCUSSED
    refusal = hold_refused(SOON, ticks, is_negative=is_negative, at=SOON)
    assert (refusal is None) is (done and growth)
    assert UNWRITTEN not in open_steps(ticks, is_negative=is_negative)


def test_before_its_hour_nothing_is_held() -> None:
    ticks = dict.fromkeys(NEEDED, Tick.DISCUSSED)
    early = SOON - timedelta(minutes=1)
    assert hold_refused(SOON, ticks, is_negative=False, at=early) is TalkRefusal.TOO_EARLY


def test_of_step_six_nothing_is_ever_written(dirk: Actor, anna: Actor) -> None:
    made = begun(dirk, anna)
    for tick in Tick:
        with pytest.raises(StepRefused) as refused:
            tick_step(case=made, number=UNWRITTEN, tick=tick, by=dirk.person.pk, at=SOON)
        assert refused.value.refusal is StepRefusal.NEVER_WRITTEN
    assert not made.steps.filter(number=UNWRITTEN).exists()


def test_growth_is_not_skipped_with_a_negative_advice(dirk: Actor, anna: Actor) -> None:
    made = begun(dirk, anna, advice="not_now")
    with pytest.raises(StepRefused) as refused:
        tick_step(case=made, number=GROWTH, tick=Tick.SKIPPED, by=dirk.person.pk, at=SOON)
    assert refused.value.refusal is StepRefusal.GROWTH_STAYS
    assert tick_refused(GROWTH, Tick.SKIPPED, is_negative=False) is None
    page = reverse("assessments:talk_step", args=[made.pk])
    dirk.client.post(page, {"number": 1, "go": GROWTH})
    assert (
        'value="skipped"'
        not in dirk.client.get(reverse("assessments:protocol", args=[made.pk])).content.decode()
    )


def test_questions_come_first_on_the_agenda() -> None:
    points = [
        Point("summary", "a", MarkKind.RECOGNISE, ""),
        Point("summary", "b", MarkKind.NOT, ""),
        Point("summary", "c", MarkKind.QUESTION, ""),
    ]
    assert [one.quote for one in agenda({"summary": points})[0][1]] == ["c", "b", "a"]


def test_who_begins_with_the_parts_hears_the_conclusion_after_them() -> None:
    assert steps_in_order("parts")[:4] == (1, 2, 4, 3)
    assert sorted(steps_in_order("parts")) == sorted(steps_in_order("")) == list(STEPS)


def test_a_held_talk_keeps_how_long_and_what_follows(dirk: Actor, anna: Actor) -> None:
    made = begun(dirk, anna)
    with pytest.raises(TalkRefused) as refused:
        held(made, dirk)
    assert refused.value.refusal is TalkRefusal.STEPS_OPEN
    found = held(ticked(made, dirk), dirk)
    assert found.state in (State.TALK_HELD, State.DECIDING)
    assert found.talk.state == "closed_no_record"
    assert (found.talk_minutes, found.aftercare_by) == (55, "message")
    assert found.aftercare_on == (SOON + timedelta(days=14)).date()
    assert held(found, dirk).pk == found.pk


def test_the_decision_opens_at_once_when_the_final_report_was_read(
    dirk: Actor, anna: Actor
) -> None:
    made = ticked(begun(dirk, anna), dirk)
    made.reports.update(opened_at=THEN)
    assert held(made, dirk).state == State.DECIDING


def test_the_participant_follows_the_same_step_and_presses_their_own_word(
    dirk: Actor, anna: Actor
) -> None:
    made = begun(dirk, anna)
    room, step = (
        reverse(f"assessments:{name}", args=[made.pk]) for name in ("protocol", "talk_step")
    )
    dirk.client.post(step, {"number": 1, "tick": "discussed", "go": 4})
    page = anna.client.get(room).content.decode()
    assert "Herken je dit?" in page
    assert 'name="tick"' not in page
    assert anna.client.post(step, {"number": 4, "go": 5}).status_code == 403
    part = made.parts.get()
    before = anna.client.get(reverse("assessments:talk_version", args=[made.pk])).json()["version"]
    anna.client.post(
        reverse("assessments:recognition", args=[made.pk]), {"part": part.pk, "answer": "partly"}
    )
    assert Recognition.objects.get().answer == "partly"
    after = dirk.client.get(reverse("assessments:talk_version", args=[made.pk])).json()["version"]
    assert after > before


def test_every_step_has_its_page_for_both(dirk: Actor, anna: Actor) -> None:
    made = begun(dirk, anna)
    Mark.objects.create(
        case=made,
        sentence="x",
        section="summary",
        quote="MIJN ZIN",
        kind="question",
        marked_at=THEN,
    )
    for number in STEPS:
        Case.objects.filter(pk=made.pk).update(talk_step=number)
        for actor in (dirk, anna):
            answer = actor.client.get(reverse("assessments:protocol", args=[made.pk]))
            assert answer.status_code == 200
            assert ("MIJN ZIN" in answer.content.decode()) is (number == 3)


def test_at_most_three_are_chosen_and_only_what_is_there() -> None:
    there = ["a", "b", "c", "d"]
    assert choice_refused("development", ["a", "b", "c"], there) is None
    assert choice_refused("development", there, there) is StepRefusal.TOO_MANY
    assert choice_refused("strengths", ["z"], there) is StepRefusal.NOT_NOW
    assert choice_refused("weaknesses", [], there) is StepRefusal.NOT_NOW


def test_notes_are_read_by_their_author_only(
    dirk: Actor, anna: Actor, marijke: Actor, pien: Actor
) -> None:
    made = planned(dirk, anna, second_reader=marijke.person, planner=pien.person)
    page = reverse("assessments:talk_notes", args=[made.pk])
    dirk.client.post(page, {"text": "ALLEEN VOOR MIJ", "base": base_of("")})
    assert note_of(made, dirk.person.pk)
    assert "ALLEEN VOOR MIJ" not in marijke.client.get(page).content.decode()
    assert anna.client.get(page).status_code == 403
    assert pien.client.get(page).status_code == 403


def test_notes_of_two_tabs_are_both_kept(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    save_note(case=made, text="een", base=base_of(""), by=dirk.person.pk, at=THEN)
    with pytest.raises(NoteElsewhere):
        save_note(case=made, text="twee", base=base_of(""), by=dirk.person.pk, at=THEN)
    page = reverse("assessments:talk_notes", args=[made.pk])
    shown = dirk.client.post(page, {"text": "twee", "base": base_of("")}).content.decode()
    assert "een" in shown
    assert "twee" in shown
    save_note(case=made, text="", base=base_of("een"), by=dirk.person.pk, at=THEN)
    assert not Note.objects.exists()


def test_the_room_is_for_two(
    dirk: Actor, anna: Actor, pien: Actor, karin: Actor, eva: Actor
) -> None:
    made = begun(dirk, anna, planner=pien.person, client=karin.person)
    for page in ("protocol", "talk_version"):
        for actor, status in ((pien, 403), (karin, 403), (eva, 404), (dirk, 200), (anna, 200)):
            assert (
                actor.client.get(reverse(f"assessments:{page}", args=[made.pk])).status_code
                == status
            )
    for page in ("talk_begin", "talk_step", "talk_held"):
        for actor, status in ((anna, 403), (pien, 403), (karin, 403), (eva, 404)):
            assert (
                actor.client.post(reverse(f"assessments:{page}", args=[made.pk])).status_code
                == status
            )
