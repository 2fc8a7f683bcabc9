"""Writing a record in a browser: it saves by itself, holds what it should, and loses nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import PROJECT, Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
SAVED = 5_000  # ms: a second after the last key, and the way there and back


@pytest.fixture(scope="module")
def talk(server: Server) -> dict[str, str]:
    environment = server.environment | {"PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}"}
    told = subprocess.run(
        [sys.executable, "-m", "tests.journeys.laid"],
        env=environment, cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    laid = json.loads(told.stdout)
    return {"path": f"/conversations/{laid['conversation']}/record/", "theme": laid["themes"][0]}


@pytest.fixture
def hers(browser: Browser, server: Server, talk: dict[str, str]) -> Iterator[Page]:
    with signed_in(browser, server, "Noor Haddad", language="en") as page:
        page.goto(talk["path"])
        yield page


def box(page: Page, talk: dict[str, str], side: str = "employee"):
    return page.locator(f"form[data-box='{talk['theme']}'][data-side={side}]")


def write(page: Page, talk: dict[str, str], text: str, side: str = "employee") -> None:
    area = box(page, talk, side).locator("textarea")
    area.fill("")
    area.press_sequentially(text)


def test_a_box_saves_itself_and_a_health_word_is_held_beside_it(
    hers: Page, talk: dict[str, str]
) -> None:
    form = box(hers, talk)
    write(hers, talk, "Het werk was druk")
    expect(form.locator("[data-said]")).to_have_text("Saved", timeout=SAVED)
    write(hers, talk, "Ik was ziek")
    expect(form.locator("mark")).to_have_text("ziek", timeout=SAVED)
    expect(form.locator("textarea")).to_have_value("Ik was ziek")
    form.locator("[name=is_confirmed]").check()
    expect(form.locator("[data-said]")).to_have_text("Saved", timeout=SAVED)
    expect(form.locator("mark")).to_have_count(0)
    hers.reload()
    expect(box(hers, talk).locator("textarea")).to_have_value("Ik was ziek")


def test_a_second_device_that_is_behind_keeps_both_texts(hers: Page, talk: dict[str, str]) -> None:
    other = hers.context.new_page()
    other.goto(talk["path"])
    write(hers, talk, "Van de laptop")
    expect(box(hers, talk).locator("[data-said]")).to_have_text("Saved", timeout=SAVED)
    write(other, talk, "Van de telefoon")
    trouble = box(other, talk).locator("[data-trouble]")
    expect(trouble).to_contain_text("Van de laptop", timeout=SAVED)
    expect(box(other, talk).locator("textarea")).to_have_value("Van de telefoon")
    trouble.locator("[data-take]").click()
    expect(box(other, talk).locator("textarea")).to_have_value("Van de laptop")
    write(other, talk, "Van allebei")
    expect(box(other, talk).locator("[data-said]")).to_have_text("Saved", timeout=SAVED)


def test_without_a_connection_the_text_waits_on_the_screen(
    hers: Page, talk: dict[str, str]
) -> None:
    form = box(hers, talk)
    hers.context.set_offline(True)
    write(hers, talk, "Zonder verbinding")
    expect(form.locator("[data-said]")).to_contain_text("No connection", timeout=SAVED)
    hers.context.set_offline(False)
    expect(form.locator("[data-said]")).to_have_text("Saved", timeout=2 * SAVED)
    hers.reload()
    expect(box(hers, talk).locator("textarea")).to_have_value("Zonder verbinding")


def test_what_the_other_writes_appears_while_one_is_writing_oneself(
    browser: Browser, server: Server, hers: Page, talk: dict[str, str]
) -> None:
    own = box(hers, talk).locator("textarea")
    own.fill("Ik schrijf nog aan ")
    with signed_in(browser, server, "Bram Bakker", language="en") as his:
        his.goto(talk["path"])
        write(his, talk, "Van de overkant", side="manager")
        expect(hers.get_by_text("Van de overkant")).to_be_visible(timeout=2 * SAVED)
    own.press_sequentially("dit")
    expect(own).to_have_value("Ik schrijf nog aan dit")
    expect(box(hers, talk).locator("[data-said]")).to_have_text("Saved", timeout=SAVED)
