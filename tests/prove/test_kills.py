"""kill -9 at any moment: what was acknowledged is kept, once, and what is due is done after all."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.server import PROJECT, Server
from tests.notifications.smtp_server import MailServer
from tests.prove import processes
from tests.prove.taker import Taker

pytestmark = [
    pytest.mark.journey,  # a real server, though no browser
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]
TAKERS = 4
BETWEEN = (3, 25)  # answers that are kept between two kills


@pytest.fixture(scope="module")
def post_office() -> Iterator[MailServer]:
    """It takes its time between having a mail and saying so: here a worker may be killed."""
    with MailServer() as office:
        office.seconds = 0.03
        yield office


@pytest.fixture(scope="module")
def server(post_office: MailServer) -> Iterator[Server]:
    """A server of its own: nobody else is killed here."""
    running = Server()
    running.environment["PYTHONPATH"] += os.pathsep + str(PROJECT)
    running.environment["TWEESPRAAK_MAIL"] = post_office.address
    beside(running, "demo")
    running.start()
    yield running
    running.stop()
    assert processes.comes_true(lambda: processes.is_free(running.port), 15)


def beside(server: Server, *words: object) -> Any:
    """What `tests.prove.before` prints when it is run beside the server."""
    command = [sys.executable, "-m", "tests.prove.before", *map(str, words)]
    told = subprocess.run(
        command, env=server.environment, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


def rows(server: Server, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(server.data / "tweespraak.sqlite3", timeout=30)) as database:
        return database.execute(question).fetchall()


def kill_serve(server: Server) -> None:
    """Everything `serve` started goes away with it, the port is free, and it starts again."""
    assert server.process
    below = processes.family(server.process.pid)
    processes.kill(server.process.pid)
    server.process.wait()
    assert processes.comes_true(lambda: not processes.alive(below), 20), processes.alive(below)
    assert processes.comes_true(lambda: processes.is_free(server.port), 10)
    server.start()


def kill_one(server: Server, find: Callable[[int], list[int]], chance: random.Random) -> None:
    """One of these processes; `serve` or the web server brings a new one."""
    assert server.process
    pid = server.process.pid
    assert processes.comes_true(lambda: bool(find(pid)), 30), f"no {find.__name__} came back"
    processes.kill(chance.choice(find(pid)))


def kill_often(server: Server, takers: list[Taker], kills: int) -> None:
    """At random moments, mostly what answers requests; now and then everything at once."""
    chance = random.Random(kills)
    ways = [processes.web_workers] * 5 + [processes.worker, processes.web]
    for number in range(kills):
        enough = kept(takers) + chance.randint(*BETWEEN)
        assert processes.comes_true(lambda: kept(takers) >= enough, 90), "no answer came through"  # noqa: B023
        time.sleep(chance.uniform(0, 0.05))
        if number % 10 == 5:
            kill_serve(server)
        else:
            kill_one(server, chance.choice(ways), chance)


def kept(takers: list[Taker]) -> int:
    return sum(len(taker.acknowledged) for taker in takers)


@pytest.mark.parametrize("kills", [6, pytest.param(100, marks=pytest.mark.long)])
def test_every_acknowledged_answer_is_there_once_whatever_is_killed(
    server: Server, kills: int
) -> None:
    enough = threading.Event()
    takers = [
        Taker(server.url, one["session"], one["cookie"], random.Random(number))
        for number, one in enumerate(beside(server, "people", TAKERS))
    ]
    with ThreadPoolExecutor(TAKERS) as pool:
        taking = [pool.submit(taker.answer_until, enough) for taker in takers]
        try:
            kill_often(server, takers, kills)
            server.wait()
        finally:
            enough.set()
        for one in taking:
            one.result()
    for taker in takers:
        assert taker.failures == []
        assert stored(server, taker.session) == taker.acknowledged


def stored(server: Server, session: str) -> dict[str, tuple[str, int]]:
    """Every row of this session, by its click; a click that is there twice is a failure."""
    key = session.replace("-", "")
    found = rows(
        server, f"SELECT click, item_key, value FROM testing_response WHERE session_id = '{key}'"
    )
    assert len({click for click, _, _ in found}) == len(found)
    with_dashes = "{}-{}-{}-{}-{}".format
    return {
        with_dashes(c[:8], c[8:12], c[12:16], c[16:20], c[20:]): (item, value)
        for c, item, value in found
    }


@pytest.mark.parametrize(
    ("letters", "kills"), [(50, 2), pytest.param(700, 20, marks=pytest.mark.long)]
)
def test_no_mail_is_lost_or_sent_twice_when_the_worker_is_killed_while_delivering(
    server: Server, post_office: MailServer, letters: int, kills: int
) -> None:
    chance = random.Random(letters)
    sent = {f"<{key}@tweespraak>" for key in beside(server, "letters", letters)}
    for _ in range(kills):
        more = len(post_office.received) + chance.randint(2, 6)  # some of the twenty it has taken
        assert processes.comes_true(lambda: len(post_office.received) >= more, 30)  # noqa: B023
        kill_one(server, processes.worker, chance)
    left = "SELECT count(*) FROM notifications_mail WHERE status = 'queued'"
    free = f"{left} AND leased_until IS NULL"
    assert processes.comes_true(lambda: rows(server, free) == [(0,)], 60)
    [(held,)] = rows(server, left)
    assert held > 0  # what the killed worker had taken: nobody else touches it for five minutes
    server.command("clock", "+10m")
    assert processes.comes_true(lambda: rows(server, left) == [(0,)], 60)
    status = dict(rows(server, "SELECT id, status FROM notifications_mail"))
    unsure = {f"<{uuid.UUID(key)}@tweespraak>" for key in status if status[key] == "unsure"}
    assert set(status.values()) <= {"sent", "unsure"}
    assert len(unsure & sent) <= kills  # at most the one mail each worker had in hand
    received = post_office.times_received
    assert sent - unsure <= set(received)  # nothing is lost: who is not sure says so
    assert set(received.values()) == {1}  # and nothing came twice
