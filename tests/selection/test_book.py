"""The feedback book as rows: kept once, changed with care, and one action at a time."""

import uuid
from datetime import date, timedelta

import pytest

from tests.cast import THEN, Actor
from tests.insights.goals_fixture import a_plan, did
from tests.selection.own_space import EXPERIENCE, a_page, a_preparation, words
from tests.selection.seeking import candidate, vacancy
from tweespraak.audit.api import entries_about
from tweespraak.foundation.once import OnceTaken
from tweespraak.foundation.personal_data import Rule
from tweespraak.insights.api import Act, Goal
from tweespraak.selection import personal_data
from tweespraak.selection.actions.book import (
    ActionUnderWay,
    PageElsewhere,
    PageOfRejection,
    WordsElsewhere,
    change_page,
    delete_page,
    keep_feedback,
    let_go,
    make_action,
    note_asked,
    take_back,
    write_page,
    write_reflection,
)
from tweespraak.selection.actions.erasing import erase_application
from tweespraak.selection.actions.merging import unite_selection
from tweespraak.selection.models import Feedback, Preparation
from tweespraak.selection.queries.own import action_of, patterns_of
from tweespraak.selection.rules.book import base_of

pytestmark = pytest.mark.django_db
AT = THEN


def test_a_rejection_makes_one_page_and_survives_the_application(
    rik: Actor, hanna: Actor, kim: Actor
) -> None:
    applied = candidate(vacancy(rik, hanna), kim)
    kept = [keep_feedback(candidacy=applied, words=words(), at=AT) for _ in range(2)]
    applied.delete()
    page = Feedback.objects.get()
    assert kept[0] == kept[1] == page
    assert (page.person, page.reasons, page.from_name) == (kim.person, [EXPERIENCE], "Ster")


def test_the_words_of_a_rejection_stay_as_they_were_received(
    rik: Actor, hanna: Actor, kim: Actor
) -> None:
    page = keep_feedback(candidacy=candidate(vacancy(rik, hanna), kim), words=words(), at=AT)
    with pytest.raises(PageOfRejection):
        change_page(page=page, words=words(tip="x"), version=page.version, at=AT)


def test_writing_twice_with_the_same_key_is_writing_once(kim: Actor, eva: Actor) -> None:
    once = uuid.uuid4()
    made = [write_page(once=once, words=words(), by=kim.person, at=AT) for _ in range(2)]
    assert made[0] == made[1]
    with pytest.raises(OnceTaken):
        write_page(once=once, words=words(), by=eva.person, at=AT)
    assert Feedback.objects.count() == 1


def test_a_tab_that_is_behind_changes_nothing(kim: Actor) -> None:
    page = a_page(kim)
    change_page(page=page, words=words(tip="Vertel meer"), version=0, at=AT)
    with pytest.raises(PageElsewhere):
        change_page(page=page, words=words(tip="Iets anders"), version=0, at=AT)
    page.refresh_from_db()
    assert page.tip == "Vertel meer"


def test_looking_back_keeps_each_answer_and_guards_it(kim: Actor) -> None:
    page = a_page(kim)
    mark = write_reflection(
        page=page, question="went_well", text="Ik bleef rustig", base=base_of("")
    )
    write_reflection(page=page, question="action", text="Oefenen", base=base_of(""))
    with pytest.raises(WordsElsewhere) as behind:
        write_reflection(page=page, question="went_well", text="Anders", base=base_of("x"))
    assert behind.value.text == "Ik bleef rustig"
    write_reflection(page=page, question="went_well", text="  \r\n", base=mark)
    page.refresh_from_db()
    assert page.reflection == {"action": "Oefenen"}


def test_only_the_first_time_of_asking_is_written_down(kim: Actor) -> None:
    page = a_page(kim, reasons=[])
    note_asked(page=page, at=AT)
    asked = note_asked(page=page, at=AT + timedelta(days=20))
    assert asked.asked_on == date(2026, 9, 1)


def test_letting_go_can_be_taken_back(kim: Actor) -> None:
    page = a_page(kim)
    assert let_go(page=page, at=AT).let_go_on == date(2026, 9, 1)
    assert take_back(page=page, at=AT).let_go_on is None


def test_one_action_at_a_time(kim: Actor) -> None:
    first, second, once = a_page(kim), a_page(kim, from_name="Maan"), uuid.uuid4()
    plan = a_plan(AT)
    goals = [make_action(page=first, once=once, plan=plan, by=kim.person, at=AT) for _ in range(2)]
    with pytest.raises(ActionUnderWay) as busy:
        make_action(page=second, once=uuid.uuid4(), plan=plan, by=kim.person, at=AT)
    assert goals[0] == goals[1] == busy.value.goal == Goal.objects.get()
    did(goals[0], Act.FINISH, at=AT)
    assert action_of(kim.person) is None
    later = make_action(page=second, once=uuid.uuid4(), plan=plan, by=kim.person, at=AT)
    assert action_of(kim.person) == (second, later)


def test_a_goal_stays_when_its_page_goes(kim: Actor) -> None:
    page = a_page(kim)
    make_action(page=page, once=uuid.uuid4(), plan=a_plan(AT), by=kim.person, at=AT)
    delete_page(page=page, at=AT)
    delete_page(page=page, at=AT)
    assert not Feedback.objects.exists()
    assert Goal.objects.filter(person=kim.person).exists()


def test_the_log_says_what_was_done_without_a_word_or_an_organisation(kim: Actor) -> None:
    page = a_page(kim, tip="Vertel meer")
    let_go(page=page, at=AT)
    rows = [one for one in entries_about(kim.person.pk) if one.object_id == str(page.pk)]
    assert {one.action for one in rows} == {"selection.book_written", "selection.book_let_go"}
    assert {one.organisation_id for one in rows} == {None}
    assert "Ster" not in str([one.__dict__ for one in rows])


def test_patterns_are_found_over_procedures_here_and_elsewhere(
    rik: Actor, hanna: Actor, kim: Actor
) -> None:
    a_page(kim, from_name="Maan")
    assert not patterns_of(kim.person)
    keep_feedback(candidacy=candidate(vacancy(rik, hanna), kim), words=words(), at=AT)
    assert [one.code for one in patterns_of(kim.person)] == ["EXPR"]


def test_a_page_of_who_never_made_an_account_goes_with_the_application(
    rik: Actor, hanna: Actor, kim: Actor, anna: Actor
) -> None:
    job = vacancy(rik, hanna)
    rows = [candidate(job, who) for who in (kim, anna)]
    for row in rows:
        keep_feedback(candidacy=row, words=words(), at=AT)
    kim.person.activated_at = None
    kim.person.save(update_fields=["activated_at"])
    for row in rows:
        erase_application(row)
    assert Feedback.objects.get().person == anna.person


def test_everything_goes_along_and_everything_is_erased(kim: Actor, anna: Actor) -> None:
    page = a_page(kim, tip="Vertel meer")
    write_reflection(page=page, question="action", text="Oefenen", base=base_of(""))
    a_preparation(kim)
    a_page(anna)
    told = str(personal_data.export(kim.person))
    assert all(word in told for word in ("Ster", "Vertel meer", "Oefenen", "EXPR", "Zon"))
    assert personal_data.erase(kim.person, Rule.ON_REQUEST) == 2
    assert Feedback.objects.get().person == anna.person
    assert not Preparation.objects.exists()


def test_two_accounts_of_one_person_are_one_book(kim: Actor, anna: Actor) -> None:
    pages = {a_page(kim).pk, a_page(anna, from_name="Maan").pk}
    a_preparation(anna)
    unite_selection(gone=anna.person.pk, kept=kim.person.pk)
    assert {one.pk for one in Feedback.objects.filter(person=kim.person)} == pages
    assert Preparation.objects.get().person == kim.person
    assert [one.code for one in patterns_of(kim.person)] == ["EXPR"]
