"""A load of POST requests over connections that stay open; only ever to this machine."""

import asyncio
import itertools
import re
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

HERE = "127.0.0.1"
CONNECTIONS = 16
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


class Failed(Exception):
    """The server gave something else than a success; the message shows it."""


@dataclass(frozen=True)
class Visitor:
    """Someone signed in: where they post, with which headers of their own, and about which items."""

    path: str
    headers: dict[str, str]
    items: list[str]


@dataclass
class Load:
    """What came back in one round."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def p99(self) -> float:
        ordered = sorted(self.latencies)
        return ordered[int(len(ordered) * 0.99)]


def run(visitors: list[Visitor], port: int, seconds: float) -> Load:
    """Post answers as fast as they are taken, for so many seconds. Raises Failed."""
    return asyncio.run(_run(visitors, port, seconds))


async def _run(visitors: list[Visitor], port: int, seconds: float) -> Load:
    load = Load()
    loop = asyncio.get_running_loop()
    shares = [visitors[start::CONNECTIONS] for start in range(CONNECTIONS)]
    connections = [_Connection(load, _requests(share, port)) for share in shares]
    for connection in connections:
        await loop.create_connection(lambda one=connection: one, HERE, port)
    began = time.perf_counter()
    for connection in connections:
        connection.go_on_until(began + seconds)
    async with asyncio.timeout(seconds + 20):
        await asyncio.gather(*(connection.ended for connection in connections))
    load.seconds = time.perf_counter() - began
    return load


def _requests(visitors: list[Visitor], port: int) -> Iterator[bytes]:
    """What the browser's script sends, without end: each answer another click, item after item."""
    heads = [_head(visitor, port) for visitor in visitors]
    for turn in itertools.count():
        for visitor, head in zip(visitors, heads, strict=True):
            answer = {
                "item": visitor.items[turn % len(visitor.items)],
                "language": "nl",
                "click": str(uuid.uuid4()),
                "value": str(turn % 5 + 1),
            }
            body = urlencode(answer).encode()
            yield head + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def _head(visitor: Visitor, port: int) -> bytes:
    lines = [
        f"POST {visitor.path} HTTP/1.1",
        f"Host: {HERE}:{port}",
        f"Origin: http://{HERE}:{port}",
        f"Referer: http://{HERE}:{port}{visitor.path}",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
        "Accept: application/json",
        "Accept-Language: nl-NL,nl;q=0.9,en;q=0.8",
        "Content-Type: application/x-www-form-urlencoded;charset=UTF-8",
        *(f"{name}: {value}" for name, value in visitor.headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


class _Connection(asyncio.Protocol):
    """One open connection with one request under way."""

    def __init__(self, load: Load, requests: Iterator[bytes]) -> None:
        self.load, self.requests = load, requests
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None
        self.until = self.sent_at = 0.0
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def go_on_until(self, until: float) -> None:
        self.until = until
        self._send()

    def data_received(self, data: bytes) -> None:
        self.received += data
        if _is_whole(self.received):
            whole, self.received = self.received, b""
            self._answered(whole)

    def _answered(self, response: bytes) -> None:
        now = time.perf_counter()
        self.load.latencies.append(now - self.sent_at)
        if response[9:10] != b"2":
            self._end(Failed(response[:600].decode(errors="replace")))
        elif now < self.until:
            self._send()
        else:
            self._end(None)

    def connection_lost(self, problem: Exception | None) -> None:
        self._end(Failed(f"the server closed a connection: {problem}"))

    def _send(self) -> None:
        assert self.transport
        self.sent_at = time.perf_counter()
        self.transport.write(next(self.requests))

    def _end(self, problem: Exception | None) -> None:
        if self.ended.done():
            return
        if problem:
            self.ended.set_exception(problem)
        else:
            self.ended.set_result(None)
        if self.transport:
            self.transport.close()


def _is_whole(received: bytes) -> bool:
    head, parted, body = received.partition(b"\r\n\r\n")
    if not parted:
        return False
    if _CHUNKED.search(head):
        return body.endswith(b"0\r\n\r\n")
    length = _LENGTH.search(head)
    return len(body) >= int(length[1]) if length else True
