"""Taking a test from the first statement to the last page: in another place, language or tab, and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import Server
from tests.journeys.test_answering import kept, position, press
from tests.journeys.test_talent import PASSWORD, link_in, mails_to, visited_activation
from tests.journeys.walking import signed_in
from tests.journeys.words import Words

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
NOOR = "Noor Haddad"  # in the demo she stopped in the middle
PETRA = "petra@voorbeeld.example"  # was invited yesterday and did nothing yet


def go_on(page: Page) -> None:
    """To the statement that waits, as from my tests."""
    page.goto("/tests/")
    page.locator("main .card .button-primary").click()
    expect(page.locator("form[data-answer]")).to_be_visible()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with signed_in(browser, server, NOOR) as noor:
        go_on(noor)
        yield noor


def test_offline_and_opened_again_in_between_keeps_the_answer_once(page: Page) -> None:
    first, statement = position(page), page.locator("legend").inner_text()
    page.context.set_offline(True)
    page.keyboard.press("4")
    expect(page.locator("[data-trouble] .notice")).to_be_visible()
    expect(page.locator("[data-hotkey='4']")).to_have_attribute("aria-pressed", "true")
    page.context.set_offline(False)
    page.reload()
    go_on(page)
    expect(page.locator("legend")).not_to_have_text(statement)
    assert kept(page)[first - 1 : first + 1] == "4-"


def test_a_skipped_statement_is_named_and_can_be_answered_later(page: Page) -> None:
    first, statement = position(page), page.locator("legend").inner_text()
    page.locator("[data-skip]").click()
    expect(page.locator("legend")).not_to_have_text(statement)
    assert kept(page)[first - 1] == "s"
    page.goto(f"{page.locator('form[data-answer]').get_attribute('data-base')}{first}/")
    expect(page.locator("legend")).to_have_text(statement)
    press(page, "2")
    assert kept(page)[first - 1] == "2"


def test_the_language_changes_in_the_middle_and_the_place_stays(page: Page) -> None:
    press(page, "3")
    first, statement = position(page), page.locator("legend").inner_text()
    here = str(page.locator("[name=language]").first.get_attribute("value"))
    elsewhere = {"nl": "en", "en": "nl"}[here]
    page.locator(f"button[name=language][value={elsewhere}]").click()
    expect(page.locator("html")).to_have_attribute("lang", elsewhere)
    expect(page.locator("legend")).not_to_have_text(statement)
    assert position(page) == first
    press(page, "5")
    page.locator(f"button[name=language][value={here}]").click()
    expect(page.locator("html")).to_have_attribute("lang", here)
    assert kept(page)[first - 2 : first] == "35"


def test_another_device_goes_on_at_the_same_statement(
    browser: Browser, server: Server, page: Page
) -> None:
    press(page, "1")
    statement = page.locator("legend").inner_text()
    with signed_in(browser, server, NOOR, width=390) as phone:
        go_on(phone)
        expect(phone.locator("legend")).to_have_text(statement)
        press(phone, "5")
        phone_marks = kept(phone)
    assert kept(page) == phone_marks


@pytest.fixture
def plain(browser: Browser, server: Server) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="nl")
    yield context.new_page()
    context.close()


def test_without_script_everything_works_up_to_the_last_page(plain: Page, server: Server) -> None:
    words = Words("nl")
    links = [link_in(plain, mail) for mail in mails_to(plain, PETRA, 2)]
    plain.goto(next(link for link in links if visited_activation(plain, link)))
    for name in ("password", "again"):
        plain.locator(f"[name={name}]").fill(PASSWORD)
    plain.get_by_role("button", name=words("Save and go on")).click()
    plain.goto("/tests/personality/")
    plain.locator("main a[href$='/start/']").first.click()
    plain.locator("main button[name=language][value=nl]").click()
    for place in range(1, 6):
        choose(plain, place, place)
    plain.locator("[data-back]").click()
    expect(plain.locator("[data-hotkey='5']")).to_have_attribute("aria-pressed", "true")
    choose(plain, 5, 1)
    plain.locator("[data-skip]").click()
    expect(plain.locator("[data-place]")).to_have_value("7")
    assert kept(plain)[:8] == "12341s--"
    for place in range(7, 109):
        choose(plain, place, 3)
    plain.wait_for_url("**/summary/")
    finish_twice(plain, server)


def choose(plain: Page, place: int, value: int) -> None:
    """Answer the statement in this place, once its page is there."""
    expect(plain.locator("[data-place]")).to_have_value(str(place))
    plain.locator(f"[data-hotkey='{value}']").click()


def finish_twice(plain: Page, server: Server) -> None:
    """The second press, from a page that was still open, leads to the same place."""
    summary, other = plain.url, plain.context.new_page()
    other.goto(summary)
    for tab in (plain, other):
        tab.get_by_role("button", name=Words("nl")("Finish"), exact=True).click()
        tab.wait_for_url("**/finished/")
    plain.goto("/insights/")
    expect(plain.locator("h1")).to_have_text(Words("nl")("My insights"))
    assert server.errors() == ""
