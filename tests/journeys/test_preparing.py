"""Writing a preparation in a real browser: it saves itself, also after a lost connection, on two tabs."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.server import PROJECT, Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
EMPLOYEE = "Noor Haddad"  # as in tests.journeys.laid


@pytest.fixture
def preparing(server: Server, browser: Browser) -> Iterator[Page]:
    environment = server.environment | {"PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}"}
    command = [sys.executable, "-m", "tests.journeys.laid"]
    told = subprocess.run(
        command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    path = f"/conversations/{json.loads(told.stdout)['preparing']}/prepare/"
    with signed_in(browser, server, EMPLOYEE, language="en", width=390) as page:
        page.goto(path)
        yield page


def answer(page: Page) -> Locator:
    return page.locator(".entry:has(textarea)").first


def write(page: Page, text: str) -> Locator:
    answer(page).locator("textarea").fill(text)
    return answer(page).locator("[data-state]")


def test_what_one_types_is_saved_and_waits_out_a_lost_connection(preparing: Page) -> None:
    expect(write(preparing, "Het nieuwe rooster")).to_have_text("Saved")
    preparing.context.set_offline(True)
    state = write(preparing, "Het nieuwe rooster werkt")
    expect(state).to_contain_text("Not saved yet")
    preparing.context.set_offline(False)
    expect(state).to_have_text("Saved", timeout=10_000)
    write(preparing, "Het nieuwe rooster werkt echt")
    preparing.get_by_role("button", name="Look it over").click()  # before the pause is over
    preparing.wait_for_url("**/ready/")
    expect(preparing.locator("main")).to_contain_text("Het nieuwe rooster werkt echt")


def test_two_tabs_show_both_texts_and_one_is_chosen(preparing: Page) -> None:
    other = preparing.context.new_page()
    other.goto(preparing.url)
    expect(write(other, "Op de telefoon")).to_have_text("Saved")
    write(preparing, "Op de laptop")
    both = answer(preparing).locator("[data-elsewhere]")
    expect(both).to_contain_text("Op de telefoon")
    expect(answer(preparing).locator("textarea")).to_have_value("Op de laptop")
    both.locator("[data-mine]").click()
    expect(answer(preparing).locator("[data-state]")).to_have_text("Saved")
    other.reload()
    expect(answer(other).locator("textarea")).to_have_value("Op de laptop")
