"""Finding every kind of page by walking links, signed in as one of the demo's people."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.addresses import pattern
from tests.journeys.server import Server

DESK: ViewportSize = {"width": 1280, "height": 900}
OPEN = ["/account/login/", "/demo/mailbox/", "/components/"]


@contextmanager
def signed_in(
    browser: Browser,
    server: Server,
    who: str | None,
    *,
    language: str = "nl",
    theme: str = "light",
    width: int = DESK["width"],
) -> Iterator[Page]:
    """A browser of its own in which this person of the demo is signed in; None is nobody."""
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": width, "height": DESK["height"]},
        locale=language,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    speak(context, server, language)
    page = context.new_page()
    if who:
        page.goto("/account/login/")
        page.locator("form", has_text=who).get_by_role("button").first.click()
        page.wait_for_url(server.url + "/")
        speak(context, server, language)
    yield page
    context.close()


def speak(context: BrowserContext, server: Server, language: str) -> None:
    """Read in this language from the next page on."""
    context.add_cookies([{"name": "django_language", "value": language, "url": server.url}])


def walk(page: Page, most: int = 60) -> Iterator[str]:
    """Stand on one page of every kind that links lead to from home, one after the other."""
    todo, seen = ["/", *OPEN], set()
    while todo and len(seen) < most:
        path = todo.pop(0)
        if pattern(path) in seen:
            continue
        seen.add(pattern(path))
        answer = page.goto(path)
        if not answer or "text/html" not in answer.headers.get("content-type", ""):
            continue
        todo += links(page)
        yield path


def links(page: Page) -> list[str]:
    """The paths on this site that the page links to."""
    here = urlsplit(page.url).netloc
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    parts = [urlsplit(link) for link in found]
    return [one.path for one in parts if one.netloc == here and "/static/" not in one.path]
