"""One look for everybody: which of the watched rooms changed, and who is there.

However many listen, a process asks the database one thing every quarter of a second. PostgreSQL tells
by itself that something changed; then the look follows at once, and otherwise only now and then.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

import structlog
from django.db import close_old_connections, connection

from tweespraak.conversations.actions.room import note_presence
from tweespraak.conversations.queries.room import versions_of
from tweespraak.conversations.stream.notified import listen
from tweespraak.foundation import clock

LOOK = 0.25  # seconds between two looks
LOOK_TOLD = 2.0  # where PostgreSQL tells
REST = 0.05  # between two looks, however often it tells
BEAT = 2.0  # a sign of life for the page
NOTE = 5.0  # who is there is written down
LIFE = (45.0, 75.0)  # of one stream; not all end together

Result = TypeVar("Result")
Run = Callable[..., Awaitable[Any]]
_pool = ThreadPoolExecutor(1, thread_name_prefix="hub")


async def in_own_thread(work: Callable[..., Result], *given: Any) -> Result:
    """Ask the database beside the event loop, over one connection that stays."""
    return await asyncio.get_running_loop().run_in_executor(_pool, partial(_fresh, work, *given))


@dataclass(eq=False)
class Listener:
    """One open stream."""

    room: UUID
    participant: UUID
    version: int
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """Everybody who listens in this process."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.listeners: set[Listener] = set()
        self.noted: set[UUID] = set()  # participants that were written down as being there
        self.note_at = 0.0
        self.is_told = False
        self.told = asyncio.Event()
        self.work: asyncio.Task[None] | None = None

    async def follow(
        self, room: UUID, participant: UUID, version: int
    ) -> AsyncIterator[int | None]:
        """Each newer version of the room, and None as a sign of life; ends after about a minute."""
        listener = Listener(room, participant, version)
        self._join(listener)
        try:
            yield version
            async with aclosing(self._news(listener)) as news:
                async for one in news:
                    yield one
        finally:
            self.listeners.discard(listener)

    async def _news(self, listener: Listener) -> AsyncGenerator[int | None, None]:
        loop = asyncio.get_running_loop()
        until = loop.time() + _life(listener)
        while loop.time() < until:
            try:
                async with asyncio.timeout(BEAT):
                    await listener.news.wait()
            except TimeoutError:
                yield None
            else:
                listener.news.clear()
                yield listener.version

    def _join(self, listener: Listener) -> None:
        self.listeners.add(listener)
        if listener.participant not in self.noted:
            self.note_at = 0.0  # who arrives is seen at the next look
        if self.work is None or self.work.done():
            self.told = asyncio.Event()
            self.work = asyncio.get_running_loop().create_task(self._go_on())

    async def _go_on(self) -> None:
        loop = asyncio.get_running_loop()
        ended = self._be_told(loop)
        while self.listeners:
            began = loop.time()
            try:
                await self.look()
                if began >= self.note_at:
                    self.note_at = began + NOTE
                    await self.note()
            except Exception:  # the database is away for a moment: the pages look by themselves
                structlog.get_logger("tweespraak.stream").exception("a look failed; trying again")
                await asyncio.sleep(1)
            await self._rest(began)
        ended.set()

    async def look(self) -> None:
        """Read the versions of all watched rooms, and wake who is behind."""
        rooms = {listener.room for listener in self.listeners}
        versions = await self.run(versions_of, rooms)
        for listener in self.listeners:
            newest = versions.get(listener.room, listener.version)
            if newest > listener.version:
                listener.version = newest
                listener.news.set()

    async def note(self) -> None:
        """Write down who is there, and who no longer is."""
        here = {listener.participant for listener in self.listeners}
        await self.run(partial(note_presence, here=here, at=clock.now()))
        self.noted = here

    async def _rest(self, began: float) -> None:
        if not self.is_told:
            await asyncio.sleep(max(0.0, began + LOOK - asyncio.get_running_loop().time()))
            return
        await asyncio.sleep(REST)
        try:
            async with asyncio.timeout(0 if self.note_at == 0 else LOOK_TOLD):
                await self.told.wait()
        except TimeoutError:
            pass
        self.told.clear()

    def _be_told(self, loop: asyncio.AbstractEventLoop) -> threading.Event:
        """On PostgreSQL a thread waits for its word; it ends when nobody listens any more."""
        ended, told = threading.Event(), self.told
        self.is_told = connection.vendor == "postgresql"
        if self.is_told:
            wake = partial(loop.call_soon_threadsafe, told.set)
            threading.Thread(target=listen, args=(wake, ended), daemon=True).start()
        return ended


def _fresh(work: Callable[..., Result], *given: Any) -> Result:
    close_old_connections()
    return work(*given)


def _life(listener: Listener) -> float:
    """Between the two bounds, the same for the same participant: so that all do not return at once."""
    shortest, longest = LIFE
    return shortest + (listener.participant.int % 1000) / 1000 * (longest - shortest)
