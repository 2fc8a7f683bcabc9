"""A vacancy from its requirements to somebody who applies: every step in the browser of whoever takes it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.journeys.seats import Seat
from tests.journeys.server import Server
from tests.journeys.words import Words
from tests.selection.files import PDF

BOTH = (Words("nl"), Words("en"))
GIVEN = re.compile(r"%\\\(\w+\\\)s")  # what a subject is filled with, escaped
CODE = re.compile(r"\b\d{6}\b")
JOB = "Teamleider magazijn"
STAGES = {"nl": ("Eerste gesprek", "Tweede gesprek"), "en": ("First interview", "Second interview")}
LED, PLANS, ASKS = "Heeft een team geleid", "Plant een week vooruit", "Vraagt door"
# What is asked: about what, how much it is needed, and in which of the two interviews it is looked at.
REQUIREMENTS = (
    (LED, "experience", "must", 0, "Vertelt hoe een team zelf een besluit nam"),
    (PLANS, "skill", "must", 1, "Laat zien hoe een planning tot stand kwam"),
    (ASKS, "work_style", "nice", 0, "Stelt eerst een vraag en dan pas een oplossing voor"),
)
MOTIVATION = "Kanarie: dit werk wil ik graag doen."


@dataclass
class Hiring:
    """Its people, each at a browser; the vacancy and the application; every address they saw."""

    server: Server
    recruiter: Seat
    manager: Seat
    colleague: Seat
    signer: Seat
    candidate: Seat
    addresses: dict[str, str]
    seen: set[str] = field(default_factory=set)
    vacancy: str = ""
    application: str = ""  # the candidate's own page
    followed: str = ""  # the page of the organisation

    def next(self, seat: Seat, step: str) -> None:
        """The page of the vacancy has one next step for them: this one."""
        seat.page.goto(self.vacancy)
        seat.follow(step)

    def go(self, seat: Seat, page: str) -> None:
        seat.page.goto(f"{self.vacancy}{page}")


def intake(here: Hiring) -> None:
    """A recruiter starts it and writes what is asked; the range is part of it."""
    seat = here.recruiter
    seat.page.goto("/selection/")
    seat.follow("Start a vacancy")
    language = seat.words.language
    choose(seat, recruiter=seat.name, manager=here.manager.name)
    seat.page.locator("select[name=language]").select_option(language)
    seat.fill(title=JOB, text="Je leidt een team van acht.")
    seat.press("Start this vacancy")
    here.vacancy = urlsplit(seat.page.url).path.split("requirements/")[0]
    for text, category, need, number, behaviour in REQUIREMENTS:
        here.go(seat, f"requirements/new/?category={category}")
        seat.tick("need", need)
        seat.fill(text=text, behaviour=behaviour, assessed="Een voorbeeld in het gesprek")
        choose(seat, stage=STAGES[language][number])
        seat.press("Save")
    seat.follow("Pay and terms")
    seat.fill(pay_from="3.100", pay_to="4.200", terms="32 tot 36 uur")
    seat.press("Save")
    add_signers(here)


def add_signers(here: Hiring) -> None:
    """A colleague who interviews, and somebody of the team who has no account."""
    seat, signer = here.recruiter, here.signer
    here.go(seat, "people/")
    seat.tick("capacity", "interviewer")
    seat.fill(given_name=here.colleague.name.split()[0], family_name=family(here.colleague))
    seat.press("Add")
    seat.tick("capacity", "team")
    seat.fill(
        email=here.addresses[signer.name],
        given_name=signer.name.split()[0],
        family_name=family(signer),
    )
    seat.press("Add")
    seat.reads(signer.name)


def sign_all(here: Hiring) -> None:
    """Four people under the same fingerprint; one of them by a link, on a phone, with a code."""
    here.next(here.recruiter, "Have them signed")
    here.recruiter.press("Send to everybody who signs")
    for seat in (here.recruiter, here.manager, here.colleague):
        here.go(seat, "sign/")
        sign(seat)
    here.go(here.recruiter, "")
    here.recruiter.reads(here.recruiter.words("not yet"))
    come_in(here, here.signer)
    sign(here.signer)
    here.go(here.recruiter, "")
    here.recruiter.reads(here.recruiter.words("Everybody signed the same requirements."))


def sign(seat: Seat) -> None:
    for text, *_rest in REQUIREMENTS:
        seat.reads(text)
    seat.tick("agree")
    seat.press("Sign")
    seat.reads(seat.words("You signed this. Candidates are chosen on it, and on nothing else."))


def publish(here: Hiring) -> None:
    here.next(here.recruiter, "Put it on its open page")
    here.recruiter.press("Make it public")
    here.recruiter.reads(here.recruiter.words("Take the page away"))


def apply(here: Hiring) -> None:
    """Who has no account reads what is asked and what it pays, and sends a CV; a mail has their page."""
    seat = here.candidate
    seat.page.goto(here.vacancy.replace("/selection/", "/selection/open/"))
    for text in (LED, PLANS, ASKS, "3.100" if seat.words.language == "nl" else "3,100"):
        seat.reads(text)
    seat.follow("Apply")
    seat.fill(
        given_name=seat.name.split()[0],
        family_name=family(seat),
        email=here.addresses[seat.name],
        motivation=MOTIVATION,
    )
    file = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}
    seat.page.locator("input[name=cv]").set_input_files(file)
    seat.press("Send my application")
    come_in(here, seat, "About your application")
    here.application = urlsplit(seat.page.url).path
    here.followed = here.application.replace("/application/", "/candidate/")
    seat.reads("cv.pdf")
    paper = seat.page.request.get(f"{here.application}cv/")
    assert paper.headers["content-disposition"].startswith("attachment")
    assert paper.body() == PDF


def come_in(here: Hiring, seat: Seat, subject: str = "Something is ready for you") -> None:
    """By the link in the newest of such mails; the code comes by mail as well."""
    seat.page.goto(mailed(here, seat, subject).link)
    prove(here, seat)


def prove(here: Hiring, seat: Seat) -> None:
    """Where a code is asked, type the one that was mailed."""
    asks = seat.page.get_by_role("button", name=seat.words("Mail me a code"), exact=True)
    if asks.count():
        seat.press("Mail me a code")
        found = CODE.search(mailed(here, seat, "Your code for Tweespraak").text)
        assert found
        seat.fill(code=found[0])
        seat.press("Go on")


@dataclass(frozen=True)
class Mail:
    """A mail that was sent: its words, and where its button leads."""

    text: str
    link: str


def mailed(here: Hiring, seat: Seat, subject: str) -> Mail:
    """The newest mail to this person with this subject, in whichever language it came."""
    box = seat.page.context.new_page()
    box.goto("/demo/mailbox/")
    either = re.compile("|".join(GIVEN.sub(".*", re.escape(words(subject))) for words in BOTH))
    row = box.locator("tbody tr", has_text=here.addresses[seat.name]).filter(has_text=either)
    with box.expect_navigation():
        row.first.locator("a").click()
    text = box.locator(".mail-text")
    link = text.locator("a[href*='/people/link/']")
    found = Mail(text.inner_text(), str(link.first.get_attribute("href")) if link.count() else "")
    box.close()
    return found


def choose(seat: Seat, **labels: str) -> None:
    """Choose what reads so, in the list of that name."""
    for name, label in labels.items():
        seat.page.locator(f"main select[name='{name}']").select_option(label=label)


def family(seat: Seat) -> str:
    return seat.name.split(" ", 1)[1]
