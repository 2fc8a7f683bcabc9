"""A vacancy from end to end, each at a browser of their own: from requirements that everybody signs, through
two interviews, to a rejection one can grow from, the talk about it and the candidate's own feedback book.

The candidate is on a phone and reads in another language than the recruiter; the other way around is walked
in `make prove`. One of the signers has no account: a link and a mailed code. Eva finds nothing anywhere.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.journeys.hiring import Hiring, apply, intake, publish, sign_all
from tests.journeys.seats import PHONE, Seat, eva_finds_nothing, seated
from tests.journeys.server import Server
from tests.journeys.turning_down import (
    decide,
    judge,
    judge_apart,
    keep_a_book,
    look_in_the_mirror,
    plan,
    read_it,
    reject,
    talk,
)

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
RECRUITER, MANAGER, COLLEAGUE = "Lotte Peeters", "Mehmet Yılmaz", "Ruben Visser"
SIGNER, CANDIDATE = "Fenna Mol", "Sam Rivers"
OTHER = {"nl": "en", "en": "nl"}


@pytest.fixture
def here(browser: Browser, moved: Server, language: str) -> Iterator[Hiring]:
    """The organisation reads in this language, the candidate in the other."""
    seen = set[str]()
    with ExitStack() as stack:

        def seat(name: str, spoken: str = language, *, known: bool = True, **size: int) -> Seat:
            return stack.enter_context(
                seated(browser, moved, name, language=spoken, seen=seen, known=known, **size)
            )

        yield Hiring(
            server=moved,
            recruiter=seat(RECRUITER),
            manager=seat(MANAGER),
            colleague=seat(COLLEAGUE, OTHER[language]),
            signer=seat(SIGNER, known=False, width=PHONE),
            candidate=seat(CANDIDATE, OTHER[language], known=False, width=PHONE),
            addresses={
                SIGNER: f"fenna.{language}@journey.example",
                CANDIDATE: f"sam.{language}@journey.example",
            },
            seen=seen,
        )


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
def test_from_what_is_asked_to_what_one_learns_of_a_no(browser: Browser, here: Hiring) -> None:
    before = here.server.errors()
    intake(here)
    sign_all(here)
    publish(here)
    apply(here)
    judge_apart(here, plan(here, 0, days=2))
    judge(here, plan(here, 1, days=2))
    decide(here)
    reject(here)
    read_it(here)
    talk(here)
    keep_a_book(here)
    look_in_the_mirror(here)
    assert here.server.errors() == before
    inside = {url for url in here.seen if "/selection/open/" not in url}
    eva_finds_nothing(browser, here.server, inside, least=30)
