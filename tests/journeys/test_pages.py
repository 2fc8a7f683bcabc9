"""Every page as people meet it: axe in two languages and two themes, and no sideways scroll at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.home.demo import pattern
from tests.journeys.server import Server
from tests.journeys.walking import discover, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
SEEN: set[str] = set()  # kinds of pages another person's walk has looked at already
PEOPLE = ["Chris Jansen", "Anna de Vries", "Noor Haddad", "Iris Blom", None]


def violations(page: Page) -> list[str]:
    """What axe finds wrong, a line each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])}×)"
        for one in found
    ]


def console_errors(page: Page) -> list[str]:
    """What the browser complains about from now on: a refused style, a broken script."""
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    return told


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_is_accessible(browser: Browser, server: Server, who: str | None) -> None:
    wrong: list[str] = []
    with signed_in(browser, server, who) as page:
        found = discover(page)
    assert len(found) >= 3
    paths = [path for path in found if path == "/" or pattern(path) not in SEEN]
    SEEN.update(pattern(path) for path in paths)
    for language, theme in [("nl", "light"), ("en", "dark"), ("nl", "dark"), ("en", "light")]:
        with signed_in(browser, server, who, language=language, theme=theme) as page:
            refused = console_errors(page)
            for path in paths:
                page.goto(path)
                spoken = page.locator("html").get_attribute("lang")
                # a test under way speaks the language that was chosen for it
                assert spoken == language or page.locator("form[data-answer]").count(), path
                assert page.locator("h1").count() == 1, f"{path} has not one h1"
                wrong += violations(page)
            wrong += [line for line in refused if "404" not in line]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_scrolls_sideways_at_320(browser: Browser, server: Server, who: str | None) -> None:
    """320 CSS pixels is also a desk at 400 % zoom (WCAG 1.4.10)."""
    wide: list[str] = []
    with signed_in(browser, server, who, width=320) as page:
        for path in discover(page):
            page.goto(path)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide.append(f"{path}: {width} px")
    assert wide == []
