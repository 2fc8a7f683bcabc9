"""The stream of the live room: who may listen, what it says, and that one look serves everybody."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection, transaction
from django.test import AsyncClient

from config.asgi import application
from tests.cast import Actor
from tests.conversations.talking import START, seat, talk
from tweespraak.conversations.actions.steps import touch
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.stream import hub as hubs
from tweespraak.conversations.stream import view
from tweespraak.conversations.stream.hub import Hub, Listener
from tweespraak.conversations.stream.notified import listen
from tweespraak.foundation import clock

OURS = {"Origin": "http://localhost:8000"}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """A hub that asks the database of the test."""

    async def run(work: Callable[..., Any], *given: Any) -> Any:
        return await sync_to_async(work)(*given)

    made = Hub(run)
    monkeypatch.setattr(view, "hub", made)
    monkeypatch.setattr(clock, "now", lambda: START)
    monkeypatch.setattr(
        hubs, "listen", lambda _wake, _ended: None
    )  # in a thread, which sees no test
    monkeypatch.setattr(hubs, "LOOK", 0.01)
    monkeypatch.setattr(hubs, "REST", 0.01)
    monkeypatch.setattr(hubs, "LOOK_TOLD", 0.02)
    return made


@pytest.fixture
def conversation(db: None, anna: Actor, bram: Actor) -> Conversation:
    return talk(anna, bram, State.REVEALED)


async def opened(actor: Actor, key: object, **headers: str) -> Any:
    visitor = AsyncClient()
    visitor.cookies = actor.client.cookies
    return await visitor.get(f"/conversations/{key}/room/stream/", headers=OURS | headers)


listen_as = async_to_sync(opened)


async def words(answer: Any, count: int) -> list[str]:
    """What the first so many parts of a stream say, without what says nothing."""
    found: list[str] = []
    async with asyncio.timeout(5):
        async for part in answer.streaming_content:
            found.append(part.decode())
            if len(found) == count:
                break
    await answer.streaming_content.aclose()
    return found


def test_the_two_may_listen_and_nobody_else(
    hub: Hub,
    conversation: Conversation,
    anna: Actor,
    bram: Actor,
    chris: Actor,
    dirk: Actor,
    eva: Actor,
) -> None:
    found = {}
    for actor in (anna, bram, chris, dirk, eva):
        answer = listen_as(actor, conversation.pk)
        found[actor.person.given_name] = answer.status_code
    assert found == {"Anna": 200, "Bram": 200, "Chris": 403, "Dirk": 404, "Eva": 404}


def test_who_is_signed_out_does_not_listen(
    hub: Hub, conversation: Conversation, anna: Actor
) -> None:
    anna.client.logout()
    assert listen_as(anna, conversation.pk).status_code == 302


def test_a_web_server_with_threads_does_not_serve_it(
    hub: Hub, conversation: Conversation, anna: Actor
) -> None:
    assert anna.client.get(f"/conversations/{conversation.pk}/room/stream/").status_code == 404


def test_only_our_own_pages_may_read_it(hub: Hub, conversation: Conversation, anna: Actor) -> None:
    ours = listen_as(anna, conversation.pk)
    assert ours["Access-Control-Allow-Origin"] == "http://localhost:8000"
    assert ours["Access-Control-Allow-Credentials"] == "true"
    for elsewhere in ("https://evil.example", "http://localhost:9000", "null"):
        theirs = listen_as(anna, conversation.pk, Origin=elsewhere)
        assert theirs.status_code == 403
        assert "Access-Control-Allow-Origin" not in theirs


def test_the_page_may_connect_to_the_streams_and_no_other_page_may(
    hub: Hub, conversation: Conversation, anna: Actor, settings: Any
) -> None:
    def policy(address: str) -> str:
        found = anna.client.get(address)["Content-Security-Policy"]
        return next(part for part in found.split(";") if "connect-src" in part).strip()

    room = f"/conversations/{conversation.pk}/room/"
    assert policy(room) == "connect-src 'self' http://testserver:8001"
    assert policy("/conversations/") == "connect-src 'self'"
    settings.STREAM_ADDRESS = "https://talk.example.org"
    assert policy(room).endswith("https://talk.example.org")
    settings.STREAM_ADDRESS, settings.SECURE = "", True  # behind a proxy that nobody told us of
    assert policy(room) == "connect-src 'self'"
    assert 'data-stream-url=""' in anna.client.get(room).content.decode()


def test_a_room_that_is_not_open_has_no_stream(hub: Hub, anna: Actor, bram: Actor) -> None:
    early = talk(anna, bram, State.PREPARING)
    assert listen_as(anna, early.pk).status_code == 409


def test_it_says_the_version_and_every_newer_one(
    hub: Hub, conversation: Conversation, anna: Actor
) -> None:
    async def listening() -> list[str]:
        answer = await opened(anna, conversation.pk)
        told = asyncio.create_task(words(answer, 4))
        await asyncio.sleep(0.1)
        await sync_to_async(touch)(conversation.pk)
        return await told

    retry, first, arrived, newer = async_to_sync(listening)()
    assert retry == "retry: 200\n\n"
    said = f'event: version\ndata: {{"room": "{conversation.pk}", "version": %d}}\n\n'
    assert [first, arrived, newer] == [said % 0, said % 1, said % 2]


def test_it_says_nothing_but_rooms_and_versions(
    hub: Hub, conversation: Conversation, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "BEAT", 0.02)

    async def listening() -> list[str]:
        return await words(await opened(anna, conversation.pk), 6)

    told = async_to_sync(listening)()
    assert "event: beat\ndata: {}\n\n" in told
    assert not any("employee" in part or "topic" in part for part in told)


def test_a_stream_ends_so_that_the_browser_comes_back_through_the_door(
    hub: Hub, conversation: Conversation, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "LIFE", (0.05, 0.05))
    monkeypatch.setattr(hubs, "BEAT", 0.02)

    async def until_the_end() -> int:
        answer = await opened(anna, conversation.pk)
        return len([part async for part in answer.streaming_content])

    assert async_to_sync(until_the_end)() < 10
    assert not hub.listeners


def test_lives_differ_so_that_not_everybody_comes_back_at_once() -> None:
    lives = {round(hubs._life(Listener(uuid4(), uuid4(), 0))) for _ in range(200)}
    assert len(lives) > 20
    assert min(lives) >= 45
    assert max(lives) <= 75


def test_one_look_asks_once_however_many_rooms_are_watched(
    hub: Hub, anna: Actor, bram: Actor, django_assert_num_queries: Any
) -> None:
    for _ in range(8):
        made = talk(anna, bram, State.REVEALED, wrote=False)
        for actor in (anna, bram):
            hub.listeners.add(Listener(made.pk, seat(made, actor).me.pk, 0))
    with django_assert_num_queries(1):
        async_to_sync(hub.look)()


def test_a_look_wakes_only_who_is_behind(hub: Hub, anna: Actor, bram: Actor) -> None:
    changed, same = (talk(anna, bram, State.REVEALED, wrote=False) for _ in range(2))
    listeners = [Listener(one.pk, uuid4(), 0) for one in (changed, changed, same)]
    hub.listeners |= set(listeners)
    touch(changed.pk)
    async_to_sync(hub.look)()
    assert [one.news.is_set() for one in listeners] == [True, True, False]
    assert [one.version for one in listeners] == [1, 1, 0]


def test_presence_is_written_in_the_same_number_of_queries(
    hub: Hub, anna: Actor, bram: Actor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        made = talk(anna, bram, State.REVEALED, wrote=False)
        hub.listeners |= {Listener(made.pk, seat(made, one).me.pk, 0) for one in (anna, bram)}
    async_to_sync(hub.note)()
    with django_assert_max_num_queries(5):  # with the savepoint
        async_to_sync(hub.note)()


def test_the_port_of_the_streams_serves_nothing_else() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    async_to_sync(application)({"type": "http", "path": "/account/login/"}, receive, send)
    assert sent[0]["status"] == 404


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_postgresql_tells_after_the_commit(anna: Actor, bram: Actor) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL tells")
    conversation = talk(anna, bram, State.REVEALED, wrote=False)
    told, ended = threading.Event(), threading.Event()
    waiting = threading.Thread(target=listen, args=(told.set, ended))
    waiting.start()
    try:
        for _ in range(50):  # until it listens
            touch(conversation.pk)
            if told.wait(0.1):
                break
        assert told.is_set()
        told.clear()
        with transaction.atomic():
            touch(conversation.pk)
            assert not told.wait(0.2)
        assert told.wait(2)
    finally:
        ended.set()
        waiting.join(5)
