"""My conversations on the screen: start, propose, say yes, move, call off; for the two and nobody else."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.cast import THEN, Actor, actor
from tests.conversations.planned import LONG_AGO, typed, under
from tests.conversations.talking import may_talk, talk
from tests.insights.test_pages import text_of
from tweespraak.conversations.actions.cards import make_card
from tweespraak.conversations.actions.steps import RECORDED
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import Chosen, Kind
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.views.slots import record_label
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.models import PersonalLink, Post, StandIn
from tweespraak.people.queries import token_of
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
LIST, NEW = "/conversations/", "/conversations/new/"


@pytest.fixture(autouse=True)
def team(anna: Actor, bram: Actor) -> None:
    under(anna, bram)


def page(conversation: Conversation, name: str = "") -> str:
    return f"{LIST}{conversation.pk}/{name}"


def started(by: Actor, with_: Actor, **given: Any) -> Conversation:
    sent = typed(partner=str(with_.member.pk), **given)
    answer = by.client.post(NEW, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return Conversation.objects.get(pk=sent["once"])


def test_the_list_begins_with_a_way_to_start(anna: Actor) -> None:
    body = text_of(anna.client, LIST)
    assert "No conversation yet" in body
    assert NEW in body


def test_the_menu_leads_to_my_conversations(anna: Actor) -> None:
    assert f'href="{LIST}"' in text_of(anna.client, "/my-data/")


@pytest.mark.parametrize("who", ["anna", "bram"])
def test_either_side_starts(anna: Actor, bram: Actor, who: str) -> None:
    me, other = (anna, bram) if who == "anna" else (bram, anna)
    conversation = started(me, other)
    sides = dict(conversation.participants.values_list("side", "person"))
    assert sides == {"employee": anna.person.pk, "manager": bram.person.pk}
    assert conversation.state == State.INVITING
    assert conversation.themes.count() >= 3
    mail = Mail.objects.get(person_id=other.person.pk)
    assert (mail.kind, "METHOD:REQUEST" in mail.calendar) == ("conversations.proposed", True)
    assert page(conversation, "confirm/") in text_of(other.client, LIST)


def test_saying_yes_settles_it_and_saying_it_twice_too(anna: Actor, bram: Actor) -> None:
    conversation = started(anna, bram)
    assert "Does this moment suit you?" in text_of(bram.client, page(conversation, "confirm/"))
    for _time in (1, 2):
        bram.client.post(page(conversation, "confirm/"), {"number": 1})
    conversation.refresh_from_db()
    assert conversation.state == State.PREPARING
    assert page(conversation, "prepare/") in text_of(bram.client, page(conversation))


def test_posting_twice_starts_one(anna: Actor, bram: Actor) -> None:
    sent = typed(partner=str(bram.member.pk))
    assert anna.client.post(NEW, sent)["Location"] == anna.client.post(NEW, sent)["Location"]
    assert Conversation.objects.count() == 1
    assert Mail.objects.filter(kind="conversations.proposed").count() == 1


def test_picking_questions_is_a_second_page_that_keeps_what_was_chosen(
    anna: Actor, bram: Actor
) -> None:
    sent = typed(partner=str(bram.member.pk), card="pick:check_in", days=5)
    body = anna.client.post(NEW, sent, headers={"accept-language": "en"}).content.decode()
    assert "Choose the questions" in body
    assert f'value="{sent["once"]}"' in body
    back = anna.client.post(NEW, sent | {"step": "change"}).content.decode()
    assert 'value="Kamer 2"' in back
    none = anna.client.post(NEW, sent | {"step": "questions"}, headers={"accept-language": "en"})
    assert "Choose the questions you want to talk about" in none.content.decode()
    key = library().of_kind(Kind.CHECK_IN)[0].questions[0].key
    answer = anna.client.post(NEW, sent | {"step": "questions", "questions": [key]})
    row = Conversation.objects.get()
    assert answer["Location"] == page(row)
    assert [one["key"] for one in row.themes.get().questions] == [key]


def test_a_card_of_one_s_own_is_offered_and_copied(anna: Actor, bram: Actor) -> None:
    theme = library().of_kind(Kind.CHECK_IN)[0].key
    own = Chosen(theme, "", "Wat houdt je bezig?", "Wat houdt jou bezig?")
    card = make_card(
        organisation=anna.member.organisation, once=uuid.uuid4(), kind=Kind.CHECK_IN, name="Kort",
        questions=[own], owner=anna.person,
        by=anna.person, at=THEN,
    )  # fmt: skip
    assert "Kort" in text_of(anna.client, NEW)
    assert "Kort" not in text_of(bram.client, NEW)
    row = started(anna, bram, card=str(card.pk), minutes="")
    assert (row.kind, row.minutes) == ("check_in", 30)
    assert row.themes.get().questions[0]["manager"]["nl"] == "Wat houdt jou bezig?"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"days": 3}, "preparing calmly takes 14 days"),
        ({"days": -1}, "still to come"),
        ({"days": 500}, "at most one year ahead"),
        ({"hour": "half tien"}, "This is not a time"),
        ({"partner": ""}, "Choose with whom"),
        ({"partner": "x"}, "This choice is not there any more"),
        ({"card": "ready:else"}, "This card is not there any more"),
        ({"minutes": "900"}, "Take at most 240 minutes"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    anna: Actor, bram: Actor, given: dict, said: str
) -> None:
    sent = {"partner": str(bram.member.pk)} | given
    answer = anna.client.post(NEW, typed(**sent), headers={"accept-language": "en"})
    body = answer.content.decode()
    assert said in body
    assert "Kamer 2" in body
    assert not Conversation.objects.exists()


def test_who_cannot_take_part_yet_is_named(anna: Actor, dirk: Actor, voorbeeld) -> None:
    chosen = actor(voorbeeld, "Gijs", "Maas")
    Post.objects.create(membership=chosen.member, manager=anna.member, since_on=LONG_AGO)
    body = text_of(anna.client, NEW)
    assert "Not everybody can take part yet" in body
    assert "Gijs Maas" in body


def test_without_a_manager_the_page_says_whom_to_ask(dirk: Actor) -> None:
    may_talk(dirk)
    assert "Nobody to talk with yet" in text_of(dirk.client, NEW)


def test_a_stand_in_is_offered_and_offers_the_team(anna: Actor, bram: Actor, dirk: Actor) -> None:
    may_talk(dirk)
    today = clock.today()
    StandIn.objects.create(
        absent=bram.member, stand_in=dirk.member, since_on=today - timedelta(days=1),
        until_on=today + timedelta(days=5), given_at=THEN,
    )  # fmt: skip
    assert "Dirk Smit, standing in for Bram Bakker" in text_of(anna.client, NEW)
    assert "Anna de Vries, of the team of Bram Bakker" in text_of(dirk.client, NEW)
    row = started(dirk, anna)
    sides = dict(row.participants.values_list("side", "person"))
    assert sides == {"employee": anna.person.pk, "manager": dirk.person.pk}


def test_sooner_is_said_to_the_other_before_their_yes(anna: Actor, bram: Actor) -> None:
    row = started(anna, bram, days=4, sooner="on")
    assert "Yes, sooner is fine" in text_of(bram.client, page(row, "confirm/"))
    other = started(anna, bram)
    assert "Yes, sooner is fine" not in text_of(bram.client, page(other, "confirm/"))


def test_moving_shows_what_was_and_keeps_what_is_typed(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, starts_at=clock.now() + timedelta(days=20))
    row.participants.filter(person=anna.person).update(reschedules=1)
    body = text_of(anna.client, page(row, "moment/"))
    assert "Why do you move it?" in body
    assert "Why do you move it?" not in text_of(bram.client, page(row, "moment/"))
    sent = typed(number="0", place="Buiten")
    answer = anna.client.post(page(row, "moment/"), sent, headers={"accept-language": "en"})
    assert "Choose a reason." in answer.content.decode()
    assert "Buiten" in answer.content.decode()
    assert anna.client.post(page(row, "moment/"), sent | {"reason": "busy"}).status_code == 302
    stale = bram.client.post(page(row, "moment/"), sent, headers={"accept-language": "en"})
    assert "The moment was changed while you had this page open" in stale.content.decode()
    assert 'name="number" value="1"' in stale.content.decode()
    assert "moved it: Too much work at the same time" in text_of(bram.client, page(row))


def test_calling_off_on_the_screen_takes_both(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, starts_at=clock.now() + timedelta(days=20))
    off = page(row, "call-off/")
    assert anna.client.post(off, {}).status_code == 200
    anna.client.post(off, {"reason": "no_longer_needed"})
    assert "asks to call it off: No longer needed" in text_of(bram.client, off)
    assert off in text_of(bram.client, page(row))
    bram.client.post(off, {"answer": "keep"})
    assert "Ask to call it off" in text_of(bram.client, off)
    anna.client.post(off, {"reason": "no_longer_needed"})
    bram.client.post(off, {"answer": "off"})
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    body = text_of(anna.client, page(row))
    assert "It did not take place" in body
    assert "Called off" in text_of(anna.client, LIST)


def test_what_was_read_can_only_be_moved(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, State.REVEALED, starts_at=clock.now() + timedelta(days=2))
    body = text_of(anna.client, page(row))
    assert page(row, "moment/") in body
    assert page(row, "call-off/") not in body
    assert anna.client.get(page(row, "call-off/")).status_code == 302


@pytest.mark.parametrize("state", State)
def test_the_page_of_a_talk_stands_in_every_state(anna: Actor, bram: Actor, state: State) -> None:
    row = talk(anna, bram, state, starts_at=clock.now() + timedelta(days=1))
    for who, other in ((anna, "Bram Bakker"), (bram, "Anna de Vries")):
        body = text_of(who.client, page(row))
        assert other in body
        assert "PRIVATE" not in body
        assert "topic 1" not in body


@pytest.mark.parametrize("name", ["", "moment/", "confirm/", "call-off/"])
def test_nobody_else_comes_in(
    anna: Actor, bram: Actor, chris: Actor, dirk: Actor, eva: Actor, voorbeeld, name: str
) -> None:
    row = talk(anna, bram)
    hr = actor(voorbeeld, "Hanna", "Roos", Role.HR_PROCESS_OWNER)
    codes = [who.client.get(page(row, name)).status_code for who in (chris, hr, dirk, eva)]
    assert codes == [403, 403, 404, 404]


def test_hr_and_admin_have_no_list_of_talks(chris: Actor, voorbeeld) -> None:
    assert chris.client.get(LIST).status_code == 403
    hr = actor(voorbeeld, "Hanna", "Roos", Role.HR_PROCESS_OWNER)
    assert hr.client.get(NEW).status_code == 403
    assert 'href="/conversations/rhythm/"' in text_of(hr.client, "/my-data/")


def test_the_list_is_narrowed_by_name_and_kind(anna: Actor, bram: Actor) -> None:
    talk(anna, bram)
    assert "Bram Bakker" in text_of(anna.client, f"{LIST}?q=bakk")
    assert "No conversation found" in text_of(anna.client, f"{LIST}?q=xyz")
    assert "No conversation found" in text_of(anna.client, f"{LIST}?kind=check_in")
    assert "Bram Bakker" in text_of(anna.client, f"{LIST}?kind=nonsense")


def test_home_says_what_waits_and_the_bell_who_asks(anna: Actor, bram: Actor, instruments) -> None:
    row = started(anna, bram)
    assert "Answer the proposal: conversation with Anna de Vries" in text_of(bram.client, "/")
    assert "Anna de Vries" not in text_of(anna.client, "/").split("<main")[1]
    bell = text_of(bram.client, reverse("notifications:list"))
    assert "Anna de Vries proposes a moment to talk" in bell
    assert page(row, "confirm/") in bell


def test_the_link_in_a_mail_leads_to_one_s_own_seat(anna: Actor, bram: Actor) -> None:
    row = started(anna, bram)
    mail = Mail.objects.get(kind="conversations.proposed")
    token = token_of(PersonalLink.objects.get(pk=mail.object_id))
    answer = bram.client.get(reverse("people:link", args=[token]))
    assert answer["Location"] == page(row)


def test_the_list_asks_the_database_as_often_for_many_talks(anna: Actor, bram: Actor) -> None:
    talk(anna, bram)
    anna.client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        anna.client.get(LIST)
    for _number in range(4):
        talk(anna, bram)
    with CaptureQueriesContext(connection) as five:
        anna.client.get(LIST)
    assert len(five) == len(one)


def test_every_step_of_a_talk_is_told_in_the_log_in_both_languages() -> None:
    for action in RECORDED.values():
        for language in ("nl", "en"):
            with translation.override(language):
                assert record_label(action=action)[0].label
    with translation.override("nl"):
        assert record_label(action="conversations.invite")[0].label != "conversations.invite"
        assert "gesprek" in record_label(action="conversations.cancel")[0].label
