"""Agreements on the screen: for the two, and for nobody else."""

import uuid
from typing import Any

import pytest

from tests.cast import Actor, actor
from tests.conversations.agreeing import does, in_days, plan, proposes, typed
from tests.conversations.talking import agreement, talk
from tweespraak.conversations.models import Agreement, Conversation
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.states import State
from tweespraak.people.api import Organisation, Role

pytestmark = pytest.mark.django_db
_A, _S = AgreementAct, AgreementState
LIST = "/conversations/agreements/"
ACTS = ("agree", "drop", "confirm", "keep", "report", "react", "adjust", "stop")
WHAT = "Elke maandag de planning delen"


@pytest.fixture
def table(anna: Actor, bram: Actor) -> Conversation:
    return talk(anna, bram, State.RECORDING)


@pytest.fixture
def found(table: Conversation, anna: Actor, bram: Actor) -> Agreement:
    return agreement(table, anna, bram)


def page(who: Actor, path: str, status: int = 200) -> str:
    answer = who.client.get(path, headers={"accept-language": "en"})
    assert answer.status_code == status, answer
    return answer.content.decode()


def post(who: Actor, path: str, **data: Any) -> Any:
    sent = {"once": str(uuid.uuid4())} | data
    return who.client.post(path, sent, headers={"accept-language": "en"})


def at(one: Agreement, act: str = "") -> str:
    return f"{LIST}{one.pk}/{act}/" if act else f"{LIST}{one.pk}/"


def state_of(one: Agreement) -> str:
    return Agreement.objects.get(pk=one.pk).state


def new_at(table: Conversation) -> str:
    return f"/conversations/{table.pk}/agreements/new/"


def test_what_is_proposed_after_the_talk_was_closed_stays_on_the_screen(
    anna: Actor, bram: Actor
) -> None:
    closed = talk(anna, bram, State.CLOSED_AGREED)
    assert anna.client.get(new_at(closed)).status_code == 302
    late = anna.client.post(new_at(closed), typed(what="Toch nog dit"))
    assert late.status_code == 200
    assert "Toch nog dit" in late.content.decode()
    assert not Agreement.objects.exists()


def test_without_agreements_the_list_says_where_they_come_from(
    table: Conversation, anna: Actor
) -> None:
    assert "No agreements yet" in page(anna, LIST)


def test_what_waits_for_me_comes_first(
    table: Conversation, found: Agreement, anna: Actor, bram: Actor
) -> None:
    agreement(table, anna, bram, what="Loopt nog")
    does(anna, _A.REPORT_DONE, found)
    body = page(bram, LIST)
    assert body.index("Waits for you") < body.index(WHAT) < body.index("Loopt nog")
    assert "Your reaction is asked" in body
    assert "Waits for you" not in page(anna, LIST)


def test_the_list_is_narrowed(
    table: Conversation, found: Agreement, anna: Actor, bram: Actor
) -> None:
    agreement(table, bram, anna, what="Meegaan naar de klant")
    agreement(table, anna, bram, _S.CLOSED_DONE, what="Al lang klaar")
    assert WHAT not in page(anna, f"{LIST}?whose=other")
    assert "Meegaan naar de klant" not in page(anna, f"{LIST}?whose=mine")
    closed = page(anna, f"{LIST}?shown=closed")
    assert "Al lang klaar" in closed
    assert WHAT not in closed
    assert "No agreements like that" in page(anna, f"{LIST}?q=kameel")


def test_one_is_proposed_on_a_page_of_its_own(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    body = page(anna, new_at(table))
    assert "Read by:" in body
    sent = typed(cue="het maandag is", step="zet ik de planning in het kanaal")
    for _press in range(2):
        answer = anna.client.post(new_at(table), sent)
        assert answer["Location"] == f"/conversations/{table.pk}/room/"
    made = Agreement.objects.get()
    assert (made.owner, made.step) == (anna.person, "zet ik de planning in het kanaal")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("what", "", "Write in a few words what will be done"),
        ("evidence", "", "Write what you will both be able to see"),
        ("help", " ", "an agreement is of two"),
        ("due_on", "", "Choose a day."),
        ("due_on", "2099-01-01", "Choose a day after today"),
        ("owner", "", "Choose who does it"),
        ("cue", "het maandag is", "Write what one does then"),
        ("what", "Minder doen bij een burn-out", "Not saved yet"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    table: Conversation, bram: Actor, name: str, value: str, said: str
) -> None:
    answer = post(bram, new_at(table), **typed(**{name: value}))
    body = answer.content.decode()
    assert said in body
    assert "De planning staat" in body or name == "evidence"
    assert not Agreement.objects.exists()


def test_a_fourth_is_refused_with_what_to_do_and_nothing_is_lost(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    for who in (anna, bram, anna):
        proposes(who, table)
    body = post(anna, new_at(table), **typed(what="Een vierde")).content.decode()
    assert "Drop one first" in body
    assert "Een vierde" in body


def test_a_sixth_open_one_names_the_one_to_close_first(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    before = talk(anna, bram, State.CLOSED_AGREED)
    for number in range(5):
        agreement(before, anna, bram, what=f"Nummer {number}")
    body = post(bram, new_at(table), **typed()).content.decode()
    assert "Anna de Vries has 5 open agreements with you already" in body
    assert "“Nummer 0”" in body


def test_agreeing_and_dropping_with_a_button(table: Conversation, anna: Actor, bram: Actor) -> None:
    first, second = proposes(anna, table), proposes(anna, table)
    assert "I agree" in page(bram, at(first))
    assert "I agree" not in page(anna, at(first))
    assert post(bram, at(first, "agree"))["Location"] == at(first)
    back = post(anna, at(second, "drop"), back="room")["Location"]
    assert back == f"/conversations/{table.pk}/room/"
    assert (state_of(first), state_of(second)) == (_S.AGREED, _S.DROPPED)


def test_report_and_reaction(found: Agreement, anna: Actor, bram: Actor) -> None:
    assert "Say how it went" in page(anna, at(found))
    assert "Write in a line or two" in post(anna, at(found, "report"), how="done").content.decode()
    post(anna, at(found, "report"), how="done", text="Elke week gelukt")
    assert "Elke week gelukt" in page(bram, at(found))
    body = post(bram, at(found, "react"), how="done", text=" ").content.decode()
    assert "no agreement ends in silence" in body
    post(bram, at(found, "react"), how="done", text="Mooi gedaan")
    assert state_of(found) == _S.CLOSED_DONE
    assert "Mooi gedaan" in page(anna, at(found))


def test_another_text_is_proposed_and_answered(found: Agreement, anna: Actor, bram: Actor) -> None:
    data = typed(what="Elke dinsdag de planning delen", text="Maandag is te vol")
    assert post(anna, at(found, "adjust"), **data).status_code == 302
    body = page(bram, at(found))
    assert "Elke dinsdag" in body
    assert "Agree with the change" in body
    assert "Take the proposal back" in page(anna, at(found))
    post(bram, at(found, "confirm"))
    body = page(anna, at(found))
    assert "What, before: Elke maandag de planning delen" in body


def test_a_change_without_a_difference_says_so(found: Agreement, anna: Actor) -> None:
    same = {name: getattr(found, name) for name in ("what", "evidence", "help")}
    body = post(anna, at(found, "adjust"), due_on=str(found.due_on), text="", **same)
    assert "Nothing is different yet" in body.content.decode()


def test_stopping_alone_asks_for_a_reason(found: Agreement, anna: Actor, bram: Actor) -> None:
    assert "Write why you stop" in post(bram, at(found, "stop"), how="alone").content.decode()
    post(bram, at(found, "stop"), how="together", text="")
    assert "You two stopped it" in page(anna, at(found))


def test_a_day_that_passed_is_said_without_blame(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    late = agreement(table, anna, bram)
    Agreement.objects.filter(pk=late.pk).update(due_on=in_days(-3))
    body = page(anna, at(late))
    assert "the day was 3 days ago" in body
    assert "All three are fine" in body
    for word in ("late", "overdue", "failed", "too late"):
        assert f" {word} " not in body


@pytest.mark.parametrize("act", ACTS)
def test_what_is_over_leads_back_with_the_reason(
    table: Conversation, anna: Actor, bram: Actor, act: str
) -> None:
    over = agreement(table, anna, bram, _S.STOPPED)
    assert anna.client.get(at(over, act))["Location"] == at(over)
    post(anna, at(over, act), **typed(how="done", text="Toch", what="Iets anders"))
    assert over.moments.count() == 0


@pytest.mark.parametrize("act", ["", *ACTS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_two_come_in(
    found: Agreement, voorbeeld: Organisation, chris: Actor, dirk: Actor, eva: Actor,
    act: str, method: str,
) -> None:  # fmt: skip
    hr = actor(voorbeeld, "Ingrid", "Vos", Role.HR_PROCESS_OWNER)
    colleague = actor(voorbeeld, "Noor", "Haddad", Role.EMPLOYEE, Role.MANAGER)
    expected = {403: (chris, hr), 404: (dirk, eva, colleague)}
    for status, actors in expected.items():
        for who in actors:
            answer = getattr(who.client, method)(at(found, act), typed(how="done"))
            assert answer.status_code in (status, 405)
    assert found.moments.count() == 0


def test_nobody_else_proposes_or_lists(
    table: Conversation, found: Agreement, chris: Actor, dirk: Actor, eva: Actor
) -> None:
    assert post(chris, new_at(table), **typed()).status_code == 403
    for who in (dirk, eva):
        assert post(who, new_at(table), **typed()).status_code == 404
    assert page(dirk, LIST, 403)
    assert WHAT not in page(eva, LIST)


def test_an_unknown_act_is_not_found(found: Agreement, anna: Actor) -> None:
    page(anna, at(found, "win"), 404)


def test_a_form_that_stood_open_too_long_keeps_what_was_typed(
    found: Agreement, anna: Actor, bram: Actor
) -> None:
    does(anna, _A.ADJUST, found, plan=plan(what="Iets anders"))
    answer = post(anna, at(found, "report"), how="done", text="Helemaal gelukt")
    assert state_of(found) == _S.ADJUSTING
    body = answer.content.decode()
    assert "Meanwhile something else happened with it" in body
    assert "Helemaal gelukt" in body
