"""The record: two boxes per theme, handed over, reacted on, and then as it is for ever."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import Actor
from tests.conversations.talking import START, agreement, audit_actions, seat, talk
from tweespraak.conversations.actions.boxes import Behind, mark_theme, save_box
from tweespraak.conversations.actions.closing import react
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.recording import (
    begin_record,
    do_without_record,
    hand_over,
    say_held,
)
from tweespraak.conversations.models import Box, Conversation, Participant, Theme
from tweespraak.conversations.rules import Kind, Side
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import CLOSED, IN_ROOM, ActRefused, State
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db
AFTER = START + timedelta(hours=2)


def write(
    conversation: Conversation,
    writer: Actor,
    text: str = "Goed gegaan",
    *,
    side: Side | None = None,
    base: int = 0,
    theme: Theme | None = None,
    confirmed: bool = False,
) -> Box:
    sitting = seat(conversation, writer)
    return save_box(
        seat=sitting, theme=theme or conversation.themes.first(), side=side or sitting.side,
        text=text, base_version=base, is_confirmed=confirmed, by=writer.person, at=AFTER,
    )  # fmt: skip


def recorded(anna: Actor, bram: Actor, state: State = State.RECORDING, **more) -> Conversation:
    """A conversation with both boxes of its first theme filled."""
    conversation = talk(anna, bram, State.RECORDING, **more)
    write(conversation, anna, "Anna vond het goed")
    write(conversation, bram, "Bram vond het ook goed")
    Conversation.objects.filter(pk=conversation.pk).update(state=state)
    conversation.refresh_from_db()
    return conversation


def handed_over(anna: Actor, bram: Actor, writer: Actor) -> Conversation:
    conversation = recorded(anna, bram)
    return hand_over(seat=seat(conversation, writer), by=writer.person, at=AFTER)


def refusal(act, **values) -> Refusal:
    with pytest.raises(RecordRefused) as refused:
        act(**values)
    return refused.value.refusal


# It took place


def test_it_was_held_once_both_say_so(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.REVEALED)
    say_held(seat=seat(conversation, anna), by=anna.person, at=AFTER)
    conversation.refresh_from_db()
    assert conversation.state == State.REVEALED
    say_held(seat=seat(conversation, bram), by=bram.person, at=AFTER)
    conversation.refresh_from_db()
    assert (conversation.state, conversation.held_at) == (State.HELD, AFTER)
    assert audit_actions(conversation) == ["conversations.said_held", "conversations.hold"]
    assert Notice.objects.filter(kind="conversations.pulse").count() == 2


def test_saying_it_twice_is_saying_it_once(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.REVEALED)
    early = seat(conversation, anna), seat(conversation, bram)
    for sitting, who in ((early[0], anna), (early[0], anna), (early[1], bram), (early[1], bram)):
        say_held(seat=sitting, by=who.person, at=AFTER)
    assert len(audit_actions(conversation)) == 2


def test_it_cannot_have_taken_place_before_it_began(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.REVEALED)
    early = START - timedelta(minutes=1)
    sitting = seat(conversation, anna)
    assert refusal(say_held, seat=sitting, by=anna.person, at=early) is Refusal.NOT_YET


# Boxes


def test_a_box_is_kept_with_its_version_and_without_a_row_in_the_log(
    anna: Actor, bram: Actor
) -> None:
    conversation = talk(anna, bram, State.REVEALED)
    box = write(conversation, anna, "  Mooi werk\r\n")
    assert (box.text, box.version, box.written_by) == ("Mooi werk", 1, Side.EMPLOYEE)
    assert write(conversation, anna, "Heel mooi werk", base=1).version == 2
    assert audit_actions(conversation) == []
    before = conversation.version
    conversation.refresh_from_db()
    assert conversation.version == before + 2
    assert conversation.themes.first().discussed_at


def test_the_same_words_sent_again_change_nothing(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    write(conversation, anna)
    assert write(conversation, anna).version == 1


def test_who_is_behind_gets_the_newer_text_and_loses_nothing(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    write(conversation, anna, "Van de laptop")
    with pytest.raises(Behind) as behind:
        write(conversation, anna, "Van de telefoon")
    assert behind.value.box.text == "Van de laptop"
    assert Box.objects.get().text == "Van de laptop"


def test_one_writes_for_the_other_until_they_write_themselves(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    box = write(conversation, bram, "Anna vindt het druk", side=Side.EMPLOYEE)
    assert box.written_by == Side.MANAGER
    assert "Written down by" in page(anna, conversation)
    write(conversation, anna, "Ik vind het te druk", base=1)
    with pytest.raises(RecordRefused) as refused:
        write(conversation, bram, "Valt mee", side=Side.EMPLOYEE, base=2)
    assert refused.value.refusal is Refusal.THEIR_BOX
    assert Box.objects.get().text == "Ik vind het te druk"


def test_what_anna_emptied_herself_stays_hers(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    write(conversation, bram, "Anna vindt het druk", side=Side.EMPLOYEE)
    write(conversation, anna, "", base=1)
    with pytest.raises(RecordRefused):
        write(conversation, bram, "Toch druk", side=Side.EMPLOYEE, base=2)


@pytest.mark.parametrize("state", [state for state in State if state not in IN_ROOM])
def test_nobody_writes_where_there_is_no_table(anna: Actor, bram: Actor, state: State) -> None:
    conversation = talk(anna, bram, state)
    for writer in (anna, bram):
        with pytest.raises(ActRefused):
            write(conversation, writer)
    assert not Box.objects.exists()


def test_a_theme_of_another_conversation_is_not_in_this_one(anna: Actor, bram: Actor) -> None:
    conversation, other = talk(anna, bram, State.HELD), talk(anna, bram, State.HELD)
    with pytest.raises(RecordRefused):
        write(conversation, anna, theme=other.themes.first())


def test_a_theme_without_words_can_be_left_out(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    theme, sitting = conversation.themes.first(), seat(conversation, anna)
    values = {"seat": sitting, "theme": theme, "by": anna.person, "at": AFTER}
    assert mark_theme(**values, is_discussed=True).discussed_at
    assert not mark_theme(**values, is_discussed=False).discussed_at
    write(conversation, anna)
    assert refusal(mark_theme, **values, is_discussed=False) is Refusal.WRITTEN


# Handing over


def test_T22_closing_with_an_empty_box_of_a_discussed_theme_is_refused(
    anna: Actor, bram: Actor
) -> None:
    conversation = talk(anna, bram, State.RECORDING)
    write(conversation, anna)
    with pytest.raises(RecordRefused) as refused:
        hand_over(seat=seat(conversation, anna), by=anna.person, at=AFTER)
    assert refused.value.refusal is Refusal.EMPTY_BOX
    assert refused.value.themes == (conversation.themes.first().pk,)
    conversation.refresh_from_db()
    assert conversation.state == State.RECORDING
    path = f"/conversations/{conversation.pk}/hand-over/"
    body = anna.client.post(path, headers={"accept-language": "en"}).content.decode()
    assert "A box is still empty" in body
    write(conversation, bram)
    hand_over(seat=seat(conversation, anna), by=anna.person, at=AFTER)
    conversation.refresh_from_db()
    assert conversation.state == State.FOR_REACTION


def test_a_record_is_about_at_least_one_theme(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.RECORDING)
    sitting = seat(conversation, anna)
    found = refusal(hand_over, seat=sitting, by=anna.person, at=AFTER)
    assert found is Refusal.NOTHING_DISCUSSED


def test_an_agreement_that_waits_for_a_word_holds_the_record(anna: Actor, bram: Actor) -> None:
    conversation = recorded(anna, bram)
    made = agreement(conversation, bram, anna, AgreementState.PROPOSED)
    sitting = seat(conversation, anna)
    found = refusal(hand_over, seat=sitting, by=anna.person, at=AFTER)
    assert found is Refusal.PROPOSED_LEFT
    made.state = AgreementState.DROPPED
    made.save(update_fields=["state"])
    hand_over(seat=sitting, by=anna.person, at=AFTER)


def test_the_other_hears_that_something_waits_but_not_what(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    (mail,) = Mail.objects.filter(kind="conversations.react")
    assert mail.address == anna.person.email
    for word in ("Bram", "goed", "Resultaten", "gesprek"):
        assert word not in mail.subject + mail.text
    assert Notice.objects.filter(kind="conversations.react", person_id=anna.person.pk).count() == 1
    assert conversation.handed_over_by == Side.MANAGER
    hand_over(seat=seat(conversation, bram), by=bram.person, at=AFTER)
    assert audit_actions(conversation).count("conversations.hand_over") == 1


def test_a_record_is_not_handed_over_before_it_is_being_finished(anna: Actor, bram: Actor) -> None:
    conversation = recorded(anna, bram, State.HELD)
    sitting = seat(conversation, anna)
    assert refusal(hand_over, seat=sitting, by=anna.person, at=AFTER) is Refusal.NOT_NOW
    for _twice in range(2):
        begin_record(seat=sitting, by=anna.person, at=AFTER)
    assert audit_actions(conversation) == ["conversations.record"]


# Reacting


def answer(conversation: Conversation, who: Actor, own_view: str = "", **more) -> Conversation:
    return react(
        seat=seat(conversation, who), is_agreed=not own_view, own_view=own_view,
        is_confirmed=False, by=who.person, at=AFTER + timedelta(days=1), **more,
    )  # fmt: skip


def test_the_other_agrees_and_the_record_is_closed(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    made = agreement(conversation, anna, bram, AgreementState.AGREED)
    Participant.objects.update(spoken_seconds=60, seen_at=AFTER)
    for _twice in range(2):
        answer(conversation, anna)
    conversation.refresh_from_db()
    made.refresh_from_db()
    assert conversation.state == State.CLOSED_AGREED
    assert conversation.due_at == conversation.closed_at + timedelta(days=30)
    assert made.state == AgreementState.ACTIVE
    assert list(Participant.objects.values_list("spoken_seconds", "seen_at")) == [(0, None)] * 2
    assert audit_actions(conversation).count("conversations.agree") == 1


def test_who_wrote_it_does_not_react(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    with pytest.raises(RecordRefused) as refused:
        answer(conversation, bram)
    assert refused.value.refusal is Refusal.OWN_RECORD


def test_an_own_view_has_words(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    with pytest.raises(RecordRefused) as refused:
        answer(conversation, anna, "   ")
    assert refused.value.refusal is Refusal.NO_OWN_VIEW
    page = anna.client.post(
        f"/conversations/{conversation.pk}/react/", {"reaction": "own_view", "own_view": ""}
    )
    assert page.status_code == 200
    conversation.refresh_from_db()
    assert conversation.state == State.FOR_REACTION


def test_an_own_view_that_comes_too_late_stays_on_the_screen(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    typed = {"reaction": "own_view", "own_view": "Zo was het niet"}
    where = f"/conversations/{conversation.pk}/react/"
    for _twice in range(2):
        assert anna.client.post(where, typed).status_code == 302
    late = anna.client.post(where, typed | {"own_view": "En nog iets"})
    assert late.status_code == 409
    assert "En nog iets" in late.content.decode()


def test_T24_closed_with_own_view_keeps_both_texts_and_rejects_edits(
    anna: Actor, bram: Actor
) -> None:
    conversation = handed_over(anna, bram, bram)
    anna.client.post(
        f"/conversations/{conversation.pk}/react/",
        {"reaction": "own_view", "own_view": "Zo heb ik het niet beleefd"},
    )
    conversation.refresh_from_db()
    assert conversation.state == State.CLOSED_WITH_OWN_VIEW
    for reader in (anna, bram):
        for where in ("record", "print"):
            body = page(reader, conversation, where)
            for words in ("Anna vond het goed", "Bram vond het ook goed", "niet beleefd"):
                assert words in body
    for writer in (anna, bram):
        with pytest.raises(ActRefused):
            write(conversation, writer, "Toch anders", base=1)
        with pytest.raises(RecordRefused):
            hand_over(seat=seat(conversation, writer), by=writer.person, at=AFTER)
    with pytest.raises(RecordRefused):
        answer(conversation, bram, "Nee hoor")


# The clock


def on_day(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    """So many days after the record was handed over, in the morning, the clock works."""
    monkeypatch.setattr(clock, "now", lambda: AFTER + timedelta(days=day))
    work_off_conversations()


def test_after_two_reminders_and_ten_working_days_it_is_closed_unsigned(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = handed_over(anna, bram, bram)  # Monday 21 September
    reminders = Mail.objects.filter(kind="conversations.react_still")
    counted = {}
    for day in range(17):
        on_day(monkeypatch, day)
        counted[day] = reminders.count()
        conversation.refresh_from_db()
        if conversation.state in CLOSED:
            break
    assert (counted[3], counted[4], counted[9], counted[10], day) == (0, 1, 1, 2, 15)
    assert conversation.state == State.CLOSED_NOT_SIGNED
    assert "Not signed" in page(anna, conversation)
    with pytest.raises(RecordRefused):
        answer(conversation, anna)


def test_a_worker_that_stood_still_reminds_first(
    anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = handed_over(anna, bram, bram)
    seen = []
    for day in (30, 31, 32, 33, 34, 35, 36, 37):
        on_day(monkeypatch, day)
        conversation.refresh_from_db()
        seen.append((conversation.record_reminders, conversation.state))
    assert seen[0] == (1, State.FOR_REACTION)
    assert (2, State.FOR_REACTION) in seen
    assert seen[-1] == (2, State.CLOSED_NOT_SIGNED)


# A check-in without a record


def test_a_check_in_is_closed_without_a_record_when_both_say_so(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD, kind=Kind.CHECK_IN)
    write(conversation, anna)
    do_without_record(seat=seat(conversation, anna), by=anna.person, at=AFTER)
    conversation.refresh_from_db()
    assert conversation.state == State.HELD
    do_without_record(seat=seat(conversation, bram), by=bram.person, at=AFTER)
    conversation.refresh_from_db()
    assert conversation.state == State.CLOSED_NO_RECORD
    assert not Box.objects.exists()


def test_a_good_conversation_has_a_record(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    sitting = seat(conversation, anna)
    found = refusal(do_without_record, seat=sitting, by=anna.person, at=AFTER)
    assert found is Refusal.NO_CHECK_IN


# Pages


def page(reader: Actor, conversation: Conversation, where: str = "record") -> str:
    answer = reader.client.get(
        f"/conversations/{conversation.pk}/{where}/", headers={"accept-language": "en"}
    )
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.mark.parametrize("state", [*IN_ROOM, State.FOR_REACTION, *CLOSED])
def test_the_record_is_read_in_every_state(anna: Actor, bram: Actor, state: State) -> None:
    conversation = recorded(anna, bram, state)
    for reader, other in ((anna, "Bram"), (bram, "Anna")):
        body = page(reader, conversation)
        assert "Read by:" in body
        assert f"{other} vond het" in body


def post_box(who: Actor, conversation: Conversation, text: str, *, base: int = 0, script=True):
    theme, side = conversation.themes.first(), seat(conversation, who).side
    return who.client.post(
        f"/conversations/{conversation.pk}/box/{theme.pk}/{side}/",
        {"text": text, "base_version": base, "back": "record"},
        headers={"accept": "application/json"} if script else {},
    )


def test_a_script_saves_a_box(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    assert post_box(anna, conversation, "Mooi").json()["version"] == 1
    behind = post_box(anna, conversation, "Anders")
    assert behind.status_code == 409
    assert (behind.json()["version"], "Mooi" in behind.json()["trouble"]) == (1, True)
    held = post_box(anna, conversation, "Ik was ziek", base=1)
    assert held.status_code == 422
    assert "<mark>ziek</mark>" in held.json()["trouble"]
    assert Box.objects.get().text == "Mooi"


def test_without_a_script_the_text_stays_on_the_screen(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    saved = post_box(anna, conversation, "Mooi", script=False)
    assert saved["Location"] == f"/conversations/{conversation.pk}/record/"
    held = post_box(anna, conversation, "Ik was ziek, helaas", base=1, script=False)
    assert held.status_code == 422
    assert ">Ik was ziek, helaas</textarea>" in held.content.decode()


@pytest.mark.parametrize("side", ["nobody", "employee"])
def test_a_box_that_does_not_exist_is_not_found(anna: Actor, bram: Actor, side: str) -> None:
    conversation = talk(anna, bram, State.HELD)
    theme = uuid.uuid4() if side == "employee" else conversation.themes.first().pk
    path = f"/conversations/{conversation.pk}/box/{theme}/{side}/"
    assert anna.client.post(path, {"text": "x", "base_version": 0}).status_code == 404


def test_a_record_is_printed_once_it_is_closed(anna: Actor, bram: Actor) -> None:
    conversation = recorded(anna, bram)
    path = f"/conversations/{conversation.pk}/print/"
    assert anna.client.get(path).status_code == 302
    Conversation.objects.update(state=State.CLOSED_AGREED, closed_at=AFTER)
    agreement(conversation, anna, bram)
    body = page(anna, conversation, "print")
    for words in ("Anna vond het goed", "Bram vond het ook goed", "Elke maandag", "Agreed by both"):
        assert words in body


def test_a_health_word_in_an_own_view_holds_it(anna: Actor, bram: Actor) -> None:
    conversation = handed_over(anna, bram, bram)
    with pytest.raises(Held):
        answer(conversation, anna, "Ik had een burn-out")
    body = anna.client.post(
        f"/conversations/{conversation.pk}/react/",
        {"reaction": "own_view", "own_view": "Ik had een burn-out"},
    ).content.decode()
    assert "<mark>burn-out</mark>" in body
    conversation.refresh_from_db()
    assert conversation.state == State.FOR_REACTION
