"""Every page as people meet it: axe, contrast in both themes, and no sideways scroll at 320 px.

320 CSS pixels is also a desk at 400 % zoom (WCAG 1.4.10). In the other language every page is looked at
in `make prove`.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.addresses import pattern
from tests.journeys.server import Server
from tests.journeys.walking import DESK, signed_in, walk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
# Kinds of pages that another person's walk has looked at already: in make test, and in make prove.
SEEN: dict[bool, set[str]] = {True: set(), False: set()}
SPEAKS = {
    "Chris Jansen": "nl", "Anna de Vries": "en", "Noor Haddad": "nl", "Iris Blom": "en",
    "Bram Bakker": "nl", None: "en",
}  # fmt: skip
OTHER = {"nl": "en", "en": "nl"}
WALKS = [
    *(pytest.param(who, language) for who, language in SPEAKS.items()),
    *(
        pytest.param(who, OTHER[language], marks=pytest.mark.long)
        for who, language in SPEAKS.items()
    ),
]


@pytest.mark.parametrize(("who", "language"), WALKS)
def test_every_page_is_for_everyone(
    browser: Browser, server: Server, who: str | None, language: str
) -> None:
    paths, wrong, seen = [], [], SEEN[language == SPEAKS[who]]
    with signed_in(browser, server, who, language=language) as page:
        refused = console_errors(page)
        for path in walk(page):
            if path == "/" or pattern(path) not in seen:
                paths.append(path)
                wrong += look(page, language)
        wrong += refused
    seen.update(pattern(path) for path in paths)
    assert paths
    assert not wrong, "\n".join(wrong)


def look(page: Page, language: str) -> list[str]:
    """Everything that is wrong with the page as it stands, a line each."""
    wrong = []
    spoken = page.locator("html").get_attribute("lang")
    # a test under way speaks the language that was chosen for it
    if spoken != language and not page.locator("form[data-answer]").count():
        wrong.append(f"{page.url} speaks {spoken}, not {language}")
    if page.locator("h1").count() != 1:
        wrong.append(f"{page.url} has not one h1")
    wrong += violations(page)
    page.emulate_media(color_scheme="dark")
    wrong += violations(page, "color-contrast")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        wrong.append(f"{page.url} is {width} px wide at 320")
    page.set_viewport_size(DESK)
    return wrong


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong by these rules (all, when none are named), a line each."""
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])}×)"
        for one in found
    ]


def console_errors(page: Page) -> list[str]:
    """What the browser complains about from now on: a refused style, a broken script.

    Not that a personal link in the mailbox opens nothing for whoever walks here: that is a 404.
    """
    told: list[str] = []

    def hear(line: ConsoleMessage) -> None:
        where = line.location["url"]
        if line.type == "error" and not ("404" in line.text and "/people/link/" in where):
            told.append(f"{line.text} {where}")

    page.on("console", hear)
    return told
