"""Read each other: at the same moment, only what was shared, and nobody else."""

import re
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.conversations.preparing import Moment, page, path, post
from tests.conversations.talking import START, agreement, audit_actions, seat, talk
from tweespraak import conversations
from tweespraak.audit.models import Entry as LogEntry
from tweespraak.conversations import personal_data
from tweespraak.conversations.actions import preparing
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.entries import add_later
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.preparing import be_ready
from tweespraak.conversations.models import Conversation, Entry, Participant
from tweespraak.conversations.personal_data import entries
from tweespraak.conversations.queries.entries import own_entries, revealed_entries
from tweespraak.conversations.rules.states import BEFORE_REVEAL, CLOSED, State
from tweespraak.conversations.rules.writing import READABLE
from tweespraak.conversations.views.stand import stand_of
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db
REVEAL = START - timedelta(hours=24)


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moved = Moment()
    monkeypatch.setattr(clock, "now", moved)
    return moved


def texts(conversation: Conversation, who: Actor) -> set[str]:
    return {entry.text for entry in revealed_entries(seat(conversation, who))}


def ready(conversation: Conversation, *actors: Actor) -> None:
    for who in actors:
        be_ready(seat=seat(conversation, who), by=who.person, at=clock.now())


def revealed(conversation: Conversation, anna: Actor, bram: Actor, at: Moment) -> None:
    ready(conversation, anna, bram)
    at.at = REVEAL
    assert work_off_conversations() == 1


def test_T19_neither_reads_the_others_draft_in_any_state_before_the_reveal(
    anna: Actor, bram: Actor
) -> None:
    for state in BEFORE_REVEAL:
        conversation = talk(anna, bram, state, wrote=False)
        for mine in conversation.participants.all():
            Entry.objects.create(
                participant=mine, part="topic", text=f"DRAFT of {mine.side}", saved_at=THEN
            )
        for who, other in ((anna, "manager"), (bram, "employee")):
            for name in ("prepare", "ready", "read"):
                answer = who.client.get(path(conversation, name), follow=True)
                assert f"DRAFT of {other}" not in answer.content.decode()
            assert texts(conversation, who) == set()
            assert f"DRAFT of {other}" not in str(personal_data.export(who.person))


def test_T19_both_read_each_other_at_the_same_moment(anna: Actor, bram: Actor, at: Moment) -> None:
    conversation = talk(anna, bram)
    ready(conversation, anna, bram)
    conversation.refresh_from_db()
    assert (conversation.state, conversation.due_at) == (State.READY_BOTH, REVEAL)
    at.at = REVEAL - timedelta(seconds=1)
    assert work_off_conversations() == 0
    assert "manager on results" not in page(anna, conversation, "read")
    at.at = REVEAL
    assert work_off_conversations() == 1
    for who, other in ((anna, "manager"), (bram, "employee")):
        body = page(who, conversation, "read")
        assert f"{other} on results" in body
        assert f"topic 1 of {other}" in body
        assert f"PRIVATE of {other}" not in body
    assert audit_actions(conversation) == [
        "conversations.ready", "conversations.ready_too", "conversations.reveal",
    ]  # fmt: skip


def test_T19_a_reveal_that_fails_in_the_middle_reveals_nothing(
    anna: Actor, bram: Actor, at: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talk(anna, bram)
    ready(conversation, anna)
    at.at = REVEAL

    def stumble(*_args: Any, **_more: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(preparing, "queue_mail", stumble)
    with pytest.raises(ConnectionError):
        ready(conversation, bram)
    conversation.refresh_from_db()
    assert (conversation.state, conversation.revealed_at) == (State.READY_ONE, None)
    assert Participant.objects.get(side="manager").ready_at is None
    assert texts(conversation, anna) == texts(conversation, bram) == set()
    assert not Notice.objects.filter(kind="conversations.can_read").exists()


def test_who_is_ready_after_the_moment_of_reading_reveals_at_once(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    conversation = talk(anna, bram)
    ready(conversation, anna)
    at.at = START - timedelta(hours=2)
    answer = post(bram, conversation, "ready")
    assert answer["Location"] == path(conversation, "read")
    conversation.refresh_from_db()
    assert (conversation.state, conversation.revealed_at) == (State.REVEALED, at.at)


def test_both_hear_that_they_can_read_and_nothing_of_what(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    conversation = talk(anna, bram)
    revealed(conversation, anna, bram, at)
    mails = Mail.objects.filter(kind="conversations.can_read")
    assert {mail.person_id for mail in mails} == {anna.person.pk, bram.person.pk}
    for mail in mails:
        assert "results" not in mail.text
        assert "topic" not in mail.text
        assert path(conversation, "read") in mail.text
    bell = anna.client.get("/notifications/", headers={"accept-language": "en"}).content.decode()
    assert "You and Bram Bakker can read each other now" in bell


def test_T20_for_me_only_is_nowhere_but_with_its_author(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    canary = "KANARIE-7d1f"
    conversation = talk(anna, bram)
    Entry.objects.filter(shared=False, participant__side="manager").update(text=canary)
    revealed(conversation, anna, bram, at)
    names = ("", "prepare/", "ready/", "read/", "room/", "room/table/", "record/", "print/")
    for state in READABLE:
        Conversation.objects.update(state=state)
        for name in names:
            answer = anna.client.get(f"/conversations/{conversation.pk}/{name}", follow=True)
            assert canary not in answer.content.decode()
        assert canary not in texts(conversation, anna)
        assert canary not in texts(conversation, bram)
    assert canary not in str(personal_data.export(anna.person))
    assert canary in str(personal_data.export(bram.person))
    assert canary in page(bram, conversation, "read")
    for mail in Mail.objects.all():
        assert canary not in mail.subject + mail.text + mail.html
    assert canary not in str(list(LogEntry.objects.values()))


def test_being_ready_twice_is_once(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram)
    stale = seat(conversation, anna)
    for _press in range(2):
        be_ready(seat=stale, by=anna.person, at=THEN)
    assert audit_actions(conversation) == ["conversations.ready"]


def test_both_ready_from_pages_that_knew_nothing_of_each_other(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram)
    seats = [(who, seat(conversation, who)) for who in (anna, bram)]
    for who, stale in seats:
        be_ready(seat=stale, by=who.person, at=THEN)
    conversation.refresh_from_db()
    assert conversation.state == State.READY_BOTH


def alone(anna: Actor, bram: Actor, at: Moment) -> Conversation:
    """Anna is ready, Bram is not, and the talk begins."""
    conversation = talk(anna, bram)
    ready(conversation, anna)
    at.at = START
    work_off_conversations()
    return conversation


def test_who_is_ready_alone_is_asked_how_to_go_on(anna: Actor, bram: Actor, at: Moment) -> None:
    conversation = talk(anna, bram)
    ready(conversation, anna)
    assert post(anna, conversation, "one-sided", choice="shown").status_code == 302
    conversation.refresh_from_db()
    assert conversation.state == State.READY_ONE  # too early
    at.at = START - timedelta(days=3)
    work_off_conversations()  # reminds Bram
    assert Notice.objects.filter(kind="conversations.prepare", person_id=bram.person.pk).exists()
    at.at = START
    assert work_off_conversations() == 1
    assert Notice.objects.filter(kind="conversations.ready_alone").get().person_id == anna.person.pk
    assert "Show mine anyway" in page(anna, conversation)
    assert "Show mine anyway" not in page(bram, conversation)


def test_the_next_step_of_who_is_ready_alone_is_a_page_that_opens(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    conversation = alone(anna, bram, at)
    step = stand_of(seat(conversation, anna), at.at)
    assert step.waits_for_me
    answer = anna.client.get(step.url, headers={"accept-language": "en"})
    assert "Show mine anyway" in answer.content.decode()


def test_one_preparation_is_shown_and_the_other_stays_a_draft(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    conversation = alone(anna, bram, at)
    assert post(bram, conversation, "one-sided", choice="shown").status_code == 302
    for _press in range(2):
        post(anna, conversation, "one-sided", choice="shown")
    assert "employee on results" in page(bram, conversation, "read")
    assert texts(conversation, anna) == texts(conversation, bram)
    assert not {text for text in texts(conversation, anna) if "manager" in text}
    assert audit_actions(conversation)[1:] == ["conversations.reveal_one_sided"]


def test_from_ones_own_card_nobody_reads_anything(anna: Actor, bram: Actor, at: Moment) -> None:
    conversation = alone(anna, bram, at)
    post(anna, conversation, "one-sided", choice="own_card")
    conversation.refresh_from_db()
    assert (conversation.state, conversation.revealed_at) == (State.REVEALED_ONE_SIDED, None)
    for who in (anna, bram):
        assert texts(conversation, who) == set()
        answer = post(who, conversation, "add", text="Nog iets", once=str(uuid.uuid4()))
        assert answer.status_code == 409
        assert "Nog iets" in answer.content.decode()
    assert "employee on results" not in page(bram, conversation, "read")
    assert not Entry.objects.filter(part="addition").exists()


def test_open_agreements_come_first_then_the_employees_topics(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram)
    conversation = talk(anna, bram)
    revealed(conversation, anna, bram, at)
    for who in (anna, bram):
        body = page(who, conversation, "read")
        order = ["Elke maandag de planning delen", "topic 1 of employee", "topic 1 of manager"]
        assert sorted(order, key=body.index) == order


def test_an_addition_has_its_date_and_is_read_by_both(anna: Actor, bram: Actor, at: Moment) -> None:
    conversation = talk(anna, bram)
    data = {"once": str(uuid.uuid4()), "text": "Ik vergat het rooster"}
    post(anna, conversation, "add", **data)
    assert not Entry.objects.filter(part="addition").exists()
    revealed(conversation, anna, bram, at)
    version = Conversation.objects.get().version
    for _press in range(2):
        assert post(anna, conversation, "add", **data).status_code == 302
    assert Entry.objects.filter(part="addition").count() == 1
    assert Conversation.objects.get().version == version + 1
    body = page(bram, conversation, "read")
    assert "Ik vergat het rooster" in body
    assert "added on" in body


def test_to_a_closed_record_either_side_adds_also_after_talking_from_ones_own_card(
    anna: Actor, bram: Actor
) -> None:
    conversation = talk(anna, bram, State.CLOSED_AGREED)
    Conversation.objects.update(one_sided="own_card")
    data = {"once": str(uuid.uuid4()), "text": "Bij nader inzien"}
    assert post(anna, conversation, "add", **data)["Location"] == path(conversation, "record")
    assert texts(conversation, bram) == {"Bij nader inzien"}
    again = {"once": str(uuid.uuid4()), "text": "Ze was ziek"}
    assert "Ze was ziek" in post(bram, conversation, "add", **again).content.decode()


def test_an_addition_about_health_is_held_with_the_text(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    conversation = talk(anna, bram)
    revealed(conversation, anna, bram, at)
    data = {"once": str(uuid.uuid4()), "text": "Ze was ziek"}
    body = post(bram, conversation, "add", **data).content.decode()
    assert "Ze was ziek" in body
    assert not Entry.objects.filter(part="addition").exists()
    before = len(audit_actions(conversation))
    for _press in range(2):
        post(bram, conversation, "add", is_confirmed="on", **data)
    assert Entry.objects.get(part="addition").text == "Ze was ziek"
    said = ["conversations.guard_passed", "conversations.added_later"]
    assert list(audit_actions(conversation))[before:] == said


def test_no_way_leads_an_addition_past_the_guard(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.CLOSED_AGREED)
    with pytest.raises(Held):
        add_later(
            seat=seat(conversation, bram), once=uuid.uuid4(), text="Een burn-out",
            is_confirmed=True, by=bram.person, at=THEN,
        )  # fmt: skip
    assert not Entry.objects.filter(part="addition").exists()


def test_nothing_that_was_revealed_can_be_edited(anna: Actor, bram: Actor, at: Moment) -> None:
    conversation = talk(anna, bram)
    revealed(conversation, anna, bram, at)
    theme = conversation.themes.get(key="results")
    name = f"answer:{theme.pk}:{theme.questions[0]['key']}"
    answer = post(anna, conversation, "prepare/save", **{name: "Toch anders"})
    assert answer.status_code == 423


def test_thirty_days_after_closing_what_nobody_read_is_gone(
    anna: Actor, bram: Actor, at: Moment
) -> None:
    for state in (*CLOSED, State.CANCELLED):
        conversation = talk(anna, bram, state)
        Conversation.objects.filter(pk=conversation.pk).update(due_at=THEN + timedelta(days=30))
    at.at = THEN + timedelta(days=29)
    assert work_off_conversations() == 0
    at.at = THEN + timedelta(days=30)
    assert work_off_conversations() == len(CLOSED) + 1
    assert not Entry.objects.filter(shared=False).exists()
    assert not Entry.objects.filter(participant__conversation__state=State.CANCELLED).exists()
    assert Entry.objects.filter(participant__conversation__state=State.CLOSED_AGREED).exists()


def test_ones_own_drafts_are_deleted_at_once_when_one_wants(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    post(anna, conversation, "drafts")
    assert Entry.objects.filter(shared=False).count() == 2  # not closed yet
    Conversation.objects.update(state=State.CLOSED_AGREED)
    assert "Delete it now" in page(anna, conversation, "read")
    for _press in range(2):
        post(anna, conversation, "drafts")
    assert [entry.participant.side for entry in Entry.objects.filter(shared=False)] == ["manager"]
    assert audit_actions(conversation) == ["conversations.drafts_deleted"]


def test_my_data_has_all_of_mine_and_only_what_was_said_to_me(
    anna: Actor, bram: Actor, eva: Actor, at: Moment
) -> None:
    conversation = talk(anna, bram)
    before = personal_data.export(anna.person)
    assert len(before["own_preparations"]) == len(own_entries(seat(conversation, anna)))
    assert "read_of_others" not in before
    revealed(conversation, anna, bram, at)
    told = personal_data.export(anna.person)["read_of_others"]
    assert {row["text"] for row in told} == {
        text for text in texts(conversation, anna) if "manager" in text
    }
    assert personal_data.export(eva.person) == {}


def test_erasing_takes_what_one_wrote(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.REVEALED)
    entries.erase(anna.person, Rule.ON_REQUEST)
    assert own_entries(seat(conversation, anna)) == []
    assert own_entries(seat(conversation, bram)) != []


def test_entries_are_read_in_one_place_and_written_in_another() -> None:
    root = Path(conversations.__file__).parent
    reads = re.compile(r"\bEntry\.objects|\b(participant|theme|me|other|row)\.entries\b")
    found = {
        file.relative_to(root).as_posix()
        for file in root.rglob("*.py")
        if reads.search(file.read_text())
    }
    assert found == {"queries/entries.py", "actions/entries.py"}
