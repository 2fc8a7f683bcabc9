"""Seed 002 from end to end with two browsers, each in its own language: invitation, two preparations,
reveal, the table, an agreement, a record both stand behind, and a check-in in which the agreement is
closed. With the languages the other way around it is walked in `make prove`.

Both press "I am ready" in the same second. Afterwards who runs the rhythm stands before a closed door,
and Eva of the other organisation finds nothing at any address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.seats import PHONE, Seat, eva_finds_nothing, seated
from tests.journeys.server import Server
from tests.journeys.walking import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WHAT = "Elke vrijdag de planning delen"
SECRET = "kanarie-alleen-voor-mij"
SOON = 2_000  # ms: what one does, the other sees
CLOCK = 15_000  # ms: until the stream is there


@dataclass(frozen=True)
class Talk:
    """A conversation: its address, and when it begins."""

    path: str
    begins: datetime


@dataclass(frozen=True)
class Table:
    """Two people with a browser each, the site's clock, and every address they saw."""

    server: Server
    hers: Seat  # the employee's, on a phone
    his: Seat  # the manager's, at a desk
    seen: set[str]


@pytest.fixture
def table(
    browser: Browser, moved: Server, pair: tuple[str, str], languages: tuple[str, str]
) -> Iterator[Table]:
    seen: set[str] = set()
    with (
        seated(browser, moved, pair[0], language=languages[0], seen=seen, width=PHONE) as hers,
        seated(browser, moved, pair[1], language=languages[1], seen=seen) as his,
    ):
        yield Table(moved, hers, his, seen)


@pytest.mark.parametrize(
    ("pair", "languages"),
    [
        pytest.param(("Dirk Smit", "Chris Jansen"), ("nl", "en"), id="nl"),
        pytest.param(
            ("Youssef Amrani", "Mehmet Yılmaz"), ("en", "nl"), id="en", marks=pytest.mark.long
        ),
    ],
)
def test_from_an_invitation_to_a_closed_agreement(browser: Browser, table: Table) -> None:
    server = table.server
    before = server.errors()  # a closed door of the journey before stands there with its reason
    talk = start(table, "good_conversation", timedelta(days=15))
    agree_on_moment(table.his, talk)
    for seat, voice in ((table.hers, "EMPLOYEE"), (table.his, "MANAGER")):
        prepare(seat, talk, voice)
    both_ready_at_once(table, talk)
    read_each_other(table, talk)
    hold(table, talk, WHAT)
    close_the_record(table, talk)
    check_in = start(table, "check_in", timedelta(days=3), by_manager=True)
    agree_on_moment(table.hers, check_in)
    look_back(table, check_in, WHAT)
    assert server.errors() == before
    watchers_are_refused(browser, server, talk)
    eva_finds_nothing(browser, server, table.seen, least=20)


def start(table: Table, card: str, ahead: timedelta, *, by_manager: bool = False) -> Talk:
    """One proposes: with whom, with which card, and when."""
    seat, other = (table.his, table.hers) if by_manager else (table.hers, table.his)
    begins = (table.server.now + ahead).astimezone(AMSTERDAM).replace(hour=10, minute=0, second=0)
    page = seat.page
    page.goto("/conversations/new/")
    page.locator("label", has_text=other.name).first.click()
    page.locator("[name=card]").select_option(f"ready:{card}")
    seat.fill(day=f"{begins:%Y-%m-%d}", hour="10:00", place="2.04")
    page.locator("main form button.button-primary").click()
    page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/$"))
    return Talk(urlsplit(page.url).path, begins)


def agree_on_moment(seat: Seat, talk: Talk) -> None:
    """It waits at home for the other, who says yes."""
    page = seat.page
    page.goto("/")
    assert page.locator(f"main a[href='{talk.path}confirm/']").count() == 1
    page.goto(talk.path)
    page.locator(f"main a[href='{talk.path}confirm/']").first.click()
    page.get_by_role("button", name=seat.words("Yes, this suits me")).click()
    page.wait_for_url(re.compile(rf"{talk.path}$"))


def prepare(seat: Seat, talk: Talk, voice: str) -> None:
    """Every question an answer, two topics, and one that stays with the writer."""
    page = seat.page
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
    for seat in (table.hers, table.his):
        ready = seat.page.get_by_role("button", name=seat.words("I am ready"))
        expect(ready).to_be_visible()
        seat.page.evaluate(
            "document.querySelector('main form button.button-primary').form.requestSubmit()"
        )
    for seat in (table.hers, table.his):
        seat.page.wait_for_url(re.compile(rf"{talk.path}(prepare/|read/)?$"))


def read_each_other(table: Table, talk: Talk) -> None:
    """Not before the day before the talk, then both at the same moment, and never what is private."""
    table.hers.page.goto(f"{talk.path}read/")
    expect(table.hers.page.get_by_role("main")).not_to_contain_text("MANAGER 0")
    table.server.until(talk.begins - timedelta(hours=23))
    for seat, other in ((table.hers, "MANAGER 0"), (table.his, "EMPLOYEE 0")):
        sees(seat, f"{talk.path}read/", other)
    table.his.reads_not(f"{SECRET} EMPLOYEE")


def sees(seat: Seat, path: str, text: str) -> None:
    """The worker looks each second: the page shows this within a while."""
    for _try in range(80):
        seat.page.goto(path)
        if text in seat.page.get_by_role("main").inner_text():
            return
        seat.page.wait_for_timeout(250)
    raise AssertionError(f"{path} does not show {text}")


def hold(table: Table, talk: Talk, what: str) -> None:
    """At the table: the same theme, two boxes, and an agreement of which both say yes."""
    hers, his = table.hers.page, table.his.page
    table.server.until(talk.begins + timedelta(minutes=2))
    for page in (hers, his):
        page.goto(f"{talk.path}room/")
        expect(page.locator("[data-room]")).to_have_attribute(
            "data-follows", "stream", timeout=CLOCK
        )
    first = his.locator("#room-theme").inner_text()
    his.locator("#move-on").click()
    expect(his.locator("#room-theme")).not_to_have_text(first, timeout=SOON)
    box = his.locator("form[data-box]:visible")
    expect(box.locator("textarea")).to_be_visible()
    theme = box.get_attribute("data-box")  # in each language it has another heading
    expect(hers.locator(f"form[data-box='{theme}'] textarea")).to_be_visible(timeout=SOON)
    for page, other, voice in ((hers, his, "EMPLOYEE sees"), (his, hers, "MANAGER sees")):
        page.locator("form[data-box]:visible textarea").fill(voice)
        expect(other.locator("[data-part=other-box]")).to_contain_text(voice, timeout=SOON + 1_500)
    propose(table, what, talk.begins + timedelta(days=20))
    agree = hers.get_by_role("button", name=table.hers.words("I agree"))
    expect(agree).to_be_visible(timeout=SOON + 1_000)
    agree.click()
    expect(hers.get_by_role("main")).to_contain_text(what)


def propose(table: Table, what: str, due: datetime) -> None:
    """The manager puts it on the table: she does it, he helps."""
    page, words = table.his.page, table.his.words
    page.locator("summary", has_text=words("Propose an agreement")).click()
    page.locator("[name=owner][value=employee]").check(force=True)
    page.locator("[name=what]").fill(what)
    page.locator("[name=evidence]").fill("Vrijdag om vier uur staat hij er")
    page.locator("[name=help]").fill("Leest hem dezelfde dag")
    page.locator("[name=due_on]").fill(f"{due:%Y-%m-%d}")
    page.get_by_role("button", name=words("Put it on the table")).click()
    expect(page.locator("[data-part=agreements]")).to_contain_text(what)


def say_held(table: Table, talk: Talk) -> None:
    for seat in (table.hers, table.his):
        seat.page.goto(f"{talk.path}room/")
        seat.press("We have talked")


def close_the_record(table: Table, talk: Talk) -> None:
    """The manager hands the record over; an empty box would hold it; the employee agrees."""
    say_held(table, talk)
    hers, page = table.hers.page, table.his.page
    page.goto(f"{talk.path}record/")
    table.his.press("Finish the record")
    with page.expect_navigation():
        page.locator(f"form[action='{talk.path}hand-over/'] button").click()
    hers.goto(f"{talk.path}react/")
    table.hers.reads("MANAGER sees")
    hers.locator("[name=reaction]").first.check(force=True)
    with hers.expect_navigation():
        hers.locator("main form button.button-primary").last.click()
    page.goto(f"{talk.path}record/")
    assert page.locator("textarea[data-box-text], form[data-box] textarea").count() == 0


def look_back(table: Table, talk: Talk, what: str) -> None:
    """In the check-in the agreement is the first thing; reported and reacted to, it is closed."""
    hers, his = table.hers.page, table.his.page
    for seat, voice in ((table.hers, "EMPLOYEE"), (table.his, "MANAGER")):
        prepare(seat, talk, voice)
    both_ready_at_once(table, talk)
    table.server.until(talk.begins + timedelta(minutes=2))
    sees(table.hers, f"{talk.path}read/", "MANAGER 0")
    hers.goto(f"{talk.path}room/")
    expect(hers.locator("[data-part=theme]")).to_contain_text(what)  # item 1
    hers.get_by_role("link", name=what).first.click()
    hers.get_by_role("link", name=table.hers.words("Say how it went")).first.click()
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
    expect(his.get_by_role("main")).to_contain_text(table.his.words("done"))
    say_held(table, talk)
    for seat in (table.hers, table.his):
        seat.page.goto(f"{talk.path}without-record/")
        seat.press("No record needed")
    hers.goto(talk.path)
    assert hers.locator("a[href$='/room/']").count() == 0


def watchers_are_refused(browser: Browser, server: Server, talk: Talk) -> None:
    """Who runs the rhythm knows that talks are held; the door to this one stays closed."""
    with signed_in(browser, server, "Ingrid Vos") as page:
        for part in ("", "read/", "record/", "room/", "print/"):
            answer = page.goto(f"{talk.path}{part}")
            assert answer is not None
            assert answer.status == 403
