"""Switching the language on a page with something filled in: nothing typed is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with signed_in(browser, server, "Chris Jansen") as opened:
        yield opened


def switch(page: Page, language: str) -> None:
    page.locator(f"form[data-language] button[value={language}]").click()
    expect(page.locator(f"html[lang={language}]")).to_be_attached()


def test_a_half_filled_form_comes_along(page: Page) -> None:
    page.goto("/people/add/")
    page.fill("[name=given_name]", "Lies")
    page.check("[name=roles][value=planner]")
    switch(page, "en")
    expect(page.locator("[name=given_name]")).to_have_value("Lies")
    expect(page.locator("[name=roles][value=planner]")).to_be_checked()
    page.reload()
    expect(page.locator("[name=given_name]")).to_have_value("")


def test_what_will_happen_is_told_again(page: Page) -> None:
    page.goto("/people/add/")
    page.fill("[name=given_name]", "Lies")
    page.fill("[name=email]", "lies.smal@journey.example")
    page.locator("main form.form .button-primary").click()
    once = page.input_value("[name=once]")
    switch(page, "en")
    expect(page.locator("h1")).to_have_text("Add Lies?")
    expect(page.locator("[name=once]")).to_have_value(once)


def test_a_pasted_list_comes_along(page: Page) -> None:
    page.goto("/talent/")
    page.locator("tbody a").first.click()
    page.locator("main a.button-primary").first.click()
    page.fill("textarea", "lies.smal@journey.example\nno address")
    page.locator("main form.form .button-primary").click()
    switch(page, "en")
    page.locator("[name=change]").click()
    expect(page.locator("textarea")).to_have_value("lies.smal@journey.example\nno address")


def test_a_password_does_not_come_along(browser: Browser, server: Server) -> None:
    with signed_in(browser, server, None) as page:
        page.goto("/account/login/")
        page.fill("[name=login]", "lies@journey.example")
        page.fill("[name=password]", "een rustig paard")
        switch(page, "en")
        expect(page.locator("[name=login]")).to_have_value("lies@journey.example")
        expect(page.locator("[name=password]")).to_have_value("")
