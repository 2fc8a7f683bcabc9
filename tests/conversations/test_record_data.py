"""What is kept of somebody in records: they get it, in words, and it can go."""

import json

import pytest

from tests.cast import Actor
from tests.conversations.talking import START, talk
from tests.conversations.test_record import recorded, write
from tweespraak.conversations.models import Box, Conversation, Participant
from tweespraak.conversations.personal_data import WORDS, records
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.pulse import QUESTIONS
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.personal_data import Rule

pytestmark = pytest.mark.django_db
PULSE = dict.fromkeys(QUESTIONS, 5)


@pytest.fixture
def conversation(anna: Actor, bram: Actor) -> Conversation:
    made = recorded(anna, bram, State.CLOSED_WITH_OWN_VIEW)
    Participant.objects.filter(side=Side.EMPLOYEE).update(own_view="Anders", reacted_at=START)
    Participant.objects.filter(side=Side.MANAGER).update(pulse=PULSE, pulse_at=START)
    return made


def test_both_views_come_along_and_the_pulse_of_the_other_does_not(
    anna: Actor, bram: Actor, conversation: Conversation
) -> None:
    (annas,) = records.export(anna.person)["records"]
    (theme,) = annas["themes"]
    assert (theme["own_words"], theme["written_by"]) == ("Anna vond het goed", "yourself")
    assert theme["words_of_other"] == "Bram vond het ook goed"
    assert annas["own_view"] == "Anders"
    assert "how_it_went" not in annas
    (brams,) = records.export(bram.person)["records"]
    assert brams["view_of_other"] == "Anders"
    assert len(brams["how_it_went"]) == len(QUESTIONS)


def test_who_wrote_it_down_is_said(anna: Actor, bram: Actor) -> None:
    made = talk(anna, bram, State.HELD)
    write(made, bram, "Anna vindt het druk", side=Side.EMPLOYEE)
    (told,) = records.export(anna.person)["records"]
    assert told["themes"][0]["written_by"] == "other"


def test_every_key_has_a_word(anna: Actor, bram: Actor, conversation: Conversation) -> None:
    for actor in (anna, bram):
        told = records.export(actor.person)
        for row in [told, *told["records"], *told["records"][0]["themes"]]:
            assert set(row) <= set(WORDS) | {"theme", "closed_at"}, row
        json.dumps(told)


def test_nothing_is_kept_of_who_never_wrote(eva: Actor, anna: Actor, bram: Actor) -> None:
    talk(anna, bram, State.HELD)
    assert records.export(eva.person) == {}
    assert records.export(anna.person) == {}


def test_erasing_takes_ones_own_words_and_leaves_the_others(
    anna: Actor, bram: Actor, conversation: Conversation
) -> None:
    assert records.erase(anna.person, Rule.ON_REQUEST) == 2
    assert [box.text for box in Box.objects.all()] == ["Bram vond het ook goed"]
    assert not Participant.objects.get(person=anna.person).own_view
    assert Participant.objects.get(person=bram.person).pulse == PULSE
