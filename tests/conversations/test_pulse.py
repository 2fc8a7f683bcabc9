"""How a talk went: once each, read together, a private tip, and somebody offered to the employee alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import THEN, Actor
from tests.conversations.talking import START, audit_actions, seat, talk
from tweespraak.conversations.actions.pulse import give_pulse
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.pulse import QUESTIONS, Sign, is_complete, offers_third, signs
from tweespraak.conversations.rules.recording import RecordRefused
from tweespraak.conversations.rules.states import BEFORE_HELD, State
from tweespraak.foundation import clock
from tweespraak.notifications.models import Notice
from tweespraak.people.models import Grant
from tweespraak.people.roles import Role

FINE = dict.fromkeys(QUESTIONS, 4)
BAD = FINE | {"B1": 2}
TIP, OFFER = "For next time", "Somebody at the table with you?"
pulses = st.fixed_dictionaries({key: st.integers(1, 5) for key in QUESTIONS})


@given(pulses, pulses)
def test_a_sign_does_not_depend_on_who_is_asked(
    mine: dict[str, int], other: dict[str, int]
) -> None:
    assert signs(mine, other) == signs(other, mine)
    assert (Sign.LOW in signs(mine, other)) == (min(*mine.values(), *other.values()) <= 2)


def test_a_gap_of_two_is_seen_also_between_feeling_and_guessing() -> None:
    assert signs(FINE, FINE) == frozenset()
    assert signs(FINE | {"B1": 3}, FINE | {"B1": 5, "B2": 5}) == {Sign.APART}
    assert signs(FINE | {"B1": 3}, FINE | {"B2": 5}) == {Sign.APART}


def test_a_third_person_is_for_the_employee_the_second_time() -> None:
    low = frozenset({Sign.LOW})
    assert offers_third(Side.EMPLOYEE, low, low)
    assert not offers_third(Side.EMPLOYEE, low, frozenset())
    assert not offers_third(Side.EMPLOYEE, frozenset(), low)
    assert not offers_third(Side.MANAGER, low, low)


@pytest.mark.parametrize("pulse", [{}, FINE | {"B1": 6}, FINE | {"B5": 1}, {"B1": 1}])
def test_a_pulse_has_four_answers_from_one_to_five(pulse: dict[str, int]) -> None:
    assert not is_complete(pulse)


pytestmark = pytest.mark.django_db


def give(conversation: Conversation, who: Actor, pulse: dict[str, int] = FINE) -> Participant:
    return give_pulse(seat=seat(conversation, who), pulse=pulse, by=who.person, at=START)


def page(who: Actor, conversation: Conversation) -> str:
    answer = who.client.get(
        f"/conversations/{conversation.pk}/pulse/", headers={"accept-language": "en"}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_neither_reads_the_other_before_both_answered(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    give(conversation, anna, FINE | {"B1": 1})
    assert "Not at all" in page(bram, conversation)  # as a choice
    assert "What you both said" not in page(bram, conversation)
    assert "As soon as Bram" in page(anna, conversation)
    give(conversation, bram)
    for reader in (anna, bram):
        body = page(reader, conversation)
        assert "What you both said" in body
        assert "Not at all" in body


def test_it_is_said_once(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    give(conversation, anna)
    assert give(conversation, anna, BAD).pulse == FINE
    path = f"/conversations/{conversation.pk}/pulse/"
    assert anna.client.post(path, BAD).status_code == 302
    assert Participant.objects.get(person=anna.person).pulse == FINE
    assert audit_actions(conversation) == ["conversations.pulse_given"]


def test_posting_it_on_the_page_keeps_it(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.CLOSED_AGREED)
    path = f"/conversations/{conversation.pk}/pulse/"
    assert anna.client.post(path, FINE | {"B4": ""}).status_code == 200
    assert anna.client.post(path, FINE).status_code == 302
    assert Participant.objects.get(person=anna.person).pulse == FINE


@pytest.mark.parametrize("state", BEFORE_HELD)
def test_there_is_nothing_to_say_before_it_was_held(anna: Actor, bram: Actor, state: State) -> None:
    conversation = talk(anna, bram, state)
    with pytest.raises(RecordRefused):
        give(conversation, anna)
    assert anna.client.get(f"/conversations/{conversation.pk}/pulse/").status_code == 302


def test_a_tip_is_read_by_both_and_an_offer_by_the_employee_only(
    anna: Actor, bram: Actor, chris: Actor
) -> None:
    Grant.objects.create(membership=chris.member, role=Role.HR_PROCESS_OWNER, given_at=THEN)
    first = talk(anna, bram, State.CLOSED_AGREED, starts_at=START - timedelta(days=90))
    second = talk(anna, bram, State.HELD)
    for conversation in (first, second):
        give(conversation, anna, BAD)
        give(conversation, bram)
    assert TIP in page(anna, first)
    assert OFFER not in page(anna, first)
    assert TIP in page(bram, second)
    assert OFFER not in page(bram, second)
    assert OFFER in page(anna, second)
    assert chris.person.email in page(anna, second)
    assert not Notice.objects.filter(person_id=chris.person.pk).exists()


def test_home_asks_for_it_for_two_weeks(
    instruments: None, anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talk(anna, bram, State.RECORDING)
    path = f"/conversations/{conversation.pk}/pulse/"
    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=1))
    assert path in anna.client.get("/").content.decode()
    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=15))
    assert path not in anna.client.get("/").content.decode()
    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=1))
    give(conversation, anna)
    assert path not in anna.client.get("/").content.decode()
