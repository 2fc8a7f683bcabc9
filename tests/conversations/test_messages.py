"""A sentence for the organisation: seen by both before it is sent, without a name when one wants."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.conversations.talking import audit_actions, seat, talk
from tests.conversations.year import hr_of
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.messages import (
    MessageRefused,
    answer_message,
    send_message,
    take_back_message,
    write_message,
)
from tweespraak.conversations.models import Conversation, Message
from tweespraak.conversations.personal_data import erase, export
from tweespraak.conversations.queries.messages import arrived
from tweespraak.conversations.rules.messages import may_pass_on, month_of
from tweespraak.conversations.rules.states import BEFORE_REVEAL, State
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.models import Notice

pytestmark = pytest.mark.django_db
BOARD = "/conversations/rhythm/messages/"
SENTENCE = "Het rooster komt te laat"


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def hr(voorbeeld) -> Actor:
    return hr_of(voorbeeld)


@pytest.fixture
def conversation(anna: Actor, bram: Actor) -> Conversation:
    return talk(anna, bram, State.HELD)


def written(
    conversation: Conversation, by: Actor, text: str = SENTENCE, *, name: bool = True, at=THEN
) -> Message:
    return write_message(
        seat=seat(conversation, by), once=uuid.uuid4(), text=text, with_name=name,
        by=by.person, at=at,
    )  # fmt: skip


def sent(conversation: Conversation, by: Actor, *, name: bool = True, at=THEN) -> Message:
    return send_message(message=written(conversation, by, name=name, at=at), by=by.person, at=at)


def text(actor: Actor, address: str, status: int = 200) -> str:
    answer = actor.client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return answer.content.decode()


def page(conversation: Conversation) -> str:
    return f"/conversations/{conversation.pk}/pass-on/"


def filled(**more: Any) -> dict[str, Any]:
    return {"once": str(uuid.uuid4()), "text": SENTENCE, "name": "with"} | more


def test_a_second_sentence_stays_on_the_screen_while_the_first_waits(
    conversation: Conversation, anna: Actor
) -> None:
    written(conversation, anna)
    body = anna.client.post(page(conversation), filled(text="Nog een zin")).content.decode()
    assert SENTENCE in body
    assert "Nog een zin" in body
    assert Message.objects.count() == 1


def test_an_answer_beside_an_answer_stays_on_the_screen(
    conversation: Conversation, anna: Actor, hr: Actor
) -> None:
    message = sent(conversation, anna)
    answer_message(message=message, text="Dank", by=hr.person, at=THEN)
    late = hr.client.post(f"{BOARD}{message.pk}/answer/", {"answer": "We passen het aan"})
    assert "We passen het aan" in late.content.decode()
    assert Message.objects.get().answer == "Dank"


def test_both_see_a_sentence_before_it_is_sent_and_the_organisation_only_after(
    conversation: Conversation, anna: Actor, bram: Actor, hr: Actor
) -> None:
    anna.client.post(page(conversation), filled())
    body = text(anna, page(conversation))
    assert "This is what will be sent" in body
    for words in (SENTENCE, "Hanna Smits", "Anna de Vries, with the day"):
        assert words in body
    assert SENTENCE in text(bram, page(conversation))
    assert "not sent yet" in text(bram, page(conversation))
    assert SENTENCE not in text(hr, BOARD)
    message = Message.objects.get()
    anna.client.post(page(conversation), {"step": "send", "message": str(message.pk)})
    board = text(hr, BOARD)
    assert SENTENCE in board
    assert "Anna de Vries, 1 September 2026" in board
    assert "sent on" in text(bram, page(conversation))


def test_without_a_name_the_organisation_sees_the_month_and_nothing_else(
    conversation: Conversation, bram: Actor, hr: Actor, voorbeeld
) -> None:
    message = sent(conversation, bram, name=False, at=datetime(2026, 9, 17, 12, tzinfo=UTC))
    (row,) = arrived(voorbeeld)
    assert (row.name, row.since_on.isoformat()) == ("", "2026-09-01")
    for address in (BOARD, f"{BOARD}{message.pk}/answer/", "/"):
        body = text(hr, address)
        for trace in ("Bram", "Anna", str(conversation.pk), "17 September", str(bram.person.pk)):
            assert trace not in body
    assert "Without a name, September 2026" in text(hr, BOARD)
    assert not Notice.objects.filter(person_id=hr.person.pk).exists()
    assert not Entry.objects.filter(object_id=str(message.pk)).exists()


def test_a_month_is_that_of_the_organisation(
    conversation: Conversation, anna: Actor, voorbeeld
) -> None:
    sent(conversation, anna, name=False, at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert arrived(voorbeeld)[0].since_on.isoformat() == "2027-01-01"


def test_with_a_name_the_bell_of_the_organisation_rings_once(
    conversation: Conversation, anna: Actor, hr: Actor
) -> None:
    message = sent(conversation, anna)
    send_message(message=message, by=anna.person, at=THEN)
    assert Notice.objects.filter(person_id=hr.person.pk).count() == 1
    assert "Anna de Vries passed something on" in text(hr, "/notifications/")
    assert SENTENCE not in text(hr, "/notifications/")
    assert audit_actions(conversation).count("conversations.message_sent") == 1
    assert "1 sentence passed on waits for an answer" in text(hr, "/")


def test_the_answer_stands_with_the_conversation_of_both(
    conversation: Conversation, anna: Actor, bram: Actor, hr: Actor
) -> None:
    message = sent(conversation, anna, name=False)
    for _twice in range(2):
        hr.client.post(
            f"{BOARD}{message.pk}/answer/", {"answer": "Vanaf oktober twee weken eerder."}
        )
    for one in (anna, bram):
        body = text(one, page(conversation))
        assert "Vanaf oktober twee weken eerder." in body
        assert "Answer of Hanna Smits" in body
        assert "The organisation answered" in text(one, "/notifications/")
    assert "Nothing waits for an answer" in text(hr, BOARD)
    with pytest.raises(MessageRefused):
        answer_message(message=message, text="Iets anders", by=hr.person, at=THEN)


def test_the_other_hears_of_a_sentence_before_it_is_sent(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    version = conversation.version
    written(conversation, anna)
    assert Notice.objects.get().person_id == bram.person.pk
    conversation.refresh_from_db()
    assert conversation.version == version + 1


def test_what_is_not_sent_is_taken_back_and_what_is_sent_is_not(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    message = written(conversation, anna)
    for act in (take_back_message, send_message):
        with pytest.raises(MessageRefused):
            act(message=message, by=bram.person, at=THEN)
    take_back_message(message=message, by=anna.person, at=THEN)
    assert not Message.objects.exists()
    message = sent(conversation, anna)
    with pytest.raises(MessageRefused):
        take_back_message(message=message, by=anna.person, at=THEN)


def test_one_sentence_at_a_time_of_each_and_the_same_form_twice_is_one(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    once = uuid.uuid4()
    values = {"once": once, "text": SENTENCE, "with_name": True, "at": THEN}
    first = write_message(seat=seat(conversation, anna), by=anna.person, **values)
    assert write_message(seat=seat(conversation, anna), by=anna.person, **values) == first
    with pytest.raises(MessageRefused):
        written(conversation, anna)
    with pytest.raises(OnceTaken):
        write_message(seat=seat(conversation, bram), by=bram.person, **values)
    written(conversation, bram)
    assert Message.objects.count() == 2


@pytest.mark.parametrize("state", State)
def test_nothing_is_passed_on_before_the_two_read_each_other(
    state: State, anna: Actor, bram: Actor
) -> None:
    conversation = talk(anna, bram, state)
    assert may_pass_on(state) is (state not in (*BEFORE_REVEAL, State.CANCELLED))
    if not may_pass_on(state):
        with pytest.raises(MessageRefused):
            written(conversation, anna)
        assert "from the moment you two read each other" in text(anna, page(conversation))


def test_the_guard_holds_a_word_about_health_keeps_the_text_and_logs_nothing(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    words = "Ik was ziek door het rooster"
    body = anna.client.post(
        page(conversation), filled(text=words), headers={"accept-language": "en"}
    ).content.decode()
    assert not Message.objects.exists()
    assert "<mark>ziek</mark>" in body
    assert words in body
    anna.client.post(page(conversation), filled(text=words, is_confirmed="on"))
    assert Message.objects.get().text == words
    with pytest.raises(Held):
        written(conversation, bram, "Zij heeft een burn-out")
    assert not Entry.objects.filter(action__contains="ziek").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": " "}, "Write what you want to pass on"),
        ({"text": "x" * 501}, "now there are 501"),
        ({"name": ""}, "Choose whether your name goes with it"),
        ({"name": "perhaps"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said(
    conversation: Conversation, anna: Actor, change: dict[str, str], said: str
) -> None:
    answer = anna.client.post(
        page(conversation), filled(**change), headers={"accept-language": "en"}
    )
    assert said in answer.content.decode()
    assert not Message.objects.exists()


def test_who_does_not_sit_there_passes_nothing_on_and_answers_nothing(
    conversation: Conversation, anna: Actor, dirk: Actor, chris: Actor, hr: Actor, eva: Actor
) -> None:
    message = sent(conversation, anna)
    for other, status in ((dirk, 404), (chris, 403), (hr, 403), (eva, 404)):
        text(other, page(conversation), status)
        answer = other.client.post(page(conversation), filled())
        assert answer.status_code == status
    for other, status in ((anna, 403), (dirk, 403), (chris, 403), (eva, 404)):
        text(other, f"{BOARD}{message.pk}/answer/", status)
    assert SENTENCE not in text(eva, BOARD)
    draft = written(conversation, anna)
    text(hr, f"{BOARD}{draft.pk}/answer/", 404)


def test_a_sentence_of_another_conversation_is_not_there(
    conversation: Conversation, anna: Actor, dirk: Actor
) -> None:
    other = written(talk(anna, dirk, State.HELD), anna)
    answer = anna.client.post(page(conversation), {"step": "send", "message": str(other.pk)})
    assert answer.status_code == 404
    assert Message.objects.get().sent_at is None


def test_within_a_month_the_order_does_not_tell_when(
    conversation: Conversation, anna: Actor, voorbeeld
) -> None:
    for day in range(5):
        sent(conversation, anna, name=False, at=THEN + timedelta(days=day))
    rows = arrived(voorbeeld)
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert {row.since_on for row in rows} == {month_of(THEN.date())}


def test_own_data_hold_own_sentences_with_the_answer_and_not_those_of_the_other(
    conversation: Conversation, anna: Actor, bram: Actor, hr: Actor
) -> None:
    answer_message(message=sent(conversation, anna), text="Dank", by=hr.person, at=THEN)
    written(conversation, bram, "Van Bram")
    (row,) = export(anna.person)["passed_on"]
    assert (row["sentence_passed_on"], row["answer"], row["with_name"]) == (SENTENCE, "Dank", "yes")
    assert "Van Bram" not in str(export(anna.person))
    erase(anna.person, Rule.ON_REQUEST)
    assert [row.text for row in Message.objects.all()] in (["Van Bram"], [])
    assert "passed_on" not in export(anna.person)
