"""Somebody at a browser of their own, in their own language; and what Eva finds of what they saw."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.journeys.eva import same_as_nothing
from tests.journeys.server import Server
from tests.journeys.walking import DESK, signed_in
from tests.journeys.words import Words

PHONE = 390
KEYED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@dataclass(frozen=True)
class Seat:
    """Who sits there, the page before them, and the words on it."""

    name: str
    page: Page
    words: Words

    def follow(self, text: str) -> None:
        """Take the link that says this."""
        link = self.page.get_by_role("link", name=self.words(text), exact=True).first
        with self.page.expect_navigation():
            link.click()

    def press(self, text: str) -> None:
        """Press the button that says this, and see what comes of it."""
        button = self.page.get_by_role("button", name=self.words(text), exact=True).first
        with self.page.expect_navigation():
            button.click()

    def fill(self, **texts: str) -> None:
        """Type these, each in the field of that name."""
        for name, text in texts.items():
            self.page.locator(f"main [name='{name}']").fill(text)

    def tick(self, name: str, value: str = "") -> None:
        """Tick every box of this name, or choose this value."""
        which = f"[value='{value}']" if value else ""
        for box in self.page.locator(f"main input[name='{name}']{which}").all():
            box.check(force=True)

    def reads(self, text: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def reads_not(self, *texts: str) -> None:
        """None of these stands on the page, nor anywhere in what the browser got."""
        whole = self.page.content()
        assert [text for text in texts if text in whole] == []


@contextmanager
def seated(
    browser: Browser,
    server: Server,
    name: str,
    *,
    language: str,
    seen: set[str],
    width: int = DESK["width"],
    known: bool = True,
) -> Iterator[Seat]:
    """This person of the demo, signed in, or somebody who is not known there yet; `seen` grows with every
    address their browser asks for."""
    who = name if known else None
    with signed_in(browser, server, who, language=language, width=width) as page:
        page.on("request", lambda request: seen.add(request.url))
        yield Seat(name, page, Words(language))


def eva_finds_nothing(browser: Browser, server: Server, seen: set[str], *, least: int) -> None:
    """Of all that was seen, no address answers her otherwise than one that was made up."""
    with signed_in(browser, server, "Eva Mulder") as page:
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    paths = {urlsplit(url).path for url in seen if url.startswith(server.url)}
    keyed = {path for path in paths if KEYED.search(path) and not path.startswith("/demo/")}
    assert len(keyed) >= least
    assert same_as_nothing({server.url + path for path in keyed}, cookies) == []
