"""The port of the streams: beside the site, said when it is taken, and known to the pages and the operator."""

import socket
from typing import Any

import pytest

from config import serving
from config.checking import streams_look
from tests.journeys.server import free_port


def test_the_streams_take_the_next_port() -> None:
    command = serving.stream_command("127.0.0.1", 8001)
    assert "asginl" in command
    assert command[command.index("--port") + 1] == "8001"


@pytest.mark.parametrize("next_one", [0, 1])
def test_a_taken_port_is_said_also_when_it_is_that_of_the_streams(next_one: int) -> None:
    port = free_port()
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", port + next_one))
        taking.listen()
        with pytest.raises(serving.CannotServe, match=f"Port {port + next_one} is taken"):
            serving.check_address("127.0.0.1", port, demo=False)


def test_the_last_port_leaves_no_room_for_streams() -> None:
    with pytest.raises(serving.CannotServe, match="choose a lower one"):
        serving.check_address("127.0.0.1", 65535, demo=False)


@pytest.mark.parametrize(
    ("address", "secure", "told"),
    [
        ("", False, "port 8001"),
        ("https://talk.example.org", True, "https://talk.example.org"),
        ("", True, "TWEESPRAAK_STREAM_URL"),
    ],
)
def test_check_says_where_the_streams_are(
    settings: Any, address: str, secure: bool, told: str
) -> None:
    settings.STREAM_ADDRESS, settings.SECURE = address, secure
    assert told in streams_look().sentence
