"""Seed 004 from end to end in two real browsers, each in its own language, with every POST sent twice.

HR adds Anna, two mails go out, Anna activates her account, answers 108 statements by keyboard and
sees her cube. HR makes an activity with a lens, Anna ticks consent, HR gets the notification and
sees progress and match. Then Eva of the other organisation tries every address of it. With the
languages the other way around it is walked in `make prove`.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.eva import same_as_nothing
from tests.journeys.server import Server
from tests.journeys.twice import Twice
from tests.journeys.walking import speak
from tests.journeys.words import Words

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
KEYS = "3425143342513"  # a person who does not answer everything alike
PASSWORD = "een rustig paard in de wei"
OTHER = {"nl": "en", "en": "nl"}


@dataclass
class Seat:
    """One person at a browser of their own."""

    page: Page
    twice: Twice
    context: BrowserContext
    visited: set[str] = field(default_factory=set)


@pytest.fixture
def seats(browser: Browser, server: Server, language: str) -> Iterator[dict[str, Seat]]:
    """Chris at a desk; Anna on a phone, in this language."""
    found = {}
    for name, width, spoken in (("chris", 1280, OTHER[language]), ("anna", 390, language)):
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": 800},
            locale=spoken,
            reduced_motion="reduce",
        )
        speak(context, server, spoken)
        twice = Twice(context)
        page = context.new_page()
        seat = Seat(page, twice, context)
        page.on("request", lambda request, seat=seat: seat.visited.add(request.url))
        found[name] = seat
    yield found
    for name, seat in found.items():
        if folder := os.environ.get("JOURNEY_PICTURES"):  # where everyone stood at the end
            seat.page.screenshot(path=f"{folder}/{name}-{language}.png", full_page=True)
        seat.context.close()
        assert seat.twice.broken() == []


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
def test_from_adding_a_person_to_a_match(
    browser: Browser, server: Server, seats: dict[str, Seat], language: str
) -> None:
    words, theirs = Words(language), Words(OTHER[language])
    chris, anna = seats["chris"], seats["anna"]
    address = f"anna.visser.{language}@journey.example"
    sign_in_as(chris, server, "Chris Jansen", theirs.language)
    add_anna(chris.page, theirs, address, language)
    activate(anna, server, address, words)
    take_the_questionnaire(anna.page, words, language)
    look_at_the_cube(anna.page, words)
    activity = make_activity(chris.page, theirs, address)
    share(anna, server, address, words)
    see_the_match(chris.page, theirs, activity)
    eva_sees_nothing(browser, server, chris.visited | anna.visited)
    assert server.errors() == ""


def sign_in_as(seat: Seat, server: Server, name: str, language: str) -> None:
    seat.page.goto("/account/login/")
    seat.page.locator("form", has_text=name).get_by_role("button").first.click()
    seat.page.wait_for_url(server.url + "/")
    speak(seat.context, server, language)


def add_anna(page: Page, words: Words, address: str, language: str) -> None:
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name=words("People")).click()
    page.get_by_role("link", name=words("Add someone")).click()
    page.locator("[name=given_name]").fill("Anna")
    page.locator("[name=family_name]").fill("Visser")
    page.locator("[name=email]").fill(address)
    page.locator("select[name=language]").select_option(language)
    page.get_by_label(words("Development member")).check()
    page.get_by_role("button", name=words("See what will happen")).click()
    expect(page.get_by_role("main")).to_contain_text(address)
    expect(page.get_by_role("main")).to_contain_text(
        words("Nothing has been saved or sent yet. This is what happens when you save.")
    )
    page.get_by_role("button", name=words("Save and send")).click()
    expect(page.get_by_role("main")).to_contain_text("Anna Visser")
    page.goto(f"/people/?q={address}")
    expect(page.locator("tbody tr")).to_have_count(1)  # sent twice, added once


def mails_to(page: Page, address: str, at_least: int) -> list[str]:
    """The addresses of this person's mails in the demo's mailbox, newest first."""
    for _try in range(20):
        page.goto("/demo/mailbox/")
        rows = page.locator("tbody tr", has_text=address).locator("a")
        if rows.count() >= at_least:
            break
        page.wait_for_timeout(500)
    return [str(row.get_attribute("href")) for row in rows.all()]


def link_in(page: Page, mail: str) -> str:
    """Where the first link of a mail leads, on this server: the demo's mails were written elsewhere."""
    page.goto(mail)
    return urlsplit(str(page.locator(".mail-text a").first.get_attribute("href"))).path


def activate(seat: Seat, server: Server, address: str, words: Words) -> None:
    page = seat.page
    mails = mails_to(page, address, 2)
    assert len(mails) == 2, "the activation and the invitation, each once"
    links = [link_in(page, mail) for mail in mails]
    activation = next(link for link in links if visited_activation(page, link))
    page.goto(activation)
    page.locator("[name=password]").fill("kort")
    page.locator("[name=again]").fill("kort")
    page.get_by_role("button", name=words("Save and go on")).click()
    expect(page.locator("[name=password]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    page.get_by_role("button", name=words("Save and go on")).click()
    page.wait_for_url(re.compile(r"/tests/|/$"))
    seat.twice.join()
    page.goto(activation)  # a used link says so, kindly
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("[name=password]").count() == 0


def visited_activation(page: Page, link: str) -> bool:
    """Whether this link leads to choosing a password straight away, as the first mail's does."""
    page.goto(link)
    return page.locator("[name=password]").count() == 1


def take_the_questionnaire(page: Page, words: Words, language: str) -> None:
    page.goto("/tests/personality/")
    page.get_by_role("link", name=words("Start"), exact=True).click()
    page.locator(f"main button[name=language][value={language}]").click()
    page.locator("form[data-answer]").wait_for()
    page.wait_for_load_state()
    for number in range(108):
        item = page.locator("[name=item]").input_value()
        page.keyboard.press(KEYS[number % len(KEYS)])
        if number < 107:
            page.wait_for_function(
                "was => { const now = document.querySelector('[name=item]'); return now && now.value !== was; }",
                arg=item,
            )
        if number in (20, 60):  # looked away, came back: on at the next statement
            expect(page.locator(".saved").first).to_be_visible()
            page.goto("/tests/personality/")
            page.get_by_role("link", name=words("Go on")).click()
            expect(page.locator("[name=item]")).not_to_have_value(item)
            page.wait_for_load_state()  # keys work once the scripts are there
    page.wait_for_url(re.compile(r"/summary/"))
    expect(
        page.get_by_role("heading", name=words("You have answered all statements"))
    ).to_be_visible()
    page.get_by_role("button", name=words("Finish"), exact=True).click()
    page.wait_for_url(re.compile(r"/finished/"))


def look_at_the_cube(page: Page, words: Words) -> None:
    page.locator("main a[href='/insights/']").first.click()
    expect(page.locator("h1")).to_have_text(words("My insights"))
    page.locator("main a[href='/insights/E/']:visible").first.click()
    expect(page.get_by_role("heading", name=words("Why this score?"))).to_be_visible()


def make_activity(page: Page, words: Words, address: str) -> str:
    page.goto("/talent/")
    page.get_by_role("link", name=words("New activity")).first.click()
    page.locator("[name=name]").fill(f"Journey {words.language}")
    page.locator("[name=purpose]").fill("Samen kijken / Looking together")
    page.locator("[name=lens]").first.check()
    page.get_by_role("button", name=words("Next: candidates")).click()
    page.locator("[name=lines]").fill(f"Anna Visser <{address}>\nthis is no address\n")
    page.get_by_role("button", name=words("Look before you invite")).click()
    expect(page.get_by_role("main")).to_contain_text("this is no address")
    page.locator("main form button.button-primary").click()
    page.wait_for_url(re.compile(r"/talent/[0-9a-f-]{36}/$"))
    expect(page.locator("tbody tr")).to_have_count(1)
    return urlsplit(page.url).path


def share(seat: Seat, server: Server, address: str, words: Words) -> None:
    page = seat.page
    mails = mails_to(page, address, 3)
    assert len(mails) == 3, "the invitation to the activity, once"
    page.goto(link_in(page, mails[0]))
    page.wait_for_url(re.compile(r"/talent/invitations/"))
    expect(page.get_by_role("main")).to_contain_text("Voorbeeld")
    page.locator("main form button.button-primary").click()  # nothing ticked: nothing shared
    expect(page.get_by_role("alert").first).to_be_visible()
    page.locator("main input[type=checkbox]").first.check()
    page.get_by_role("button", name=words("Confirm")).click()
    page.wait_for_load_state()
    seat.twice.join()


def see_the_match(page: Page, words: Words, activity: str) -> None:
    page.goto("/notifications/")
    expect(page.get_by_role("main")).to_contain_text("Anna Visser")
    page.goto(activity)
    row = page.locator("tbody tr", has_text="Anna Visser")
    expect(row).to_contain_text(words("Shared"))
    assert row.locator("svg").count() >= 1
    row.get_by_role("link", name="Anna Visser").click()
    expect(page.locator("h1")).to_contain_text("Anna Visser")


def eva_sees_nothing(browser: Browser, server: Server, visited: set[str]) -> None:
    context = browser.new_context(base_url=server.url, locale="nl")
    page = context.new_page()
    page.goto("/account/login/")
    page.locator("form", has_text="Eva Mulder").get_by_role("button").first.click()
    page.wait_for_url(server.url + "/")
    cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
    context.close()
    with_key = {
        url for url in visited if re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", urlsplit(url).path)
    }
    own = {url for url in with_key if url.startswith(server.url) and "/demo/" not in url}
    assert len(own) >= 8
    assert same_as_nothing(own, cookies) == []
