"""Someone who takes a test over HTTP as the page's script does: the same press again until it is kept."""

import http.client
import json
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import Any

TOKEN = "k" * 32
SHOWN = re.compile(r'data-answer="([^"]*)" data-position="(\d+)"')
ITEM = re.compile(r'name="item" value="([^"]+)"')
PATIENCE = 120  # seconds before a taker gives up, and the test fails


@dataclass
class Taker:
    """What this person answered, and what the server said it kept."""

    url: str
    session: str
    cookie: str
    random: random.Random
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    tries: int = 0
    failures: list[str] = field(default_factory=list)

    def answer_until(self, enough: threading.Event) -> None:
        """From the first statement to the last, and over again: only whole presses."""
        item = self.opened()[0]
        while not enough.is_set():
            told = self.press(item)
            if "item" in told and self.random.random() > 0.1:
                item = told["item"]
            else:
                item = self.look_again(item)
            time.sleep(self.random.uniform(0, 0.04))

    def look_again(self, after: str) -> str:
        """Opened afresh, the first statement without an answer is shown; after the last, begin again."""
        item, marks, position = self.opened()
        seen = len(self.latest)
        given = "".join(str(value) for value in self.latest.values())
        if seen < len(marks) and (position, marks) != (
            seen + 1,
            given + "-" * (len(marks) - seen),
        ):
            self.failures.append(f"after {after}: {position} with {marks}, not {given}")
        return item

    def press(self, item: str) -> dict[str, Any]:
        """One press: sent until the server says that it is kept."""
        click, value = str(uuid.uuid4()), self.random.randint(1, 5)
        fields = {"item": item, "value": str(value), "language": "nl", "click": click}
        told = json.loads(self.ask("responses/", urllib.parse.urlencode(fields).encode()))
        self.acknowledged[click] = (item, value)
        self.latest[item] = value
        return dict(told)

    def opened(self) -> tuple[str, str, int]:
        """The statement that is shown now, all answers so far, and its place."""
        page = self.ask("").decode()
        if not SHOWN.search(page):  # everything is answered: the summary; go back to the first
            page = self.ask("1/").decode()
        shown, item = SHOWN.search(page), ITEM.search(page)
        assert shown, page
        assert item, page
        return item[1], shown[1], int(shown[2])

    def ask(self, path: str, body: bytes | None = None) -> bytes:
        """Ask until there is an answer, as someone whose connection comes and goes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.tries += 1
            try:
                with urllib.request.urlopen(self._request(path, body), timeout=10) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as refused:
                if refused.code < 500:
                    raise
                self.failures.append(f"{refused.code} at {path}")
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)
        raise TimeoutError(f"no answer at {path} for {PATIENCE} s")

    def _request(self, path: str, body: bytes | None) -> urllib.request.Request:
        headers = {
            "Cookie": f"sessionid={self.cookie}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept": "application/json" if body else "text/html",
        }
        return urllib.request.Request(
            f"{self.url}/tests/{self.session}/{path}", data=body, headers=headers
        )
