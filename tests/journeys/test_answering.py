"""Taking a test in a real browser: what the script may not lose, double or put in the wrong place."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
NOOR = "Noor Haddad"  # in the demo she stopped in the middle


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with signed_in(browser, server, NOOR) as noor:
        noor.goto("/tests/")
        noor.locator("main .card .button-primary").click()
        expect(noor.locator("form[data-answer]")).to_be_visible()
        noor.wait_for_load_state()  # keys work once the scripts are there
        yield noor


def position(page: Page) -> int:
    found = re.search(r"(\d+)", page.locator("[data-progress] span").inner_text())
    assert found
    return int(found[1])


def kept(page: Page) -> str:
    """What the server has, one sign per statement."""
    page.goto(page.locator("form[data-answer]").get_attribute("data-base") or "")
    return page.locator("form[data-answer]").get_attribute("data-answer") or ""


def press(page: Page, key: str) -> None:
    page.wait_for_load_state()  # keys work once the scripts are there
    statement = page.locator("legend").inner_text()
    page.keyboard.press(key)
    expect(page.locator("legend")).not_to_have_text(statement)


def test_each_press_is_kept_with_the_statement_that_is_shown(page: Page):
    first = position(page)
    for key in "14253":
        press(page, key)
    assert position(page) == first + 5
    assert kept(page)[first - 1 : first + 4] == "14253"


def test_without_a_connection_the_answer_waits_and_is_kept_once_it_is_back(page: Page):
    first, statement = position(page), page.locator("legend").inner_text()
    page.context.set_offline(True)
    page.keyboard.press("2")
    expect(page.locator("[data-trouble] .notice")).to_be_visible()
    page.keyboard.press("5")  # nothing more happens until the first answer is kept
    expect(page.locator("legend")).to_have_text(statement)
    page.context.set_offline(False)
    expect(page.locator("legend")).not_to_have_text(statement, timeout=10_000)
    assert position(page) == first + 1
    assert kept(page)[first - 1 : first + 1] == "2-"


def test_an_answer_that_was_waiting_survives_opening_the_page_again(page: Page):
    first = position(page)
    page.route("**/responses/", lambda route: route.abort())
    page.keyboard.press("4")
    expect(page.locator("[data-trouble] .notice")).to_be_visible()
    page.unroute("**/responses/")
    page.reload()
    expect(page.locator("[data-kept]")).to_contain_text(str(first))
    assert kept(page)[first - 1] == "4"


def test_a_reply_that_was_lost_doubles_nothing(page: Page):
    """The server kept the answer, but the browser never heard so: it sends the same press again."""
    first, sent = position(page), []

    def lose_the_first_reply(route):
        sent.append(route.request.post_data)
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/responses/", lose_the_first_reply)
    page.keyboard.press("3")
    expect(page.locator("[data-kept]")).to_contain_text(str(first), timeout=10_000)
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert kept(page)[first - 1 : first + 1] == "3-"


def test_going_back_by_key_and_by_browser_shows_and_changes_the_earlier_answer(page: Page):
    first = position(page)
    press(page, "1")
    press(page, "2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-hotkey='2']")).to_have_attribute("aria-pressed", "true")
    for _ in range(3):  # the browser goes back over every step, also over the one just taken
        page.go_back()
    expect(page.locator("[data-hotkey='1']")).to_have_attribute("aria-pressed", "true")
    assert position(page) == first
    press(page, "5")
    assert kept(page)[first - 1 : first + 1] == "52"


def test_two_tabs_both_count_and_the_last_wins(page: Page):
    first, other = position(page), page.context.new_page()
    other.goto(page.url)
    press(page, "1")
    press(other, "5")
    press(other, "4")
    assert kept(page)[first - 1 : first + 1] == "54"


def test_signed_out_in_between_loses_nothing(page: Page, browser: Browser, server: Server):
    first, cookies = position(page), page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("3")
    page.wait_for_url("**/login/**")
    page.context.add_cookies([one for one in cookies if one["name"] == "sessionid"])
    page.goto("/tests/")
    page.locator("main .card .button-primary").click()
    expect(page.locator("[data-kept]")).to_contain_text(str(first))
    assert kept(page)[first - 1] == "3"


def test_it_works_without_script(browser: Browser, server: Server, page: Page):
    first, cookies, address = position(page), page.context.cookies(), page.url
    bare = browser.new_context(base_url=server.url, java_script_enabled=False)
    bare.add_cookies(cookies)
    plain = bare.new_page()
    plain.goto(address)
    plain.locator("[data-hotkey='4']").click()
    assert plain.url.endswith(f"/{first + 1}/")
    bare.close()
    assert kept(page)[first - 1] == "4"
