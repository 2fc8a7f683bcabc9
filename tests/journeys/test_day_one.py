"""A real organisation on its first day: from an empty database to the first assessment, Chris and
Noor each in their own language. With the languages the other way around it is walked in `make prove`.

The operator runs `init`. Chris follows the set-up page to its end with a mail server that first
refuses, sends the two hundred people of a file (twelve rows are wrong) their mails while the server is
down for an hour: nothing is lost, nothing comes twice. Noor makes a passkey and takes the first test.
"""

import email
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from email import policy
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.passkeys import give_device
from tests.journeys.server import PROJECT, Server
from tests.journeys.test_talent import OTHER, PASSWORD, take_the_questionnaire
from tests.journeys.walking import speak
from tests.journeys.words import Words
from tests.notifications.smtp_server import MailServer

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
CHRIS, NOOR = "chris@stadslab.example", "noor@stadslab.example"
HOME = re.compile(r"^http://[^/]+/$")
HOUR = 3600
WRONG = 12
RIGHT = 188
WITH_A_TEST = 20  # of the right rows: they get a second mail


@pytest.fixture
def office() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def site(office: MailServer, database: str, language: str) -> Iterator[Server]:
    """An installation of its own with an empty database, whose clock a test may move."""
    running = Server(
        database=database and f"{database}_{language}",
        demo=False,
        TWEESPRAAK_TESTING="1",
        TWEESPRAAK_SECRET="only-for-this-journey",
    )
    yield running
    running.stop()


def page_of(browser: Browser, site: Server, language: str, width: int) -> Page:
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": 900},
        locale=language,
        reduced_motion="reduce",
    )
    speak(context, site, language)
    page = context.new_page()
    page.on("pageerror", lambda problem: pytest.fail(str(problem)))
    return page


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
def test_from_an_empty_database_to_the_first_assessment(
    browser: Browser, site: Server, office: MailServer, language: str, tmp_path: Path
) -> None:
    words, hers = Words(language), Words(OTHER[language])
    activation = install(site, office, language)
    chris = page_of(browser, site, language, 1280)
    choose_a_password(chris, activation, words)
    say_whom_to_ask(chris, words)
    send_a_test_mail(chris, office, words)
    choose_a_look(chris, words)
    publish_the_texts(chris, words)
    go_live(chris, words)
    with_the_server_down_for_an_hour(chris, site, office, words, a_file(tmp_path))
    noor = page_of(browser, site, hers.language, 390)
    start_with_a_passkey(noor, site, link_to(office, NOOR), hers)
    take_the_questionnaire(noor, hers, hers.language)
    everything_is_set_up(chris, words)
    keep_pictures(language, chris=chris, noor=noor)
    assert site.errors() == ""


def install(site: Server, office: MailServer, language: str) -> str:
    """`tweespraak init` on nothing; returns the address it prints."""
    told = site.command(
        "init", "--name", "Stadslab", "--admin-name", "Chris de Jong", "--admin-email", CHRIS,
        "--url", site.url, "--language", language, "--mail", office.address,
        "--sender", "Tweespraak <post@stadslab.example>",
    )  # fmt: skip
    subprocess.run(  # in a test run nobody collects them
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        env=site.environment,
        cwd=PROJECT,
        check=True,
    )
    site.start()
    found = re.search(r"http\S+/people/link/\S+", told)
    assert found, told
    return found[0]


def choose_a_password(page: Page, link: str, words: Words) -> None:
    page.goto(link)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    page.get_by_role("button", name=words("Save and go on")).click()
    page.wait_for_url(HOME)


def say_whom_to_ask(page: Page, words: Words) -> None:
    page.get_by_role("main").get_by_role("link", name=words("Set-up")).first.click()
    expect(page.locator("h1")).to_have_text(words("Set-up"))
    page.get_by_role("link", name=words("Fill in the organisation")).click()
    page.locator("[name=privacy_officer_name]").fill("Fatima Aydin")
    page.locator("[name=privacy_officer_email]").fill("fatima@stadslab")
    page.get_by_role("button", name=words("Save"), exact=True).click()
    expect(page.locator("[name=privacy_officer_email]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=privacy_officer_email]").fill("fatima@stadslab.example")
    page.get_by_role("button", name=words("Save"), exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def send_a_test_mail(page: Page, office: MailServer, words: Words) -> None:
    """The first is refused, and says so; the second arrives."""
    office.refuse("RCPT", "550 5.1.1 No such user here", address=CHRIS)
    ask_for_a_test_mail(page, words)
    until_it_says(page, "/set-up/", "No such user here")
    office.forgive()
    ask_for_a_test_mail(page, words)
    said = words("The mail server took it. Look in your mailbox, also under unwanted mail.")
    until_it_says(page, "/set-up/", said)
    assert any(mail["To"] == CHRIS for mail in office.received)


def ask_for_a_test_mail(page: Page, words: Words) -> None:
    page.goto("/set-up/")
    button = words("Send a test mail to %(address)s", address=CHRIS)
    page.get_by_role("button", name=button).click()


def until_it_says(page: Page, address: str, text: str, tries: int = 60) -> None:
    """Look at a page until what the worker does shows there."""
    for _try in range(tries):
        page.goto(address)
        if page.get_by_role("main").get_by_text(text).count():
            return
        page.wait_for_timeout(500)
    pytest.fail(f"{address} never said: {text}\n{page.get_by_role('main').inner_text()}")


def choose_a_look(page: Page, words: Words) -> None:
    """A yellow nobody can read is not saved; the nearest one that everybody can read is."""
    page.goto("/set-up/")
    page.get_by_role("link", name=words("Choose logo and colour")).click()
    page.locator("[name=accent]").fill("#ffee88")
    page.get_by_role("button", name=words("See how it looks")).click()
    expect(page.get_by_role("main")).to_contain_text(words("Not everyone can read this"))
    page.locator("main form:has([name=instead]) button").click()
    page.get_by_role("button", name=words("Save this look")).click()
    page.goto("/set-up/")
    button = page.locator("main .button-primary").first
    colour = button.evaluate("button => getComputedStyle(button).backgroundColor")
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    assert max(red, green) > blue, f"a dark yellow, not {colour}"


def publish_the_texts(page: Page, words: Words) -> None:
    page.goto("/set-up/")
    page.get_by_role("link", name=words("Read and publish the texts")).click()
    texts = page.url
    for kind in ("privacy", "terms"):
        page.goto(texts)
        page.locator(f"main a[href*='/{kind}/{words.language}/']").first.click()
        text = page.locator("textarea").input_value()
        page.locator("textarea").fill(re.sub(r"\[\[.*?\]\]", "Stadslab", text))
        page.get_by_role("button", name=words("Save and see the draft")).click()
        page.get_by_role("button", name=words("Publish"), exact=True).click()
        expect(page.get_by_role("alert")).to_have_count(0)


def go_live(page: Page, words: Words) -> None:
    page.goto("/set-up/")
    page.get_by_role("link", name=words("Fill in the references")).click()
    page.locator("[name=dpia_reference]").fill("DPIA 2026-11")
    page.locator("[name=dpia_on]").fill("2026-11-02")
    page.locator("[name=no_works_council]").fill("Nine people work here; everyone was heard.")
    page.get_by_role("button", name=words("Save"), exact=True).click()
    page.goto("/set-up/")
    page.get_by_role("link", name=words("Go live"), exact=True).click()
    page.get_by_role("button", name=words("Go live"), exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def a_file(folder: Path) -> Path:
    """Two hundred people as a Dutch spreadsheet saves them: semicolons, windows-1252, wrong rows."""
    rows = [f"Noor;El Haddad;{NOOR};Ontwikkeling Lid;Beleid;Team A;"]
    rows += [
        f"Zoë{n};van Dijk;zoe{n}@stadslab.example;"
        f"{'Ontwikkeling Lid' if n < WITH_A_TEST else 'Medewerker'};Beleid;Team A;{NOOR}"
        for n in range(1, RIGHT)
    ]
    rows += ["Piet;Zonder adres;;Medewerker;Beleid;Team A;"] * 4
    rows += [f"Kees;Krom {n};geen adres {n};Medewerker;;;" for n in range(4)]
    rows += [f"Ria;Rol {n};ria{n}@stadslab.example;Keizerin;;;" for n in range(2)]
    rows += [  # each the other's manager
        "Jan;Boven;jan@stadslab.example;Medewerker;;;riet@stadslab.example",
        "Riet;Boven;riet@stadslab.example;Medewerker;;;jan@stadslab.example",
    ]
    header = "voornaam;achternaam;e-mailadres;rollen;afdeling;team;leidinggevende"
    assert len(rows) == RIGHT + WRONG
    file = folder / "mensen.csv"
    file.write_bytes("\r\n".join([header, *rows]).encode("windows-1252"))
    return file


def with_the_server_down_for_an_hour(
    page: Page, site: Server, office: MailServer, words: Words, file: Path
) -> None:
    """Two hundred rows, twelve wrong; their mails wait for the server, and each comes once."""
    office.stop()
    before = len(office.received)
    page.goto("/set-up/")
    page.get_by_role("link", name=words("Add people from a file")).click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name=words("See what will happen")).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(words("Download the wrong rows"))
    expect(main.locator(".tallies")).to_contain_text(str(RIGHT))
    expect(main.locator(".tallies")).to_contain_text(str(WRONG))
    page.locator("main form[action$='/confirmation/'] button").click()
    page.wait_for_url(re.compile(r"/people/.*[0-9a-f-]{36}/"))
    until_it_says(page, page.url, words("Send the mails now"), tries=240)
    page.get_by_role("button", name=words("Send the mails now")).click()
    page.wait_for_timeout(2000)  # the worker tries, in vain
    assert len(office.received) == before
    office.start()
    office.seconds = 0.02
    move_the_clock(site, HOUR)
    expected = RIGHT + WITH_A_TEST
    for _try in range(240):
        if len(office.received) >= before + expected:
            break
        page.wait_for_timeout(500)
    page.wait_for_timeout(1500)  # time for one too many
    came = Counter(str(mail["To"]) for mail in office.received[before:])
    assert sum(came.values()) == expected, "nothing lost"
    assert len(came) == RIGHT
    assert set(office.times_received.values()) == {1}, "nothing twice"


def move_the_clock(site: Server, seconds: int) -> None:
    """As `tweespraak clock` does it in the demo; here there is none."""
    (site.data / "clock").write_text(str(float(seconds)))


def link_to(office: MailServer, address: str) -> str:
    """The link in the mail with which somebody chooses a password."""
    sent = [mail.as_bytes() for mail in office.received if mail["To"] == address]
    found = [
        link
        for mail in sent
        for part in email.message_from_bytes(mail, policy=policy.default).walk()
        if part.get_content_type() == "text/plain"
        for link in re.findall(r"http\S+/people/link/\S+", part.get_content())
    ]
    assert len(found) == 2, "to choose a password, and to take the test"
    return found[0]


def start_with_a_passkey(page: Page, site: Server, link: str, words: Words) -> None:
    """Noor chooses a password once, and from then on her finger is enough."""
    give_device(page)
    page.goto(link)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    page.get_by_role("button", name=words("Save and go on")).click()
    page.wait_for_url(re.compile(r":\d+/(tests/.*)?$"))
    speak(page.context, site, words.language)
    page.goto("/account/security/")
    page.get_by_role("link", name=words("Add a passkey")).click()
    page.locator("[name=name]").fill("Telefoon")
    page.get_by_role("button", name=words("Make a passkey")).click()
    expect(page.get_by_role("rowheader", name="Telefoon")).to_be_visible()
    sign_out(page.context)
    page.goto("/account/login/")
    page.get_by_role("button", name=words("Sign in with a passkey")).click()
    page.wait_for_url(HOME)
    page.wait_for_load_state()
    speak(page.context, site, words.language)


def sign_out(context: BrowserContext) -> None:
    context.clear_cookies(name="sessionid")


def everything_is_set_up(page: Page, words: Words) -> None:
    page.goto("/set-up/")
    expect(page.locator(".lead").first).to_have_text(
        words("Everything is set up. You can change it here whenever you like.")
    )


def keep_pictures(language: str, **pages: Page) -> None:
    if folder := os.environ.get("JOURNEY_PICTURES"):
        for name, page in pages.items():
            page.screenshot(path=f"{folder}/{name}-{language}.png", full_page=True)
