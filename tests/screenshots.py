"""The eight pictures of the README, made from the demo: `make screenshots`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.server import PROJECT, Server
from tests.journeys.walking import signed_in

PICTURES = PROJECT / "docs" / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
Go = Callable[[Page], object]


def first(page: Page, address: str, link: str) -> None:
    """Open the first link on a page whose address has this in it."""
    page.goto(address)
    page.goto(str(page.locator(f"main a[href*='{link}']").first.get_attribute("href")))


def question(page: Page) -> None:
    """Where Noor stopped, or the end when she has gone on."""
    page.goto("/tests/personality/")
    page.locator("main .button-primary").first.click()


def activity(page: Page) -> None:
    """The activity with most in it."""
    page.goto("/talent/")
    page.get_by_role("link", name="Opvolging teamleiders logistiek").first.click()


PLACES: dict[str, tuple[str, int, Go]] = {
    "home": ("Anna de Vries", 1280, lambda page: page.goto("/")),
    "people": ("Chris Jansen", 1280, lambda page: page.goto("/people/")),
    "add-person": ("Chris Jansen", 1280, lambda page: page.goto("/people/add/")),
    "question": ("Noor Haddad", 390, question),
    "cube": ("Anna de Vries", 1280, lambda page: page.goto("/insights/")),
    "score": ("Anna de Vries", 390, lambda page: page.goto("/insights/adaptability/")),
    "activity": ("Chris Jansen", 1280, activity),
    "invitation": ("Anna de Vries", 390, lambda page: first(page, "/", "/talent/invitations/")),
}


def take(browser: Browser, server: Server, folder: Path) -> None:
    """Every picture, in Dutch, by day."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (who, width, go) in PLACES.items():
        with signed_in(browser, server, who, width=width) as page:
            go(page)
            page.wait_for_timeout(400)
            page.screenshot(path=folder / f"{name}.png")


def main() -> None:
    """Start a demo, take the pictures, stop."""
    found = subprocess.run(
        [sys.executable, str(PROJECT / "install" / "chromium.py")],
        capture_output=True,
        text=True,
        check=True,
    )
    server = Server().start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=found.stdout.strip(), args=ARGUMENTS
            )
            take(browser, server, PICTURES)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
