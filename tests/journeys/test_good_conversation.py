"""Seed 002 from end to end with two browsers, in both languages: invitation, two preparations, reveal,
the table, an agreement, a record both stand behind, and a check-in in which the agreement is closed.

Both press "I am ready" in the same second. Afterwards who runs the rhythm stands before a closed door,
and Eva of the other organisation finds nothing at any address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.eva import same_as_nothing
from tests.journeys.server import Server
from tests.journeys.walking import signed_in
from tests.journeys.words import Words

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAIRS = {"nl": ("Dirk Smit", "Chris Jansen"), "en": ("Youssef Amrani", "Mehmet Yılmaz")}
WHAT = {"nl": "Elke vrijdag de planning delen", "en": "Share the planning every Friday"}
SECRET = "kanarie-alleen-voor-mij"
SOON = 2_000  # ms: what one does, the other sees
CLOCK = 15_000  # ms: until the stream is there
KEYED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@dataclass(frozen=True)
class Talk:
    """A conversation: its address, and when it begins."""

    path: str
    begins: datetime


@dataclass
class Table:
    """Two people with a browser each, and the site's clock."""

    server: Server
    words: Words
    hers: Page  # the employee's, on a phone
    his: Page  # the manager's, at a desk
    her_name: str
    his_name: str
    seen: set[str] = field(default_factory=set)

    @property
    def now(self) -> datetime:
        """What time it is there."""
        told = self.server.command("clock")
        found = re.search(r"now (\d{4}-\d\d-\d\d \d\d:\d\d) UTC", " ".join(told.split()))
        assert found, told
        return datetime.strptime(found[1], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)

    def until(self, moment: datetime) -> None:
        """Let it become this moment for everybody."""
        minutes = int((moment - self.now).total_seconds() // 60) + 1
        self.server.command("clock", f"+{minutes}m")


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """Its clock is moved by weeks: no other journey should feel that."""
    running = Server().start()
    yield running
    running.stop()


@pytest.fixture
def table(browser: Browser, own_server: Server, language: str) -> Iterator[Table]:
    employee, manager = PAIRS[language]
    with (
        signed_in(browser, own_server, employee, language=language, width=390) as hers,
        signed_in(browser, own_server, manager, language=language) as his,
    ):
        laid = Table(own_server, Words(language), hers, his, employee, manager)
        for page in (hers, his):
            page.on("request", lambda request: laid.seen.add(request.url))
        yield laid


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_an_invitation_to_a_closed_agreement(
    browser: Browser, own_server: Server, table: Table, language: str
) -> None:
    before = (
        own_server.errors()
    )  # a closed door of the language before stands there with its reason
    talk = start(table, "good_conversation", timedelta(days=15))
    agree_on_moment(table, talk, by=table.his)
    for page, voice in ((table.hers, "EMPLOYEE"), (table.his, "MANAGER")):
        prepare(page, talk, voice)
    both_ready_at_once(table, talk)
    read_each_other(table, talk)
    hold(table, talk, WHAT[language])
    close_the_record(table, talk)
    check_in = start(table, "check_in", timedelta(days=3), by_manager=True)
    agree_on_moment(table, check_in, by=table.hers)
    look_back(table, check_in, WHAT[language])
    assert own_server.errors() == before
    watchers_are_refused(browser, own_server, talk)
    eva_finds_nothing(browser, own_server, table.seen)


def start(table: Table, card: str, ahead: timedelta, *, by_manager: bool = False) -> Talk:
    """One proposes: with whom, with which card, and when."""
    page, other = (table.his, table.her_name) if by_manager else (table.hers, table.his_name)
    begins = (table.now + ahead).astimezone(AMSTERDAM).replace(hour=10, minute=0, second=0)
    page.goto("/conversations/new/")
    page.locator("label", has_text=other).first.click()
    page.locator("[name=card]").select_option(f"ready:{card}")
    page.locator("[name=day]").fill(f"{begins:%Y-%m-%d}")
    page.locator("[name=hour]").fill("10:00")
    page.locator("[name=place]").fill("2.04")
    page.locator("main form button.button-primary").click()
    page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/$"))
    return Talk(urlsplit(page.url).path, begins)


def agree_on_moment(table: Table, talk: Talk, *, by: Page) -> None:
    """It waits at home for the other, who says yes."""
    by.goto("/")
    assert by.locator(f"main a[href='{talk.path}confirm/']").count() == 1
    by.goto(talk.path)
    by.locator(f"main a[href='{talk.path}confirm/']").first.click()
    by.get_by_role("button", name=table.words("Yes, this suits me")).click()
    by.wait_for_url(re.compile(rf"{talk.path}$"))


def prepare(page: Page, talk: Talk, voice: str) -> None:
    """Every question an answer, two topics, and one that stays with the writer."""
    page.goto(f"{talk.path}prepare/")
    for number, box in enumerate(page.locator("[data-entry^='answer:'] textarea").all()):
        box.fill(f"{voice} {number}")
    topics = page.locator("[data-entry^='topic:']").all()
    for number, topic in enumerate(topics[:2]):
        topic.locator("input[type=text]").fill(f"{voice} topic {number}")
    if topics:
        topics[2].locator("input[type=text]").fill(f"{SECRET} {voice}")
        topics[2].locator("input[value=private]").check(force=True)
    page.locator("button[value=ready]").click()
    page.wait_for_url(re.compile(r"/ready/$"))


def both_ready_at_once(table: Table, talk: Talk) -> None:
    """The two presses leave in the same moment; each is told what comes next."""
    for page in (table.hers, table.his):
        expect(page.get_by_role("button", name=table.words("I am ready"))).to_be_visible()
        press = "document.querySelector('main form button.button-primary').form.requestSubmit()"
        page.evaluate(press)
    for page in (table.hers, table.his):
        page.wait_for_url(re.compile(rf"{talk.path}(prepare/|read/)?$"))


def read_each_other(table: Table, talk: Talk) -> None:
    """Not before the day before the talk, then both at the same moment, and never what is private."""
    table.hers.goto(f"{talk.path}read/")
    expect(table.hers.get_by_role("main")).not_to_contain_text("MANAGER 0")
    table.until(talk.begins - timedelta(hours=23))
    for page, other in ((table.hers, "MANAGER 0"), (table.his, "EMPLOYEE 0")):
        sees(page, f"{talk.path}read/", other)
    expect(table.his.get_by_role("main")).not_to_contain_text(f"{SECRET} EMPLOYEE")


def sees(page: Page, path: str, text: str) -> None:
    """The worker looks each second: the page shows this within a while."""
    for _try in range(40):
        page.goto(path)
        if text in page.get_by_role("main").inner_text():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{path} does not show {text}")


def hold(table: Table, talk: Talk, what: str) -> None:
    """At the table: the same theme, two boxes, and an agreement of which both say yes."""
    hers, his = table.hers, table.his
    table.until(talk.begins + timedelta(minutes=2))
    for page in (hers, his):
        page.goto(f"{talk.path}room/")
        expect(page.locator("[data-room]")).to_have_attribute(
            "data-follows", "stream", timeout=CLOCK
        )
    his.locator("#move-on").click()
    expect(his.locator("form[data-box]:visible textarea")).to_be_visible()
    expect(hers.locator("#room-theme")).to_have_text(
        his.locator("#room-theme").inner_text(), timeout=SOON
    )
    for page, other, voice in ((hers, his, "EMPLOYEE sees"), (his, hers, "MANAGER sees")):
        page.locator("form[data-box]:visible textarea").fill(voice)
        expect(other.locator("[data-part=other-box]")).to_contain_text(voice, timeout=SOON + 1_500)
    propose(table, what, talk.begins + timedelta(days=20))
    agree = hers.get_by_role("button", name=table.words("I agree"))
    expect(agree).to_be_visible(timeout=SOON + 1_000)
    agree.click()
    expect(hers.get_by_role("main")).to_contain_text(what)


def propose(table: Table, what: str, due: datetime) -> None:
    """The manager puts it on the table: she does it, he helps."""
    page = table.his
    page.locator("summary", has_text=table.words("Propose an agreement")).click()
    page.locator("[name=owner][value=employee]").check(force=True)
    page.locator("[name=what]").fill(what)
    page.locator("[name=evidence]").fill("Vrijdag om vier uur staat hij er")
    page.locator("[name=help]").fill("Leest hem dezelfde dag")
    page.locator("[name=due_on]").fill(f"{due:%Y-%m-%d}")
    page.get_by_role("button", name=table.words("Put it on the table")).click()
    expect(page.locator("[data-part=agreements]")).to_contain_text(what)


def say_held(table: Table, talk: Talk) -> None:
    for page in (table.hers, table.his):
        page.goto(f"{talk.path}room/")
        page.get_by_role("button", name=table.words("We have talked")).click()
        page.wait_for_load_state()


def close_the_record(table: Table, talk: Talk) -> None:
    """The manager hands the record over; an empty box would hold it; the employee agrees."""
    say_held(table, talk)
    page = table.his
    page.goto(f"{talk.path}record/")
    page.get_by_role("button", name=table.words("Finish the record")).click()
    page.locator(f"form[action='{talk.path}hand-over/'] button").click()
    table.hers.goto(f"{talk.path}react/")
    expect(table.hers.get_by_role("main")).to_contain_text("MANAGER sees")
    table.hers.locator("[name=reaction]").first.check(force=True)
    table.hers.locator("main form button.button-primary").last.click()
    table.hers.wait_for_load_state()
    page.goto(f"{talk.path}record/")
    assert page.locator("textarea[data-box-text], form[data-box] textarea").count() == 0


def look_back(table: Table, talk: Talk, what: str) -> None:
    """In the check-in the agreement is the first thing; reported and reacted to, it is closed."""
    hers, his = table.hers, table.his
    for page, voice in ((hers, "EMPLOYEE"), (his, "MANAGER")):
        prepare(page, talk, voice)
    both_ready_at_once(table, talk)
    table.until(talk.begins + timedelta(minutes=2))
    sees(hers, f"{talk.path}read/", "MANAGER 0")
    hers.goto(f"{talk.path}room/")
    expect(hers.locator("[data-part=theme]")).to_contain_text(what)  # item 1
    hers.get_by_role("link", name=what).first.click()
    hers.get_by_role("link", name=table.words("Say how it went")).first.click()
    hers.locator("[name=how][value=done]").check(force=True)
    hers.locator("[name=text]").fill("Vier weken op rij gelukt")
    hers.locator("main form button.button-primary").click()
    his.goto("/conversations/agreements/")
    his.get_by_role("link", name=what).first.click()
    his.locator("main a[href$='/react/']").first.click()
    his.locator("[name=how][value=done]").check(force=True)
    his.locator("main form button.button-primary").click()  # without words: held, nothing closed
    expect(his.locator("[name=text]")).to_have_attribute("aria-invalid", "true")
    his.locator("[name=text]").fill("Dat merk ik aan het overleg op maandag")
    his.locator("main form button.button-primary").click()
    expect(his.get_by_role("main")).to_contain_text(table.words("done"))
    say_held(table, talk)
    for page in (hers, his):
        page.goto(f"{talk.path}without-record/")
        page.get_by_role("button", name=table.words("No record needed")).click()
        page.wait_for_load_state()
    hers.goto(talk.path)
    assert hers.locator("a[href$='/room/']").count() == 0


def watchers_are_refused(browser: Browser, server: Server, talk: Talk) -> None:
    """Who runs the rhythm knows that talks are held; the door to this one stays closed."""
    with signed_in(browser, server, "Ingrid Vos") as page:
        for part in ("", "read/", "record/", "room/", "print/"):
            answer = page.goto(f"{talk.path}{part}")
            assert answer is not None
            assert answer.status == 403


def eva_finds_nothing(browser: Browser, server: Server, seen: set[str]) -> None:
    with signed_in(browser, server, "Eva Mulder") as page:
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    keyed = {url for url in seen if KEYED.search(urlsplit(url).path) and url.startswith(server.url)}
    assert len(keyed) >= 20
    assert same_as_nothing(keyed, cookies) == []
