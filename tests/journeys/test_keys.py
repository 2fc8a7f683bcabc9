"""The keys of an account in a real browser: passkey, two steps, recovery code, single sign-on."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.passkeys import give_device
from tests.journeys.server import Server
from tests.journeys.walking import signed_in
from tests.people.keys_fixture import app_code
from tests.people.provider import running_provider, vouch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

WHO, EMAIL = "Anna de Vries", "anna@voorbeeld.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as address:
        yield address


@pytest.fixture(scope="module")
def site(provider: str) -> Iterator[Server]:
    """A site of its own, whose organisation signs in through the provider."""
    running = Server(
        TWEESPRAAK_OIDC_SERVER=provider,
        TWEESPRAAK_OIDC_ORGANISATION="voorbeeld",
        TWEESPRAAK_OIDC_NAME="Inloggen bij Voorbeeld",
        TWEESPRAAK_OIDC_CLIENT="tweespraak",
        TWEESPRAAK_OIDC_SECRET="geheim",
    ).start()
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser, site: Server) -> Iterator[Page]:
    with signed_in(browser, site, WHO) as opened:
        opened.on("pageerror", lambda problem: pytest.fail(str(problem)))
        yield opened


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    page.goto("/account/login/")


def code_in_mailbox(page: Page) -> str:
    """The code in the newest mail, as the mailbox of the demo shows it."""
    mailbox = page.context.new_page()
    mailbox.goto("/demo/mailbox/")
    mailbox.get_by_role("link", name="Je code voor Tweespraak").first.click()
    found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", mailbox.content())
    mailbox.close()
    assert found
    return found[0]


def test_two_web_processes_count_wrong_passwords_together(browser: Browser, site: Server) -> None:
    with signed_in(browser, site, None) as page:
        for _ in range(6):
            page.goto("/account/login/")
            page.get_by_label("E-mailadres").fill("marijke@voorbeeld.example")
            page.get_by_label("Wachtwoord", exact=True).fill("een verkeerd wachtwoord")
            page.get_by_role("button", name="Inloggen", exact=True).click()
        expect(page.get_by_text("laat je een code mailen").first).to_be_visible()


def test_a_passkey_is_added_and_opens_the_account(page: Page, site: Server) -> None:
    give_device(page)
    page.goto("/account/security/")
    page.get_by_role("link", name="Passkey toevoegen").click()
    page.get_by_label("Naam van de passkey").fill("Mijn laptop")
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_role("rowheader", name="Mijn laptop")).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url(site.url + "/")
    page.goto("/account/security/")
    expect(page.get_by_role("rowheader", name="Mijn laptop")).to_be_visible()


def test_two_steps_and_a_recovery_code(page: Page, site: Server) -> None:
    page.goto("/account/security/")
    page.get_by_role("link", name="Twee stappen aanzetten").click()
    expect(page.locator("img.qr")).to_have_js_property("complete", True)
    assert page.locator("img.qr").evaluate("picture => picture.naturalWidth") > 0
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("De code die je app laat zien").fill(app_code(secret))
    page.get_by_role("button", name="Twee stappen aanzetten").click()
    codes = page.locator("ul.codes code").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert codes[0] in download.value.path().read_text()
    sign_out(page)
    page.get_by_role("link", name="Mail me een code").click()
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_role("button", name="Mail me een code").click()
    page.get_by_label("De code uit de mail").fill(code_in_mailbox(page))
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Je code").fill(codes[0])
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(site.url + "/")
    page.goto("/account/security/")
    expect(page.get_by_text("Je hebt nog 9 herstelcodes over")).to_be_visible()
    page.get_by_role("link", name="Twee stappen uitzetten").click()
    page.get_by_role("button", name="Twee stappen uitzetten").click()
    expect(page.get_by_role("link", name="Twee stappen aanzetten")).to_be_visible()


def test_through_the_organisation(page: Page, site: Server, provider: str) -> None:
    vouch(provider, "anna", EMAIL)
    sign_out(page)
    page.get_by_role("button", name="Inloggen bij Voorbeeld").click()
    page.wait_for_url(f"{provider}/**")
    page.locator("input[name=sub]").first.fill("anna")
    page.locator("button, input[type=submit]").first.click()
    page.wait_for_url(site.url + "/")
    page.goto("/account/security/")
    expect(page.get_by_text("gekoppeld aan de inlog van")).to_be_visible()
    assert site.errors() == ""
