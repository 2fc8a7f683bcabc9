"""Eva tries an address that is not hers: it must answer with the same bytes as for an id that does not exist."""

import re
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ATONCE = 4  # requests under way: each of them is small, and waits for the way there and back
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def answer(url: str, method: str, cookies: dict[str, str]) -> tuple[int, bytes]:
    """Status and bytes of the answer; a redirect is not followed, its target counts as well."""
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    body = None
    if method not in {"GET", "HEAD", "OPTIONS"}:
        headers |= {
            "X-CSRFToken": cookies.get("csrftoken", ""),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = b"value=3&confirm=1"
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=20) as given:
            return given.status, given.read() + given.headers.get("Location", "").encode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read() + refused.headers.get("Location", "").encode()


def same_as_nothing(urls: Iterable[str], cookies: dict[str, str]) -> list[str]:
    """The addresses and methods where what exists answers otherwise than what does not."""
    tries = [(url, method) for url in sorted(urls) for method in METHODS]
    with ThreadPoolExecutor(ATONCE) as several:
        found = several.map(lambda one: told_by(*one, cookies), tries)
    return [line for line in found if line]


def told_by(url: str, method: str, cookies: dict[str, str]) -> str:
    """What this address tells; nothing, when it answers as one that was made up."""
    made_up = KEY.sub(lambda _found: str(uuid.uuid4()), url)
    real, nothing = answer(url, method, cookies), answer(made_up, method, cookies)
    if real == nothing and real[0] >= 400:
        return ""
    return f"{method} {url}: {real[0]}, made up {nothing[0]}"
