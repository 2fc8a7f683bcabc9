"""My conversations on the screen: start, propose, say yes, move, call off; for the two and nobody else."""

import pytest

from tests.cast import Actor
from tests.conversations.planned import typed, under
from tests.insights.test_pages import text_of
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import State
from tweespraak.notifications.api import Mail

pytestmark = pytest.mark.django_db
LIST, NEW = "/conversations/", "/conversations/new/"


@pytest.fixture(autouse=True)
def team(anna: Actor, bram: Actor) -> None:
    under(anna, bram)


def page(conversation: Conversation, name: str = "") -> str:
    return f"{LIST}{conversation.pk}/{name}"


def started(by: Actor, with_: Actor, **given: str) -> Conversation:
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
