"""Another manager, or somebody leaves: nothing moves by itself, and nothing is left hanging."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Actor, actor
from tests.conversations.agreeing import does, proposes
from tests.conversations.talking import START, agreement, talk
from tests.people.files import worked_off
from tweespraak.conversations.actions.agreement_clock import work_off_agreements
from tweespraak.conversations.models import Agreement, Conversation
from tweespraak.conversations.queries.agreements import new_in, open_between
from tweespraak.conversations.rules.agreements import OPEN, AgreementAct, AgreementState
from tweespraak.conversations.rules.moving import CHOICE, OpenTalks, chosen
from tweespraak.conversations.rules.states import BEFORE_HELD, OVER, Reason, State
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.actions import call_off as call_off_move
from tweespraak.people.actions.batch_work import work_off_batches
from tweespraak.people.actions.batches import undo_batch
from tweespraak.people.api import (
    Handover,
    ManagerCircle,
    Organisation,
    Role,
    end_membership,
    place,
)
from tweespraak.people.models import Post

pytestmark = pytest.mark.django_db
_A, _S = AgreementAct, AgreementState
WHAT = "Elke maandag de planning delen"


@pytest.fixture
def noor(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Noor", "Haddad", Role.MANAGER)


def works_for(who: Actor, manager: Actor | None, days: int = 0, **choices: str) -> None:
    place(
        member=who.member,
        unit=None,
        manager=manager.member if manager else None,
        on=(clock.now() + timedelta(days=days)).date(),
        by=None,
        at=clock.now(),
        choices=choices,
    )


def leaves(who: Actor, heir: Actor | None = None) -> None:
    end_membership(
        member=who.member,
        successor=heir.member if heir else None,
        handover=Handover(reports_to=heir.member if heir else None),
        by=None,
        at=clock.now(),
    )


@pytest.fixture
def annas(anna: Actor, bram: Actor) -> Agreement:
    """Anna works for Bram, and they agreed something."""
    works_for(anna, bram, -30)
    return agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram)


TEXTS = "/conversations/agreements/texts/"


def answers(who: Actor, manager: Actor, *ticked: Any) -> Any:
    """This employee ticks these for the manager they saw."""
    data = {
        "manager": str(manager.member.pk),
        "agreement": [str(getattr(one, "pk", one)) for one in ticked],
    }
    return who.client.post(TEXTS, data, headers={"accept-language": "en"})


def is_asked() -> bool:
    """Whether anybody may pass anything on, now or later."""
    return Agreement.objects.exclude(asked_of=None).exists()


def state_of(one: Any) -> str:
    one.refresh_from_db()
    return str(one.state)


def page(who: Actor, path: str, status: int = 200) -> str:
    answer = who.client.get(path, headers={"accept-language": "en"})
    assert answer.status_code == status, answer
    return answer.content.decode()


# ---- talks


@pytest.mark.parametrize("state", State)
def test_only_what_was_not_held_is_called_off(
    anna: Actor, bram: Actor, noor: Actor, state: State
) -> None:
    works_for(anna, bram, -30)
    conversation = talk(anna, bram, state)
    works_for(anna, noor)
    after = state_of(conversation)
    assert after == (State.CANCELLED if state in BEFORE_HELD else state)
    if state in BEFORE_HELD:
        assert conversation.ended_because == Reason.MANAGER_CHANGED
    elif state not in OVER:
        page(anna, f"/conversations/{conversation.pk}/")
        page(bram, f"/conversations/{conversation.pk}/")
    page(noor, f"/conversations/{conversation.pk}/", 404)


@pytest.mark.parametrize("state", BEFORE_HELD)
def test_the_two_can_finish_what_they_began(
    anna: Actor, bram: Actor, noor: Actor, state: State
) -> None:
    works_for(anna, bram, -30)
    conversation = talk(anna, bram, state)
    works_for(anna, noor, **{CHOICE: OpenTalks.FINISH.value})
    assert state_of(conversation) == state


@pytest.mark.parametrize("said", [{}, {CHOICE: "something"}, {"other.key": "finish"}])
def test_who_chooses_nothing_gets_the_careful_way(said: dict[str, str]) -> None:
    assert chosen(said) is OpenTalks.CALL_OFF


def test_what_lay_on_the_table_falls_away_with_the_talk(
    anna: Actor, bram: Actor, noor: Actor
) -> None:
    works_for(anna, bram, -30)
    conversation = talk(anna, bram, State.REVEALED)
    proposed, agreed = proposes(anna, conversation), proposes(bram, conversation)
    does(anna, _A.AGREE, agreed)
    works_for(anna, noor)
    assert (state_of(proposed), state_of(agreed)) == (_S.DROPPED, _S.STOPPED)


# ---- the question


def test_nothing_moves_before_the_employee_ticks(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, instruments: Any
) -> None:
    works_for(anna, noor)
    assert state_of(annas) == _S.ACTIVE
    assert WHAT not in page(noor, "/conversations/agreements/")
    page(noor, f"/conversations/agreements/{annas.pk}/", 404)
    assert "Choose which agreements Noor Haddad may read" in page(anna, "/")
    assert "Choose which agreements Noor Haddad may read" in page(anna, "/notifications/")
    mail = Mail.objects.get(kind="conversations.texts_to_choose")
    assert mail.person_id == anna.person.pk
    for word in ("Noor", "Bram", "planning"):
        assert word not in mail.text + mail.subject
    assert WHAT in page(anna, TEXTS)


def test_what_is_ticked_goes_along_in_words_only_and_the_rest_stops(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor
) -> None:
    does(anna, _A.REPORT_DONE, annas, text="Het verhaal blijft hier")
    other = agreement(annas.conversation, bram, anna, what="Meekijken bij de klant")
    works_for(anna, noor)
    for _press in range(2):
        answers(anna, noor, annas, "nonsense", uuid.uuid4())
    assert (state_of(annas), state_of(other)) == (_S.TRANSFERRED, _S.STOPPED)
    moved = annas.moved_to
    assert (moved.owner, moved.other, moved.state) == (anna.person, noor.person, _S.PROPOSED)
    assert (moved.what, moved.due_on) == (annas.what, annas.due_on)
    body = page(noor, f"/conversations/agreements/{moved.pk}/")
    assert "Het verhaal blijft hier" not in body
    assert "Made in" not in body
    page(noor, f"/conversations/agreements/{annas.pk}/", 404)
    page(noor, f"/conversations/{annas.conversation_id}/", 404)
    page(bram, f"/conversations/agreements/{moved.pk}/", 404)
    assert set(new_in(annas.conversation)) == {annas, other}
    assert Notice.objects.filter(person_id=noor.person.pk, object_id=moved.pk).exists()
    page(anna, "/conversations/agreements/")
    after = anna.client.get(TEXTS, follow=True, headers={"accept-language": "en"})
    assert "There is nothing to choose now" in after.content.decode()


def test_the_new_manager_agrees_and_it_begins_at_once(
    annas: Agreement, anna: Actor, noor: Actor
) -> None:
    works_for(anna, noor)
    answers(anna, noor, annas)
    moved = Agreement.objects.get(moved_from=annas)
    noor.client.post(f"/conversations/agreements/{moved.pk}/agree/", {"once": str(uuid.uuid4())})
    assert state_of(moved) == _S.ACTIVE
    assert moved.due_at
    here = anna.member.organisation_id
    assert open_between(here, anna.person.pk, noor.person.pk) == [moved]


def test_what_is_not_ticked_stays_when_the_two_finish(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor
) -> None:
    works_for(anna, noor, **{CHOICE: OpenTalks.FINISH.value})
    assert "stays between you and Bram Bakker" in page(anna, TEXTS)
    answers(anna, noor)
    assert state_of(annas) == _S.ACTIVE


@pytest.mark.parametrize("state", AgreementState)
def test_only_what_runs_is_asked_about(
    anna: Actor, bram: Actor, noor: Actor, state: AgreementState
) -> None:
    works_for(anna, bram, -30)
    agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram, state)
    works_for(anna, noor)
    runs = state in OPEN and state is not _S.AGREED
    assert is_asked() is runs


def test_a_move_that_lies_ahead_is_asked_about_on_the_day(
    annas: Agreement, anna: Actor, noor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    works_for(anna, noor, 10)
    assert "Choose which agreements" not in page(anna, "/conversations/agreements/")
    assert not Notice.objects.filter(kind="conversations.texts_to_choose").exists()
    assert anna.client.get(TEXTS).status_code == 302
    there = clock.now() + timedelta(days=11)
    monkeypatch.setattr(clock, "now", lambda: there)
    assert work_off_agreements() == 1
    assert work_off_agreements() == 0
    assert WHAT in page(anna, TEXTS)
    later = there + timedelta(days=7)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (work_off_agreements(), work_off_agreements()) == (1, 0)
    assert Mail.objects.filter(kind="conversations.texts_to_choose").count() == 2


def test_a_move_that_is_called_off_is_never_asked_about(
    annas: Agreement, anna: Actor, noor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    works_for(anna, noor, 10)
    planned = Post.objects.get(membership=anna.member, manager=noor.member)
    call_off_move(post=planned, by=None, at=clock.now(), today=clock.now().date())
    there = clock.now() + timedelta(days=11)
    monkeypatch.setattr(clock, "now", lambda: there)
    work_off_agreements()
    assert not is_asked()
    assert state_of(annas) == _S.ACTIVE


def test_an_open_question_is_about_the_newest_manager(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, dirk: Actor
) -> None:
    works_for(anna, noor)
    works_for(anna, dirk)
    assert "Which agreements may Dirk Smit read?" in page(anna, TEXTS)
    works_for(anna, bram)
    assert not is_asked()
    assert state_of(annas) == _S.ACTIVE


def test_who_answers_about_a_manager_of_before_is_asked_again(
    annas: Agreement, anna: Actor, noor: Actor, dirk: Actor
) -> None:
    works_for(anna, noor)
    works_for(anna, dirk)
    body = answers(anna, noor, annas).content.decode()
    assert "Your manager changed meanwhile" in body
    assert "Which agreements may Dirk Smit read?" in body
    assert state_of(annas) == _S.ACTIVE


def test_without_a_new_manager_what_they_agreed_stays(
    annas: Agreement, anna: Actor, noor: Actor
) -> None:
    works_for(anna, None)
    assert not is_asked()
    assert state_of(annas) == _S.ACTIVE


def test_the_question_is_the_employees_alone(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, chris: Actor, dirk: Actor, eva: Actor
) -> None:
    works_for(anna, noor)
    for who in (bram, noor, eva):
        assert who.client.get(TEXTS)["Location"] == "/conversations/agreements/"
        answers(who, noor, annas)
    for who in (chris, dirk):
        assert who.client.get(TEXTS).status_code == 403
        assert answers(who, noor, annas).status_code == 403
    assert state_of(annas) == _S.ACTIVE


# ---- leaving


@pytest.mark.parametrize("state", AgreementState)
def test_agreements_of_who_leaves_stop_and_the_other_is_told(
    anna: Actor, bram: Actor, state: AgreementState
) -> None:
    found = agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram, state)
    leaves(anna)
    expected = {_S.PROPOSED: _S.DROPPED, **dict.fromkeys(OPEN, _S.STOPPED)}
    assert state_of(found) == expected.get(state, state)
    told = Notice.objects.filter(person_id=bram.person.pk, object_id=found.pk).exists()
    assert told is (state in expected)
    assert not Notice.objects.filter(person_id=anna.person.pk, object_id=found.pk).exists()


def test_a_talk_that_was_not_held_is_off(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.PREPARING, starts_at=START)
    leaves(bram)
    assert state_of(conversation) == State.CANCELLED
    assert conversation.ended_because == Reason.LEFT


def test_a_manager_who_leaves_with_a_successor_is_a_move(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor
) -> None:
    with_dirk = agreement(annas.conversation, noor, bram)
    leaves(bram, noor)
    assert (state_of(annas), state_of(with_dirk)) == (_S.ACTIVE, _S.STOPPED)
    answers(anna, noor, annas)
    assert state_of(annas) == _S.TRANSFERRED
    assert annas.moved_to.other == noor.person


def test_a_manager_who_leaves_without_a_successor(annas: Agreement, bram: Actor) -> None:
    leaves(bram)
    assert state_of(annas) == _S.STOPPED
    assert not is_asked()


def test_when_also_the_next_manager_leaves_nothing_is_left_hanging(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor
) -> None:
    leaves(bram, noor)
    leaves(noor)
    assert state_of(annas) == _S.STOPPED
    assert not is_asked()
    assert Notice.objects.filter(person_id=anna.person.pk, object_id=annas.pk).exists()


def test_who_was_asked_and_leaves_is_not_asked_any_more(
    annas: Agreement, anna: Actor, noor: Actor
) -> None:
    works_for(anna, noor)
    leaves(anna)
    assert not is_asked()
    assert state_of(annas) == _S.STOPPED


# ---- on the screens of people


def test_before_moving_somebody_one_chooses_and_that_is_what_happens(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, chris: Actor
) -> None:
    conversation = talk(anna, bram, State.PREPARING)
    path = f"/people/{anna.member.pk}/move/"
    data = {"unit": "", "manager": str(noor.member.pk), "on": str(clock.now().date())}
    body = chris.client.post(path, data, headers={"accept-language": "en"}).content.decode()
    assert "What happens to what Anna and Bram Bakker began?" in body
    assert "One conversation is planned that was not held yet." in body
    assert WHAT not in body
    sent = data | {"step": "save", "choice.conversations.open_talks": "finish"}
    assert chris.client.post(path, sent).status_code == 302
    assert state_of(conversation) == State.PREPARING
    assert Agreement.objects.get(pk=annas.pk).stays


def test_content_does_not_travel_with_a_move(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, chris: Actor
) -> None:
    conversation = talk(anna, bram, State.PREPARING)
    sent = {
        "unit": "", "manager": str(noor.member.pk), "on": str(clock.now().date()), "step": "save",
        "choice.conversations.open_talks": "Finish, she is ILL",
    }  # fmt: skip
    chris.client.post(f"/people/{anna.member.pk}/move/", sent)
    assert state_of(conversation) == State.CANCELLED


def test_nobody_is_asked_when_the_move_cannot_be(anna: Actor, bram: Actor) -> None:
    works_for(anna, bram, -30)
    with pytest.raises(ManagerCircle):
        works_for(bram, anna)
    assert not is_asked()


def test_beside_a_name_in_my_team_stands_the_next_conversation(
    anna: Actor, bram: Actor, dirk: Actor, django_assert_max_num_queries: Any
) -> None:
    for who in (anna, dirk):
        works_for(who, bram, -30)
    conversation = talk(anna, bram, State.PREPARING)
    talk(anna, bram, State.PREPARING, starts_at=START + timedelta(days=50))
    body = page(bram, "/people/team/")
    assert f"/conversations/{conversation.pk}/" in body
    assert "Conversation on 21 September" in body
    assert f"/conversations/new/?with={dirk.member.pk}" not in body
    works_for(actor(anna.member.organisation, "Sam", "Visser", Role.EMPLOYEE), bram, -1)
    assert "Start a conversation" in page(bram, "/people/team/")
    assert Conversation.objects.count() == 2


# ---- files with people


def test_a_file_takes_the_careful_way_and_undone_nobody_is_asked(
    annas: Agreement, anna: Actor, bram: Actor, noor: Actor, chris: Actor
) -> None:
    conversation = talk(anna, bram, State.PREPARING)
    row = f"Anna;de Vries;{anna.person.email};;;;;{noor.person.email}"
    batch = worked_off(chris, row)
    assert state_of(conversation) == State.CANCELLED
    assert "Which agreements may Noor Haddad read?" in page(anna, TEXTS)
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    assert not is_asked()
    assert not Mail.objects.filter(kind="conversations.texts_to_choose").exists()
    assert "Choose which agreements" not in page(anna, "/notifications/")
    assert (state_of(annas), state_of(conversation)) == (_S.ACTIVE, State.CANCELLED)
