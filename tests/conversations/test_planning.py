"""Agreeing on a moment: both say yes to the same one, moving loses nothing, calling off takes both."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.conversations.planned import LONG_AGO, moment, under
from tests.conversations.talking import audit_actions, seat, talk
from tweespraak.conversations.actions.changing import end_talks_of
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.ending import break_off, call_off, keep
from tweespraak.conversations.actions.planning import (
    PlanRefused,
    confirm,
    invite,
    plan_conversation,
    reschedule,
    start_conversation,
)
from tweespraak.conversations.actions.recording import say_held
from tweespraak.conversations.actions.steps import NotAtTheTable
from tweespraak.conversations.models import Conversation, Entry
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import Chosen, Kind, ready
from tweespraak.conversations.rules.planning import Refusal, remind_at
from tweespraak.conversations.rules.states import ActRefused, OneSided, Reason, State
from tweespraak.conversations.rules.writing import DRAFTS_LAST
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.notifications.api import Mail
from tweespraak.notifications.models import Notice
from tweespraak.people.api import end_membership, place
from tweespraak.people.models import Organisation, Post

pytestmark = pytest.mark.django_db
GOOD = Kind.GOOD_CONVERSATION
AGAIN = moment(30)


@pytest.fixture(autouse=True)
def team(anna: Actor, bram: Actor) -> None:
    under(anna, bram)


def planned(anna: Actor, bram: Actor, **given: Any) -> Conversation:
    values = {
        "organisation": anna.member.organisation, "employee": anna.member, "manager": bram.member,
        "kind": GOOD, "chosen": ready(GOOD, library("nl")), "by": anna.person, "at": THEN,
        "once": uuid.uuid4(),
    }  # fmt: skip
    return plan_conversation(**(values | given))


def invited(by: Actor, anna: Actor, bram: Actor, days: int = 20, **more: Any) -> Conversation:
    row = planned(anna, bram, by=by.person)
    return invite(conversation=row, by=by.person, number=0, moment=moment(days), at=THEN, **more)


def agreed(anna: Actor, bram: Actor) -> Conversation:
    row = invited(bram, anna, bram)
    return confirm(conversation=row, by=anna.person, number=1, at=THEN)


def moved(row: Conversation, by: Actor, **given: Any) -> Conversation:
    row.refresh_from_db()
    values = {"number": row.invitation_number, "moment": AGAIN, "at": THEN + timedelta(days=1)}
    return reschedule(conversation=row, by=by.person, **(values | given))


def refused(refusal: Refusal) -> Any:
    return pytest.raises(PlanRefused, match=refusal.value)


def rung(actor: Actor) -> list[str]:
    rows = Notice.objects.filter(person_id=actor.person.pk).order_by("created_at", "kind")
    return [row.kind for row in rows]


def test_a_plan_copies_the_words_of_the_card(anna: Actor, bram: Actor) -> None:
    row = planned(anna, bram)
    assert row.state == State.PLANNED
    assert [theme.position for theme in row.themes.all()] == list(range(row.themes.count()))
    assert set(row.themes.first().questions[0]["employee"]) == {"nl", "en"}
    assert audit_actions(row) == ["conversations.planned"]


def test_the_same_form_plans_once_and_somebody_elses_key_is_refused(
    anna: Actor, bram: Actor, eva: Actor, dirk: Actor
) -> None:
    row = planned(anna, bram)
    assert planned(anna, bram, once=row.pk) == row
    for other in (dirk, eva):
        with pytest.raises(OnceTaken):
            planned(other, bram, once=row.pk)
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize("chosen", [(), (Chosen("results", "P-RES-1"),)])
def test_a_card_without_enough_themes_is_no_plan(anna: Actor, bram: Actor, chosen: tuple) -> None:
    with refused(Refusal.CARD):
        planned(anna, bram, chosen=chosen)


def test_a_cycle_cannot_ask_for_a_talk_sooner(anna: Actor, bram: Actor) -> None:
    with refused(Refusal.TOO_SOON):
        planned(anna, bram, by=None, by_on=(THEN + timedelta(days=13)).date())
    row = planned(anna, bram, by=None, by_on=(THEN + timedelta(days=14)).date())
    assert row.created_by_id is None


def test_the_second_yes_settles_it_and_a_third_changes_nothing(anna: Actor, bram: Actor) -> None:
    row = invited(bram, anna, bram)
    stale = Conversation.objects.get(pk=row.pk)
    for who in (bram, anna, anna, bram):
        confirm(conversation=stale, by=who.person, number=1, at=THEN)
    row.refresh_from_db()
    assert row.state == State.PREPARING
    assert row.due_at == remind_at(row.starts_at, "Europe/Amsterdam")
    assert list(audit_actions(row)).count("conversations.confirm") == 1
    assert rung(bram) == ["conversations.confirmed"]


def test_sooner_needs_a_tick_of_the_one_and_the_yes_of_the_other(anna: Actor, bram: Actor) -> None:
    with refused(Refusal.TOO_SOON):
        invited(anna, anna, bram, days=3)
    row = invited(anna, anna, bram, days=3, sooner=True)
    assert row.state == State.INVITING
    assert confirm(conversation=row, by=bram.person, number=1, at=THEN).state == State.PREPARING


def test_a_yes_to_what_was_changed_meanwhile_is_no_yes(anna: Actor, bram: Actor) -> None:
    row = invited(bram, anna, bram)
    moved(row, bram)
    with refused(Refusal.CHANGED):
        confirm(conversation=row, by=anna.person, number=1, at=THEN)
    row.refresh_from_db()
    assert row.state == State.INVITING


def test_a_moment_that_passed_is_not_confirmed(anna: Actor, bram: Actor) -> None:
    row = invited(bram, anna, bram)
    with refused(Refusal.PAST):
        confirm(conversation=row, by=anna.person, number=1, at=row.starts_at)


def test_only_the_two_agree_on_a_moment(anna: Actor, bram: Actor, chris: Actor, eva: Actor) -> None:
    row = invited(bram, anna, bram)
    for other in (chris, eva):
        for act in (confirm, reschedule):
            more = {"moment": AGAIN} if act is reschedule else {}
            with pytest.raises(NotAtTheTable):
                act(conversation=row, by=other.person, number=1, at=THEN, **more)


def test_another_proposal_is_no_move_until_both_said_yes(anna: Actor, bram: Actor) -> None:
    row = invited(bram, anna, bram)
    moved(row, anna)
    assert seat(row, anna).me.reschedules == 0
    assert seat(row, bram).me.confirmed_at is None
    confirm(conversation=row, by=bram.person, number=2, at=THEN)
    moved(row, bram, moment=moment(40))
    assert seat(row, bram).me.reschedules == 1


def test_the_same_move_twice_is_one_move(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    for _time in (1, 2):
        reschedule(conversation=row, by=anna.person, number=1, moment=AGAIN, at=THEN)
    assert seat(row, anna).me.reschedules == 1
    assert seat(row, anna).conversation.invitation_number == 2


def test_both_move_at_once_and_the_second_is_asked_to_look_again(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    reschedule(conversation=row, by=anna.person, number=1, moment=AGAIN, at=THEN)
    with refused(Refusal.CHANGED):
        reschedule(conversation=row, by=bram.person, number=1, moment=moment(35), at=THEN)


def test_each_side_moves_once_freely_then_with_a_reason(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    for number, (who, other) in enumerate(((anna, bram), (bram, anna)), 2):
        moved(row, who)
        confirm(conversation=row, by=other.person, number=number, at=THEN)
    with refused(Refusal.REASON):
        moved(row, anna)
    with refused(Refusal.REASON):
        moved(row, anna, reason=Reason.LEFT)
    moved(row, anna, reason=Reason.BUSY)
    assert seat(row, anna).me.moved_because == Reason.BUSY


def test_the_manager_above_hears_of_a_second_move_and_of_nothing_else(
    anna: Actor, bram: Actor, dirk: Actor
) -> None:
    Post.objects.create(membership=bram.member, manager=dirk.member, since_on=LONG_AGO)
    row = agreed(anna, bram)
    moved(row, bram)
    assert rung(dirk) == []
    confirm(conversation=row, by=anna.person, number=2, at=THEN)
    moved(row, bram, moment=moment(50), reason=Reason.BUSY)
    assert rung(dirk) == ["conversations.not_held"]
    body = dirk.client.get(
        reverse("notifications:list"), headers={"accept-language": "en"}
    ).content.decode()
    assert "Bram Bakker has put off a conversation" in body
    assert "Anna" not in body.split("<main")[1].split("</main")[0]
    assert not Mail.objects.filter(person_id=dirk.person.pk).exists()


@pytest.mark.parametrize(
    "state",
    [State.PREPARING, State.READY_ONE, State.READY_BOTH, State.REVEALED, State.REVEALED_ONE_SIDED],
)
def test_moving_loses_nothing(anna: Actor, bram: Actor, state: State) -> None:
    row = talk(anna, bram, state)
    if state is State.REVEALED_ONE_SIDED:
        Conversation.objects.filter(pk=row.pk).update(one_sided=OneSided.SHOWN)
    before = set(Entry.objects.values_list("pk", "text", "shared"))
    facts = set(row.participants.values_list("side", "ready_at"))
    revealed_at = row.revealed_at
    moved(row, bram)
    assert seat(row, bram).conversation.state == State.INVITING
    confirm(conversation=row, by=anna.person, number=1, at=THEN + timedelta(days=1))
    row.refresh_from_db()
    assert row.state == state
    assert (row.revealed_at, row.starts_at) == (revealed_at, AGAIN.starts_at)
    assert set(Entry.objects.values_list("pk", "text", "shared")) == before
    assert set(row.participants.values_list("side", "ready_at")) == facts


def test_who_had_chosen_their_own_card_may_still_be_read(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, State.REVEALED_ONE_SIDED)
    rows = Conversation.objects.filter(pk=row.pk)
    rows.update(one_sided=OneSided.OWN_CARD, revealed_at=None)
    moved(row, anna)
    confirm(conversation=row, by=bram.person, number=1, at=THEN + timedelta(days=1))
    row.refresh_from_db()
    assert (row.state, row.one_sided) == (State.READY_ONE, "")


@pytest.mark.parametrize("state", [State.HELD, State.FOR_REACTION, State.CLOSED_AGREED])
def test_what_was_held_is_not_moved(anna: Actor, bram: Actor, state: State) -> None:
    row = talk(anna, bram, state)
    with pytest.raises(ActRefused):
        moved(row, bram)


def test_calling_off_takes_both(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    with refused(Refusal.REASON):
        call_off(conversation=row, by=anna.person, at=THEN)
    for _time in (1, 2):
        call_off(conversation=row, by=anna.person, reason=Reason.OTHER_TALK, at=THEN)
    assert seat(row, anna).conversation.state == State.PREPARING
    off = call_off(conversation=row, by=bram.person, at=THEN)
    assert (off.state, off.ended_because) == (State.CANCELLED, Reason.OTHER_TALK)
    assert off.due_at == THEN + DRAFTS_LAST
    assert call_off(conversation=row, by=anna.person, at=THEN).state == State.CANCELLED
    said = ["conversations.call_off_asked", "conversations.cancel"]
    assert list(audit_actions(row))[-2:] == said


def test_one_may_say_that_it_takes_place_or_propose_another_moment(
    anna: Actor, bram: Actor
) -> None:
    row = agreed(anna, bram)
    call_off(conversation=row, by=anna.person, reason=Reason.BUSY, at=THEN)
    keep(conversation=row, by=bram.person, at=THEN)
    assert seat(row, anna).me.calls_off_at is None
    call_off(conversation=row, by=anna.person, reason=Reason.BUSY, at=THEN)
    moved(row, bram)
    assert seat(row, anna).me.calls_off_at is None


def test_a_question_to_call_off_comes_before_a_yes(anna: Actor, bram: Actor) -> None:
    row = invited(bram, anna, bram)
    call_off(conversation=row, by=bram.person, reason=Reason.BUSY, at=THEN)
    with refused(Refusal.CALLING_OFF):
        confirm(conversation=row, by=anna.person, number=1, at=THEN)


def test_who_leaves_has_no_talks_to_come(anna: Actor, bram: Actor, dirk: Actor) -> None:
    open_one, closed = agreed(anna, bram), talk(anna, bram, State.CLOSED_AGREED)
    end_membership(member=anna.member, successor=None, by=dirk.person, at=THEN)
    for row in (open_one, closed):
        row.refresh_from_db()
    assert (open_one.state, open_one.ended_because) == (State.CANCELLED, Reason.LEFT)
    assert closed.state == State.CLOSED_AGREED
    assert "conversations.called_off" in rung(bram)
    assert end_talks_of(organisation=row.organisation_id, person=anna.person.pk, at=THEN) == 0


def test_another_manager_ends_what_was_planned_after_that_day(
    anna: Actor, bram: Actor, dirk: Actor, voorbeeld: Organisation
) -> None:
    at, today = clock.now(), clock.today()
    before, after = (talk(anna, bram, starts_at=at + timedelta(days=days)) for days in (20, 40))
    other = talk(anna, dirk, starts_at=at + timedelta(days=40))
    place(
        member=anna.member, unit=None, manager=dirk.member, on=today + timedelta(days=30),
        by=bram.person, at=at,
    )  # fmt: skip
    states = [Conversation.objects.get(pk=row.pk).state for row in (before, after, other)]
    assert states == [State.PREPARING, State.CANCELLED, State.PREPARING]


def test_breaking_off_is_said_once(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    for _time in (1, 2):
        break_off(conversation=row, reason=Reason.LEFT, at=THEN)
    assert list(audit_actions(row)).count("conversations.break_off") == 1


def test_the_calendar_follows_without_names(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    moved(row, anna)
    confirm(conversation=row, by=bram.person, number=2, at=THEN + timedelta(days=2))
    call_off(conversation=row, by=anna.person, reason=Reason.BUSY, at=THEN + timedelta(days=3))
    call_off(conversation=row, by=bram.person, at=THEN + timedelta(days=4))
    mails = Mail.objects.exclude(calendar="").order_by("created_at", "pk")
    for who in (anna, bram):
        mine = [mail.calendar for mail in mails if mail.person_id == who.person.pk]
        numbers = [int(text.split("SEQUENCE:")[1].split()[0]) for text in mine]
        assert numbers == sorted(numbers)
        assert "METHOD:CANCEL" in mine[-1]
        assert numbers[-1] == 3
        assert all(f"UID:{row.pk}@tweespraak" in text for text in mine)
        assert not any(word in text for text in mine for word in ("Anna", "Bakker", "gesprek"))


def test_mails_say_that_there_is_something_and_not_with_whom(anna: Actor, bram: Actor) -> None:
    row = agreed(anna, bram)
    moved(row, anna, reason=Reason.BUSY)
    call_off(conversation=row, by=bram.person, reason=Reason.NO_LONGER_NEEDED, at=THEN)
    for mail in Mail.objects.filter(kind__startswith="conversations."):
        other = "Bram" if mail.person_id == anna.person.pk else "Anna"
        assert other not in mail.subject + mail.text
        assert "esultaten" not in mail.text


def test_the_clock_reminds_who_did_not_answer_and_who_is_not_ready(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = invited(bram, anna, bram)
    _at(monkeypatch, row.due_at)
    assert rung(anna)[-1] == "conversations.ask_again"
    confirm(conversation=row, by=anna.person, number=1, at=THEN + timedelta(days=4))
    row.refresh_from_db()
    _at(monkeypatch, row.due_at)
    assert "conversations.prepare" in rung(anna)
    assert "conversations.prepare" in rung(bram)
    row.refresh_from_db()
    assert row.due_at is None


def _at(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert work_off_conversations() == 1


def test_starting_twice_invites_once(anna: Actor, bram: Actor) -> None:
    once = uuid.uuid4()
    for _time in (1, 2):
        row = start_conversation(
            employee=anna.member, manager=bram.member, kind=GOOD, sooner=False, moment=moment(20),
            chosen=ready(GOOD, library("nl")), by=bram.person, at=THEN, once=once,
        )  # fmt: skip
    assert row.invitation_number == 1
    assert Mail.objects.filter(kind="conversations.proposed").count() == 1


def test_who_left_gets_no_mail(anna: Actor, bram: Actor, dirk: Actor) -> None:
    row = agreed(anna, bram)
    end_membership(member=bram.member, successor=None, by=dirk.person, at=THEN)
    break_off(conversation=row, reason=Reason.LEFT, at=THEN)
    off = Mail.objects.filter(kind="conversations.called_off")
    assert [mail.person_id for mail in off] == [anna.person.pk]


@pytest.mark.parametrize(("kind", "minutes"), [(GOOD, 60), (Kind.CHECK_IN, 30)])
def test_a_talk_without_a_moment_has_the_length_of_its_kind(
    anna: Actor, bram: Actor, kind: Kind, minutes: int
) -> None:
    made = planned(anna, bram, kind=kind, chosen=ready(kind, library("nl")))
    assert (made.minutes, made.starts_at) == (minutes, None)


def test_who_said_that_it_took_place_says_so_anew_after_a_move(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, State.REVEALED, starts_at=THEN)
    after = THEN + timedelta(hours=2)
    say_held(seat=seat(row, anna), by=anna.person, at=after)
    row = reschedule(conversation=row, by=bram.person, number=0, moment=AGAIN, at=after)
    confirm(conversation=row, by=anna.person, number=1, at=after)
    then = AGAIN.starts_at + timedelta(hours=1)
    say_held(seat=seat(row, bram), by=bram.person, at=then)
    row.refresh_from_db()
    assert (row.state, row.held_at) == (State.REVEALED, None)
    say_held(seat=seat(row, anna), by=anna.person, at=then)
    row.refresh_from_db()
    assert (row.state, row.held_at) == (State.HELD, then)
