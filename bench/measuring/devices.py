"""Two devices in each room, as the page's script behaves: they tap, write, listen or look, and fetch."""

import asyncio
import itertools
import json
import random
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from bench.measuring.load import HERE, Failed

EVERY = (3.0, 7.0)  # seconds between two changes in a room
LAST_CHUNK = b"0\r\n"  # a stream ends; the connection under it may stay
CALM = 6  # seconds in which nothing changes: longer than presence is written down
LOOK = 2.0  # seconds, as in room.js, for a page without a stream; every second look is a beat
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
WRITES = 4  # every so many changes words are written down instead of a tap
_VERSION = re.compile(rb'data-version="(\d+)"')
_THEME = re.compile(rb'data-theme="([^"]+)"')
_BOX = re.compile(rb'data-kept="([^"]+)" data-version="(\d+)"')


class Ports(NamedTuple):
    """Where the pages are, and the streams; without streams devices look by themselves."""

    web: int
    stream: int | None


@dataclass(frozen=True)
class Seat:
    """One of the two in a room: which address it is, and the headers with which they are signed in."""

    room: str
    side: str
    headers: dict[str, str]


@dataclass
class Delays:
    """How long it took from each tap until the other device had it, in seconds."""

    seconds: list[float] = field(default_factory=list)
    unseen: int = 0

    def at(self, share: float) -> float:
        """The delay that this share of the changes stayed within."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


class Device:
    """One open page: a connection for what it asks, and one for the stream."""

    def __init__(self, seat: Seat, ports: Ports) -> None:
        self.seat, self.ports = seat, ports
        self.version = self.wanted = -1  # nothing is shown yet
        self.table = b""  # as it lies on the table, from the last answer that told all of it
        self.boxes: dict[bytes, int] = {}  # the version of each of my boxes
        self.fetching: asyncio.Task[None] | None = None
        self.tapping = False
        self.changed = asyncio.Condition()
        self.asking = asyncio.Lock()
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, page: str, body: bytes = b"") -> bytes:
        """The body of the answer. Raises Failed."""
        sent = self._head(method, page, self.ports.web, len(body)) + body
        async with self.asking:
            try:
                head, told = await self._send(sent)
            except (
                asyncio.IncompleteReadError,
                ConnectionError,
            ):  # idle for long, so it was closed
                self.close()
                head, told = await self._send(sent)
        if head[9:10] != b"2":
            raise Failed((head + told)[:600].decode(errors="replace"))
        return told

    async def _send(self, sent: bytes) -> tuple[bytes, bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(HERE, self.ports.web)
        assert self.reader
        self.writer.write(sent)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        return head, await self.reader.readexactly(int(length[1])) if length else b""

    async def tap(self) -> int:
        """I speak now; the answer is the table itself. Returns its version."""
        self.tapping = True
        version = await self.saw(await self.ask("POST", "turn/", f"turn={self.seat.side}".encode()))
        self.tapping = False
        self.hear(self.wanted)
        return version

    async def write(self, words: str) -> None:
        """What I say is written down in my box of the theme on the table."""
        theme = _THEME.search(self.table)
        if not theme:
            raise Failed(self.table[:600].decode(errors="replace"))
        box = self.boxes.get(theme[1], 0)
        sent = f"text={words}&base_version={box}".encode()
        told = json.loads(
            await self.ask("POST", f"../box/{theme[1].decode()}/{self.seat.side}/", sent)
        )
        self.boxes[theme[1]] = told["version"]
        if box and told["room"] == self.version + 1:  # nothing but my own words changed
            self.version = told["room"]

    def hear(self, newest: int) -> None:
        """There is something newer: fetch it beside what one listens to, and no twice at once."""
        self.wanted = max(self.wanted, newest)
        if not self.tapping and (self.fetching is None or self.fetching.done()):
            self.fetching = asyncio.create_task(self.fetch())

    async def fetch(self) -> None:
        """What changed, as long as something newer was heard of."""
        while self.wanted > self.version or self.version < 0:
            await self.saw(await self.ask("GET", "table/"))

    async def saw(self, table: bytes) -> int:
        """The page shows this table now; returns its version."""
        found = _VERSION.search(table)
        if not found:
            raise Failed(table[:600].decode(errors="replace"))
        version = int(found[1])
        async with self.changed:
            if version >= self.version and b"data-kept=" in table:
                self.table = table
                for theme, box in _BOX.findall(table):  # what I wrote on another device
                    self.boxes[theme] = max(int(box), self.boxes.get(theme, 0))
            self.version = max(self.version, version)
            self.changed.notify_all()
        return version

    async def listen(self) -> None:
        """Follow the stream; it ends about once a minute, and is opened again."""
        assert self.ports.stream
        while True:
            reader, writer = await asyncio.open_connection(HERE, self.ports.stream)
            writer.write(self._head("GET", "stream/", self.ports.stream, 0))
            head = await reader.readuntil(b"\r\n\r\n")
            if head[9:12] != b"200":
                raise Failed(head.decode(errors="replace"))
            try:
                while (line := await reader.readline()) and line != LAST_CHUNK:
                    if line.startswith(b"data: ") and b"version" in line:
                        self.hear(json.loads(line[6:])["version"])
            finally:
                writer.close()

    async def look(self) -> None:
        """Without a stream: is there anything new, and I am still here."""
        await asyncio.sleep(random.random() * LOOK)
        for turn in itertools.count():
            started = time.perf_counter()
            page = ("GET", "version/") if turn % 2 else ("POST", "beat/")
            self.hear(json.loads(await self.ask(*page))["version"])
            await asyncio.sleep(max(0.0, started + LOOK - time.perf_counter()))

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.writer = None

    def _head(self, method: str, page: str, port: int, length: int) -> bytes:
        lines = [
            f"{method} {urljoin(self.seat.room, page)} HTTP/1.1",
            f"Host: {HERE}:{port}",
            "Accept-Language: nl-NL,nl;q=0.9,en;q=0.8",
            "X-Part: table",
            "Accept: application/json, text/html",
            f"X-Since: {self.version}",
            *(f"{name}: {value}" for name, value in self.seat.headers.items()),
        ]
        if method == "POST":
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {length}",
            ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def measure(
    rooms: list[tuple[Seat, Seat]],
    ports: Ports,
    seconds: float,
    *,
    told: bool,
    started: Callable[[], object],
) -> Delays:
    """Let all rooms talk for so long, once everybody is there: then `started` is called. Raises Failed.

    `told`: the other device is told by us, at no cost.
    """
    return asyncio.run(_measure(rooms, ports, seconds, told, started))


async def _measure(
    rooms: list[tuple[Seat, Seat]],
    ports: Ports,
    seconds: float,
    told: bool,
    started: Callable[[], object],
) -> Delays:
    delays = Delays()
    pairs = [(Device(one, ports), Device(other, ports)) for one, other in rooms]
    devices = [device for pair in pairs for device in pair]
    for device in devices:
        await device.fetch()
    following = [
        asyncio.create_task(device.listen() if ports.stream else device.look())
        for device in devices
        if not told
    ]
    if following:
        await _settled(devices)
    started()
    until = time.perf_counter() + seconds
    talking = asyncio.gather(*(_talk(pair, until, delays, told) for pair in pairs))
    done, _more = await asyncio.wait([talking, *following], return_when=asyncio.FIRST_COMPLETED)
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    for one in done:
        await one  # raises what went wrong
    for device in devices:
        device.close()
    return delays


async def _settled(devices: list[Device]) -> None:
    """Everybody has arrived, which is a change for the other, and has seen it."""
    before, calm = -1, 0
    while calm < CALM:
        await asyncio.sleep(1)
        now = sum(device.version for device in devices)
        calm = calm + 1 if now == before else 0
        before = now


async def _talk(pair: tuple[Device, Device], until: float, delays: Delays, told: bool) -> None:
    await asyncio.sleep(random.random() * EVERY[1])
    for turn in itertools.count():
        if time.perf_counter() >= until:
            return
        one, other = pair if turn % 2 else pair[::-1]
        began = time.perf_counter()
        if turn % WRITES == WRITES - 1 and not told:
            words = uuid.uuid4().hex
            await one.write(words)
            await _see(
                other, lambda other=other, words=words: words.encode() in other.table, began, delays
            )
        else:
            version = await one.tap()
            if told:
                other.hear(version)
            await _see(
                other, lambda other=other, version=version: other.version >= version, began, delays
            )
        await asyncio.sleep(random.uniform(*EVERY))


async def _see(other: Device, has_seen: Callable[[], bool], began: float, delays: Delays) -> None:
    try:
        async with asyncio.timeout(20), other.changed:
            await other.changed.wait_for(has_seen)
    except TimeoutError:
        delays.unseen += 1
        return
    delays.seconds.append(time.perf_counter() - began)
