"""One real server and one real Chromium for all journeys of a test process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.server import PROJECT, Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """The browser `make test` found, else look for it now; without one the journeys fail, with a list."""
    if given := os.environ.get("CHROMIUM"):
        return given
    told = subprocess.run(
        [sys.executable, str(PROJECT / "install" / "chromium.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        pytest.fail(told.stdout + told.stderr, pytrace=False)
    return told.stdout.strip()


@pytest.fixture(scope="package")
def database() -> Iterator[str]:
    """The address of a database of its own where PostgreSQL is tested; else none, which is SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        yield ""
        return
    psycopg = pytest.importorskip("psycopg")
    name, parts = f"tweespraak_journey_{os.getpid()}", urlsplit(address)
    with psycopg.connect(address, autocommit=True) as there:
        there.execute(f"CREATE DATABASE {name}")
        yield parts._replace(path=f"/{name}").geturl()
        there.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="package")
def server(database: str) -> Iterator[Server]:
    running = Server(database=database).start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def moved() -> Iterator[Server]:
    """A server of which the clock is moved by weeks: no other journey should feel that."""
    running = Server().start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()
