"""The assessment from end to end, each at a browser of their own: from the brief to a release, with one
correction; and to a report that is held back, of which the client reads one sentence.

The participant is on a phone. Everybody reads in their own language, so every journey is in both; the
other way around is walked in `make prove`. Eva of the other organisation finds nothing at any address.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.assessing import (
    ANSWER,
    RIGHT,
    WRONG,
    Assessment,
    agree_on_the_brief,
    hold_the_parts,
    read_along,
    take_part,
    write_the_report,
)
from tests.journeys.seats import PHONE, eva_finds_nothing, seated
from tests.journeys.server import PROJECT, Server
from tests.journeys.talking_it_over import (
    STATEMENT,
    add_own_words_and_agree,
    decide,
    hold_the_talk,
    mark,
    plan_the_talk,
    put_it_right,
    read_first,
)
from tests.journeys.walking import speak
from tweespraak.assessments.documents.fixed import BLOCKED

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
LEAD, READER, CLIENT = "Dirk Smit", "Marijke de Boer", "Joost van Dam"
OTHER = {"nl": "en", "en": "nl"}


@pytest.fixture
def here(browser: Browser, moved: Server, language: str, participant: str) -> Iterator[Assessment]:
    """The participant reads in this language, and so does the client; the psychologists in the other."""
    theirs, seen = OTHER[language], set[str]()
    with ExitStack() as stack:

        def seat(name: str, spoken: str, **size: int):
            return stack.enter_context(
                seated(browser, moved, name, language=spoken, seen=seen, **size)
            )

        yield Assessment(
            server=moved,
            lead=seat(LEAD, theirs),
            participant=seat(participant, language, width=PHONE),
            client=seat(CLIENT, language),
            reader=seat(READER, theirs),
            seen=seen,
        )


@pytest.mark.parametrize(
    ("language", "participant"),
    [
        pytest.param("nl", "Anna de Vries", id="nl"),
        pytest.param("en", "Youssef Amrani", id="en", marks=pytest.mark.long),
    ],
)
def test_from_a_brief_to_a_release_with_one_correction(browser: Browser, here: Assessment) -> None:
    before = here.server.errors()
    agree_on_the_brief(here)
    take_part(here)
    interview = hold_the_parts(here)
    write_the_report(here)
    read_along(here)
    read_first(here)
    put_it_right(here)
    begins = plan_the_talk(here, interview)
    hold_the_talk(here, begins)
    add_own_words_and_agree(here)
    here.go(here.client, "received/")
    here.client.reads(here.client.words("In conversation with the participant."))
    decide(here, "release")
    what_was_released(here)
    assert here.server.errors() == before
    eva_finds_nothing(browser, here.server, here.seen, least=40)


def what_was_released(here: Assessment) -> None:
    """The client reads the version with what was put right, and the participant's own words; the
    participant sees that they did, and has a copy."""
    client, mine = here.client, here.participant
    here.next(client, "Read the report")
    for text in (ANSWER, RIGHT, STATEMENT):
        client.reads(text)
    client.reads_not(WRONG)
    here.go(mine, "decide/")
    mine.reads(CLIENT)
    mine.reads(mine.words("Who opened it, and when"))
    expect(mine.page.locator("main li", has_text=CLIENT).last).to_be_visible()
    here.go(mine, "copy/")
    mine.reads(STATEMENT)
    paper = mine.page.request.get(f"{here.path}copy/report.pdf")
    assert paper.body().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "participant"),
    [
        pytest.param("en", "Sofie Claes", id="en"),
        pytest.param("nl", "Iris Blom", id="nl", marks=pytest.mark.long),
    ],
)
def test_to_a_report_that_is_held_back(browser: Browser, here: Assessment) -> None:
    before, mine = here.server.errors(), here.participant
    here.path = laid_down(here)
    here.next(mine, "Read your report")
    here.go(mine, "read/section/summary/")
    mark(mine, "SECRET De rol past.", "not")
    here.go(mine, "read/agree/")
    mine.tick("agrees")
    mine.press("Save")
    here.go(mine, "talk/")  # not on the day they first read it
    expect(mine.page.locator(f"a[href='{here.path}talk/waive/']")).to_have_count(0)
    here.server.until(here.server.now + timedelta(hours=25))
    assert here.server.errors() == before
    nobody_else_gives_the_talk_up(here)
    before = here.server.errors()  # a closed door stands there with its reason
    give_the_talk_up(here)
    decide(here, "block")
    mine.reads(mine.words("Nobody got the report."))
    the_client_reads_one_sentence(here)
    assert here.server.errors() == before
    eva_finds_nothing(browser, here.server, here.seen, least=8)


def laid_down(here: Assessment) -> str:
    """Up to the moment they may read: the other journey walks there."""
    environment = here.server.environment | {
        "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}"
    }
    told = subprocess.run(
        [
            sys.executable, "-m", "tests.journeys.laid_case",
            here.participant.name, here.participant.words.language,
        ],
        env=environment, cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return told.stdout.strip()


def nobody_else_gives_the_talk_up(here: Assessment) -> None:
    """The moment the participant may do without the talk, the psychologist and the client still cannot."""
    for seat in (here.lead, here.client):
        answer = seat.page.goto(f"{here.path}talk/waive/")
        assert answer is not None
        assert answer.status == 403


def give_the_talk_up(here: Assessment) -> None:
    mine = here.participant
    here.go(mine, "talk/")
    mine.follow("I need no feedback talk")
    mine.tick("without")
    mine.press("No feedback talk")


def the_client_reads_one_sentence(here: Assessment) -> None:
    """To the letter, in both languages, and not a word beside it."""
    client = here.client
    for language, sentence in BLOCKED.items():
        speak(client.page.context, here.server, language)
        here.go(client, "received/")
        lines = client.page.get_by_role("main").inner_text().split("\n")
        told = [line for line in lines if line.strip()]
        heading = client.page.locator("h1").inner_text()
        assert told[told.index(heading) + 1 :] == [sentence]
        for page in ("", "received/"):
            here.go(client, page)
            client.reads_not("SECRET", "teamleider bij wat")
        for address in ("/", "/notifications/", "/assessments/"):
            client.page.goto(address)
            client.reads_not("SECRET")
