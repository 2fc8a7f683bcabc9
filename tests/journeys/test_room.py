"""Two devices at one table: what one does the other sees, with the stream, without it, and offline."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import PROJECT, Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
EMPLOYEE, MANAGER = "Noor Haddad", "Bram Bakker"  # as in tests.journeys.laid
SOON = 2_000  # ms: what one does, the other sees
POLLED = 6_000  # without a stream: five seconds until that is noticed does not count, a look does


@pytest.fixture(scope="module")
def table(server: Server) -> str:
    environment = server.environment | {"PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}"}
    command = [sys.executable, "-m", "tests.journeys.laid"]
    told = subprocess.run(
        command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return f"/conversations/{json.loads(told.stdout)['conversation']}/room/"


@pytest.fixture
def both(browser: Browser, server: Server, table: str) -> Iterator[tuple[Page, Page]]:
    with (
        signed_in(browser, server, EMPLOYEE, language="en") as hers,
        signed_in(browser, server, MANAGER, language="en", width=390) as his,
    ):
        for page in (hers, his):
            page.goto(table)
        yield hers, his


def follows(page: Page, how: str) -> None:
    expect(page.locator("[data-room]")).to_have_attribute("data-follows", how, timeout=15_000)


def agenda(page: Page, number: int) -> None:
    button = page.locator(".room-agenda button").nth(number)
    button.click()
    expect(button).to_have_attribute("aria-current", "step")


def theme(page: Page) -> str:
    return page.locator("#room-theme").inner_text()


def writing_in(page: Page) -> str:
    """The box of the theme on the table: this one, whatever is shown later."""
    return page.locator("form[data-box]:visible textarea").get_attribute("id") or ""


def test_both_see_each_other_and_the_same_theme(both: tuple[Page, Page]) -> None:
    hers, his = both
    for page in both:
        follows(page, "stream")
        expect(page.locator("[data-presence-words]")).to_contain_text("is here", timeout=5_000)
    agenda(hers, 1)
    expect(hers.locator("#room-theme")).to_be_focused()
    expect(his.locator("#room-theme")).to_have_text(theme(hers), timeout=SOON)
    his.locator("#move-on").click()
    expect(hers.locator(".room-agenda button").nth(1).locator("svg")).to_be_visible(timeout=SOON)
    assert theme(hers) == theme(his)
    hers.locator("#turn-mine").click()
    expect(his.locator("#turn-other")).to_have_attribute("aria-pressed", "true", timeout=SOON)


def test_what_one_writes_the_other_reads_and_nobody_loses_focus_or_words(
    both: tuple[Page, Page],
) -> None:
    hers, his = both
    agenda(hers, 1)
    box = hers.locator(f"[id='{writing_in(hers)}']")
    box.click()
    box.press_sequentially("Wij zien het werk")
    expect(his.locator("[data-part=other-box]")).to_contain_text(
        "Wij zien het werk", timeout=SOON + 1_500
    )
    box.press_sequentially(" nu anders")
    his.locator("#turn-mine").click()  # the table is laid anew under her fingers
    expect(hers.locator("#turn-other")).to_have_attribute("aria-pressed", "true", timeout=SOON)
    expect(box).to_be_focused()
    expect(box).to_have_value("Wij zien het werk nu anders")
    agenda(his, 2)  # he moves on while she still writes
    expect(hers.locator("#room-theme")).to_have_text(theme(his), timeout=SOON)
    hers.keyboard.type(" dan toen")  # her box is still there, with the cursor in it
    agenda(his, 1)
    expect(his.locator("[data-part=other-box]")).to_contain_text(
        "nu anders dan toen", timeout=5_000
    )


def test_without_a_stream_both_look_by_themselves(server: Server, both: tuple[Page, Page]) -> None:
    hers, his = both
    follows(hers, "stream")
    stop_streams(server)
    try:
        for page in both:
            follows(page, "poll")
        agenda(hers, 3)
        expect(his.locator("#room-theme")).to_have_text(theme(hers), timeout=SOON + 2_000)
        expect(his.locator("[data-presence-words]")).to_contain_text("is here")
    finally:
        let_streams_go_on(server)
    for page in both:
        follows(page, "stream")


def test_a_killed_stream_comes_back_by_itself(server: Server, both: tuple[Page, Page]) -> None:
    hers, his = both
    follows(his, "stream")
    for pid in streams(server):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    agenda(hers, 1)
    expect(his.locator("#room-theme")).to_have_text(theme(hers), timeout=SOON + POLLED)
    for page in both:
        follows(page, "stream")


def test_who_was_offline_keeps_the_words_and_catches_up(both: tuple[Page, Page]) -> None:
    hers, his = both
    agenda(hers, 2)
    expect(his.locator("#room-theme")).to_have_text(theme(hers), timeout=SOON)
    hers.context.set_offline(True)
    expect(hers.locator("[data-room] > .room-notices .notice")).to_be_visible()
    hers.locator("form[data-box]:visible textarea").fill("Geschreven in de trein")
    agenda(his, 3)
    time.sleep(2)
    expect(hers.locator("form[data-box]:visible textarea")).to_have_value("Geschreven in de trein")
    hers.context.set_offline(False)
    expect(hers.locator("#room-theme")).to_have_text(theme(his), timeout=SOON + 4_000)
    expect(hers.locator("[data-room] > .room-notices .notice")).to_have_count(0)
    agenda(his, 2)
    expect(his.locator("[data-part=other-box]")).to_contain_text("in de trein", timeout=8_000)


def test_it_is_done_with_the_keyboard_alone(both: tuple[Page, Page]) -> None:
    hers, his = both
    follows(hers, "stream")
    hers.locator("#agenda-opening").focus()
    hers.keyboard.press("Tab")
    hers.keyboard.press("Enter")
    expect(hers.locator("#room-theme")).to_be_focused()
    expect(his.locator("#room-theme")).to_have_text(theme(hers), timeout=SOON)
    hers.locator("#turn-nobody").focus()
    hers.keyboard.press("Shift+Tab")
    hers.keyboard.press("Enter")
    expect(hers.locator("#turn-mine")).to_have_attribute("aria-pressed", "true")
    expect(hers.locator("#turn-mine")).to_be_focused()


def streams(server: Server) -> list[int]:
    """The processes that serve the streams of this server."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (one / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            mine = f"TWEESPRAAK_DATA={server.data}".encode() in (one / "environ").read_bytes()
            if mine and "config.asgi:application" in words:
                found.append(int(one.name))
    return found


def stop_streams(server: Server) -> None:
    """They stand still, as when the port is blocked: nothing is said any more."""
    for pid in streams(server):
        os.kill(pid, signal.SIGSTOP)


def let_streams_go_on(server: Server) -> None:
    for pid in streams(server):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
