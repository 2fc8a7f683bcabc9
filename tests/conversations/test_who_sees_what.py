"""Who sees what of a conversation, when: every role, every state, every address."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tests.conversations.talking import START, agreement, talk
from tweespraak.conversations.models import (
    Agreement,
    Box,
    Conversation,
    Entry,
    Message,
    Participant,
    Theme,
)
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.pulse import QUESTIONS
from tweespraak.conversations.rules.recording import has_record
from tweespraak.conversations.rules.states import CLOSED, IN_ROOM, OneSided, State
from tweespraak.conversations.rules.writing import READABLE, Part
from tweespraak.conversations.urls import urlpatterns
from tweespraak.foundation import clock
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
WATCHES = (Role.HR_PROCESS_OWNER, Role.ORGANISATION_ADMIN)
OTHERS = [role for role in Role if role not in WATCHES]
ELSEWHERE = ("stream",)  # another process answers it: its own tests are in test_stream.py
ALL_DATA = {
    "text": "Later nog eens anders", "base_version": "1", "is_discussed": "on", "is_confirmed": "on",
    "reaction": "own_view", "own_view": "Achteraf", "once": str(uuid.uuid4()), "number": "1",
    "what": "Nog een afspraak", "evidence": "Te zien", "help": "Ja", "due_on": "2026-10-30",
    "whose": "employee", "reason": "busy", "answer": "off", "choice": "shown", "turn": "employee",
    "theme": "", "day": "2026-10-20", "time": "10:00", "minutes": "60", "shared": "on",
    **dict.fromkeys(QUESTIONS, "3"),
}  # fmt: skip


def doors(conversation: Conversation, made: Agreement) -> Iterator[tuple[str, str]]:
    """Every address of a conversation and of its agreements, by name."""
    values: dict[str, Any] = {
        "conversation_id": conversation.pk,
        "theme_id": conversation.themes.first().pk,
        "side": "employee",
        "agreement_id": made.pk,
        "act": "report",
    }
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        if {"conversation_id", "agreement_id"} & set(names) and pattern.name not in ELSEWHERE:
            path = reverse(f"conversations:{pattern.name}", kwargs={n: values[n] for n in names})
            yield pattern.name, path


def full(anna: Actor, bram: Actor, state: State) -> Conversation:
    """A conversation in which everything was written that can be."""
    conversation = talk(anna, bram, state)
    if state is State.REVEALED_ONE_SIDED:
        Conversation.objects.update(one_sided=OneSided.SHOWN)
    if has_record(state):
        for theme in conversation.themes.all():
            theme.discussed_at = START
            theme.save(update_fields=["discussed_at"])
            for side in (Side.EMPLOYEE, Side.MANAGER):
                Box.objects.create(
                    theme=theme, side=side, text=f"BOX of {side}", written_by=side, version=1,
                    saved_at=START,
                )  # fmt: skip
    if state is State.CLOSED_WITH_OWN_VIEW:
        Participant.objects.filter(side=Side.EMPLOYEE).update(own_view="OWN VIEW", reacted_at=START)
    return conversation


# Nobody but the two


@pytest.fixture
def conversation(anna: Actor, bram: Actor) -> Conversation:
    return full(anna, bram, State.RECORDING)


@pytest.mark.parametrize("role", WATCHES)
def test_T21_hr_and_admin_get_403_at_every_address_of_a_conversation(
    anna: Actor, bram: Actor, conversation: Conversation, role: Role
) -> None:
    watcher = actor(anna.member.organisation, "Hanna", "Smit", role)
    for name, path in doors(conversation, agreement(conversation, anna, bram)):
        found = {watcher.client.get(path).status_code, watcher.client.post(path).status_code}
        assert 403 in found, name
        assert found <= {403, 405}, (name, found)


@pytest.mark.parametrize("role", OTHERS)
def test_for_every_other_role_a_conversation_does_not_exist(
    anna: Actor, bram: Actor, conversation: Conversation, role: Role
) -> None:
    other = actor(anna.member.organisation, "Otto", "Prins", role)
    for name, path in doors(conversation, agreement(conversation, anna, bram)):
        found = {other.client.get(path).status_code, other.client.post(path).status_code}
        assert 404 in found, name
        assert found <= {404, 405}, (name, found)


def test_elsewhere_it_does_not_exist_with_every_role(
    anna: Actor, bram: Actor, conversation: Conversation, eva: Actor
) -> None:
    for name, path in doors(conversation, agreement(conversation, anna, bram)):
        found = {eva.client.get(path).status_code, eva.client.post(path).status_code}
        assert found <= {404, 405}, (name, found)


def test_hr_reads_no_word_of_it_on_its_own_pages(
    anna: Actor, bram: Actor, conversation: Conversation
) -> None:
    Participant.objects.update(pulse=dict.fromkeys(QUESTIONS, 1), pulse_at=START)
    hr = actor(anna.member.organisation, "Hanna", "Smit", Role.HR_PROCESS_OWNER)
    agreement(conversation, anna, bram, what="AGREED words")
    for pattern in urlpatterns:
        if not pattern.pattern.converters:
            body = hr.client.get(reverse(f"conversations:{pattern.name}")).content.decode()
            for secret in ("BOX of", "PRIVATE of", "on results", "topic 1", "AGREED words"):
                assert secret not in body, pattern.name


# The two, state by state: practice §8


PAGES = ("talk", "prepare", "read", "room", "table", "record", "react", "print_record", "pulse")


def seen(reader: Actor, conversation: Conversation) -> str:
    """Everything this reader finds on the pages of a conversation, in one text."""
    found = []
    for name in PAGES:
        answer = reader.client.get(reverse(f"conversations:{name}", args=[conversation.pk]))
        found.append(answer.content.decode() if answer.status_code == 200 else "")
    return "\n".join(found)


@pytest.mark.parametrize("state", State)
def test_the_two_see_what_is_theirs_to_see(
    anna: Actor, bram: Actor, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    conversation = full(anna, bram, state)
    annas, brams = seen(anna, conversation), seen(bram, conversation)
    is_read = state in READABLE
    wrote = Entry.objects.filter(part=Part.TOPIC).exists()
    # Conversation prep: own until reveal; of whoever was not ready never.
    assert ("topic 1 of employee" in annas) is wrote
    assert ("topic 1 of employee" in brams) is is_read
    assert ("topic 1 of manager" in annas) is (is_read and state is not State.REVEALED_ONE_SIDED)
    # Private notes: own, always.
    assert "PRIVATE of employee" not in brams
    assert "PRIVATE of manager" not in annas
    # Conversation record: both, as long as there is one.
    for side in (Side.EMPLOYEE, Side.MANAGER):
        for body in (annas, brams):
            assert (f"BOX of {side}" in body) is has_record(state)
    for body in (annas, brams):
        assert ("OWN VIEW" in body) is (state is State.CLOSED_WITH_OWN_VIEW)


@pytest.mark.parametrize("answered", ["nobody", "anna", "bram", "both"])
def test_a_pulse_is_seen_by_both_once_both_answered(
    anna: Actor, bram: Actor, conversation: Conversation, answered: str
) -> None:
    for name, who in (("anna", anna), ("bram", bram)):
        if answered in (name, "both"):
            pulse = dict.fromkeys(QUESTIONS, 1)
            Participant.objects.filter(person=who.person).update(pulse=pulse, pulse_at=START)
    for reader in (anna, bram):
        path = reverse("conversations:pulse", args=[conversation.pk])
        body = reader.client.get(path, headers={"accept-language": "en"}).content.decode()
        assert ("What you both said" in body) is (answered == "both")


def test_the_screen_of_every_state_in_a_room_is_of_the_two_only(anna: Actor, bram: Actor) -> None:
    for state in IN_ROOM:
        conversation = full(anna, bram, state)
        assert anna.client.get(f"/conversations/{conversation.pk}/record/").status_code == 200
        Box.objects.all().delete()


# Frozen


def kept(conversation: Conversation) -> list[Any]:
    """Everything of a closed record that may not change any more."""
    fields = ("pk", "state", "kind", "handed_over_at", "handed_over_by", "held_at", "closed_at",
              "starts_at", "one_sided", "ended_because", "revealed_at")  # fmt: skip
    return [
        list(Conversation.objects.filter(pk=conversation.pk).values(*fields)),
        list(Theme.objects.filter(conversation=conversation).order_by("pk").values()),
        list(Box.objects.filter(theme__conversation=conversation).order_by("pk").values()),
        list(
            Participant.objects.filter(conversation=conversation).order_by("pk").values(
                "side", "person", "own_view", "reacted_at", "says_held_at", "ready_at",
                "confirmed_at", "spoken_seconds",
            )
        ),
        list(Agreement.objects.filter(conversation=conversation).values_list("pk")),
        list(Entry.objects.exclude(part=Part.ADDITION).order_by("pk").values()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "state", [state for state in CLOSED if state is not State.CLOSED_NO_RECORD]
)
def test_T24_no_address_changes_a_closed_record(anna: Actor, bram: Actor, state: State) -> None:
    conversation = full(anna, bram, state)
    made = agreement(conversation, anna, bram)
    before = kept(conversation)
    for writer in (anna, bram):
        for name, path in doors(conversation, made):
            if name != "drafts":  # what was for one's own eyes only is one's own to delete
                for side in ("employee", "manager"):
                    there = path.replace("/employee/", f"/{side}/")
                    data = ALL_DATA | {"once": str(uuid.uuid4())}
                    assert writer.client.post(there, data).status_code < 500, name
                assert kept(conversation) == before, name
    assert {row.part for row in Entry.objects.all()} >= {Part.ADDITION}
    assert not Message.objects.filter(conversation__closed_at__lt=THEN).exists()
