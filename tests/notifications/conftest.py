"""A mail server for the tests that want one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import THEN
from tests.notifications.smtp_server import MailServer
from tweespraak.foundation import clock


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that listens, and an installation that uses it."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "tweespraak.notifications.actions.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 2
        yield server


class Clock:
    """A clock the test moves by hand."""

    def __init__(self) -> None:
        self.time = THEN

    def __call__(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(clock, "now", moved)
    return moved
