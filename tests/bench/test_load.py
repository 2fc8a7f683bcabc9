"""The load knows where a response ends, and takes nothing but a success."""

import pytest
from bench.measuring.load import Visitor, _is_whole, _requests


@pytest.mark.parametrize(
    ("received", "whole"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{", False),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", True),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", False),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", True),
    ],
)
def test_where_a_response_ends(received: bytes, whole: bool) -> None:
    assert _is_whole(received) is whole


def test_every_answer_is_another_click_on_the_next_item() -> None:
    visitor = Visitor("/answers/", {"Cookie": "sessionid=a"}, ["one", "two"])
    requests = _requests([visitor], 8000)
    first, second = (next(requests).decode() for _ in range(2))
    assert first.startswith("POST /answers/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n")
    assert "Cookie: sessionid=a\r\n" in first
    assert "item=one&" in first
    assert "item=two&" in second
    assert first.rpartition("click=")[2] != second.rpartition("click=")[2]
    head, _, body = first.partition("\r\n\r\n")
    assert f"Content-Length: {len(body)}" in head
