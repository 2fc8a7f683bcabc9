"""Somebody leaves between the talk and its record: who stays can finish it, and it ends in any case."""

from datetime import timedelta

import pytest

from tests.cast import Actor
from tests.conversations.agreeing import proposes
from tests.conversations.talking import START, audit_actions, seat, talk
from tests.conversations.test_record import recorded
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.recording import begin_record, hand_over
from tweespraak.conversations.models import Box, Conversation, Entry
from tweespraak.conversations.rules.states import BEING_WRITTEN, State
from tweespraak.conversations.rules.writing import DRAFTS_LAST
from tweespraak.conversations.views.changing import records_left_behind
from tweespraak.foundation import clock
from tweespraak.notifications.models import Notice
from tweespraak.people.actions.leaving import take_leaving_back
from tweespraak.people.api import end_membership

pytestmark = pytest.mark.django_db
LEFT = START + timedelta(hours=3)
TOO_LATE = LEFT + timedelta(days=30)  # ten working days are long over


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> "Now":
    now = Now()
    monkeypatch.setattr(clock, "now", lambda: now.at)
    return now


class Now:
    """The clock of these tests."""

    at = LEFT


def leaves(who: Actor) -> None:
    end_membership(member=who.member, successor=None, by=None, at=clock.now())


def looked_at(conversation: Conversation, now: Now, when: object) -> str:
    """Its state after the clock looked."""
    now.at = when
    work_off_conversations()
    conversation.refresh_from_db()
    return str(conversation.state)


@pytest.mark.parametrize("state", BEING_WRITTEN)
def test_ten_working_days_later_it_is_closed_as_it_stands(
    anna: Actor, bram: Actor, at: Now, state: State
) -> None:
    conversation = recorded(anna, bram, state)
    leaves(anna)
    conversation.refresh_from_db()
    ends_at = conversation.due_at
    assert ends_at
    assert timedelta(days=11) < ends_at - LEFT < timedelta(days=16)
    assert looked_at(conversation, at, ends_at - timedelta(minutes=1)) == state
    assert looked_at(conversation, at, ends_at) == State.CLOSED_NOT_SIGNED
    assert looked_at(conversation, at, TOO_LATE) == State.CLOSED_NOT_SIGNED
    assert list(audit_actions(conversation)).count("conversations.expire") == 1
    assert set(Box.objects.values_list("text", flat=True)) == {
        "Anna vond het goed", "Bram vond het ook goed",
    }  # fmt: skip
    told = Notice.objects.filter(kind="conversations.not_signed")
    assert [notice.person_id for notice in told] == [bram.person.pk]
    path = f"/conversations/{conversation.pk}/record/"
    body = bram.client.get(path, headers={"accept-language": "en"}).content.decode()
    assert "One of you left the organisation before this record was finished" in body
    assert "ten working days" not in body


def test_what_was_for_ones_own_eyes_goes_in_time_too(anna: Actor, bram: Actor, at: Now) -> None:
    conversation = talk(anna, bram, State.HELD)
    leaves(bram)
    looked_at(conversation, at, TOO_LATE)
    assert Entry.objects.filter(shared=False).count() == 2
    looked_at(conversation, at, TOO_LATE + DRAFTS_LAST)
    assert not Entry.objects.filter(shared=False).exists()


def test_who_stays_can_finish_the_record_meanwhile(anna: Actor, bram: Actor, at: Now) -> None:
    conversation = recorded(anna, bram, State.HELD)
    leaves(anna)
    begin_record(seat=seat(conversation, bram), by=bram.person, at=LEFT)
    hand_over(seat=seat(conversation, bram), by=bram.person, at=LEFT)
    conversation.refresh_from_db()
    assert conversation.state == State.FOR_REACTION
    for days in range(3, 40, 3):
        looked_at(conversation, at, LEFT + timedelta(days=days))
    assert conversation.state == State.CLOSED_NOT_SIGNED


def test_what_was_proposed_to_who_left_falls_away(anna: Actor, bram: Actor, at: Now) -> None:
    conversation = talk(anna, bram, State.RECORDING)
    leaves(anna)
    after = proposes(bram, conversation)
    looked_at(conversation, at, TOO_LATE)
    after.refresh_from_db()
    assert after.state == "dropped"


def test_who_left_by_mistake_writes_on(anna: Actor, bram: Actor, at: Now) -> None:
    conversation = recorded(anna, bram, State.RECORDING)
    leaves(bram)
    take_leaving_back(member=bram.member, by=None, at=LEFT)
    assert looked_at(conversation, at, TOO_LATE) == State.RECORDING


def test_who_lets_somebody_leave_reads_that_there_are_records_and_not_how_many(
    anna: Actor, bram: Actor
) -> None:
    assert records_left_behind(membership=bram.member) == []
    for _talk in range(2):
        talk(anna, bram, State.HELD)
    (line,) = records_left_behind(membership=bram.member)
    assert "Bram" in line.label
    assert "2" not in line.label


def test_talks_of_others_go_on(anna: Actor, bram: Actor, dirk: Actor, at: Now) -> None:
    theirs = talk(anna, bram, State.HELD)
    leaves(dirk)
    theirs.refresh_from_db()
    assert theirs.due_at is None
