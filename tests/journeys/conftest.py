"""One real server and one real Chromium for all journeys of a test process."""

import os
import subprocess
import sys
from collections.abc import Iterator

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


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    running = Server().start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()
