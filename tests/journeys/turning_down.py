"""What follows on an application: two interviews, judged apart, a decision, a rejection one can grow from,
the talk about it, and what the candidate keeps of it."""

from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.assessing import AMSTERDAM, SAVED
from tests.journeys.hiring import JOB, LED, STAGES, Hiring, choose, come_in, mailed, prove
from tests.journeys.seats import Seat
from tests.journeys.test_talent import PASSWORD

SAW = {"colleague": "Zag een rustige uitleg.", "manager": "Hoorde zelf gemaakte roosters."}
DEBRIEF = "We zagen allebei weinig voorbeelden van leiding geven."
QUESTION = "Welk voorbeeld had jullie wel geholpen?"
STRENGTH = "hoe rustig je doorvroeg toen de opdracht onduidelijk was"
EXAMPLE = "hoe je zelf de roosters maakte"
REJECTION = "About your application for %(job)s"
ACTIVATION = "Your account at %(organisation)s"
ELSEWHERE = "Een ander had al eerder een ploeg aangestuurd."


def plan(here: Hiring, number: int, days: int) -> datetime:
    """Only on signed requirements; the candidate gets it in their calendar, without names or subject."""
    seat, stage = here.recruiter, STAGES[here.recruiter.words.language][number]
    starts = (here.server.now + timedelta(days=days)).astimezone(AMSTERDAM)
    starts = starts.replace(hour=10, minute=0, second=0, microsecond=0)
    seat.page.goto(here.followed)
    seat.follow("Plan an interview")
    choose(seat, stage=stage)
    for one in (here.colleague, here.manager):
        seat.page.get_by_label(one.name).check(force=True)
    seat.fill(day=f"{starts:%Y-%m-%d}", hour="10:00", place="Kamer 2")
    seat.press("Invite")
    seat.reads(stage)
    come_in(here, here.candidate, "About an appointment")
    here.candidate.reads("Kamer 2")
    own = here.candidate.page.locator("a[href$='.ics']").last.get_attribute("href")
    card = here.candidate.page.request.get(str(own)).text()
    assert f"{starts.astimezone(AMSTERDAM):%Y%m%dT%H%M%S}" in card
    assert [word for word in (JOB, here.candidate.name) if word in card] == []
    return starts


def judge(here: Hiring, starts: datetime) -> None:
    """Each writes apart what they saw, and saves it for good."""
    here.server.until(starts + timedelta(hours=1))
    for seat, saw in ((here.colleague, SAW["colleague"]), (here.manager, SAW["manager"])):
        write(here, seat, saw)
        save(here, seat)


def judge_apart(here: Hiring, starts: datetime) -> None:
    """A draft is its writer's alone; what a colleague saw is read only when one's own is saved (T29)."""
    here.server.until(starts + timedelta(hours=1))
    write(here, here.colleague, SAW["colleague"])
    expect(here.colleague.page.locator("[data-saved]")).to_contain_text(
        here.colleague.words("Saved"), timeout=SAVED
    )
    judgements(here, here.recruiter).reads_not(SAW["colleague"])
    save(here, here.colleague)
    judgements(here, here.manager).reads_not(SAW["colleague"])
    write(here, here.manager, SAW["manager"])
    save(here, here.manager)
    for seat in (here.manager, here.colleague):
        page = judgements(here, seat)
        for text in SAW.values():
            page.reads(text)


def write(here: Hiring, seat: Seat, saw: str) -> None:
    seat.page.goto(here.followed)
    seat.follow("Judge this interview")
    for box in seat.page.locator("main textarea[name^=saw_]").all():
        box.fill(saw)
    for choice in seat.page.locator("main input[name^=met_][value=partly]").all():
        choice.check(force=True)
    seat.tick("advice", "doubt")


def save(here: Hiring, seat: Seat) -> None:
    seat.press("Save for good")
    seat.page.goto(here.followed)
    seat.reads(seat.words("judged"))


def judgements(here: Hiring, seat: Seat) -> Seat:
    """The judgements of the last interview, as this person finds them."""
    seat.page.goto(here.followed)
    link = seat.page.get_by_role("link", name=seat.words("The judgements"), exact=True).last
    with seat.page.expect_navigation():
        link.click()
    return seat


def decide(here: Hiring) -> None:
    """A person says per must why; nothing goes out by it."""
    seat = here.manager
    judgements(here, seat)
    seat.fill(words=DEBRIEF)
    seat.press("Save")
    seat.page.goto(here.followed)
    seat.follow("Decide")
    seat.reads(LED)
    for choice in seat.page.locator("main input[name^=met_][value=no]").all():
        choice.check(force=True)
    for box in seat.page.locator("main textarea[name^=because_]").all():
        box.fill("Te weinig voorbeelden in de twee gesprekken.")
    seat.tick("choice", "reject")
    seat.press("Decide")
    here.candidate.page.goto(here.application)
    prove(here, here.candidate)
    here.candidate.reads_not("Te weinig voorbeelden", DEBRIEF, *SAW.values())


def reject(here: Hiring) -> str:
    """One reason at a signed requirement, what was strong, a talk; the mail is what the preview was."""
    seat = here.manager
    seat.page.goto(here.followed)
    seat.follow("Write the rejection")
    with seat.page.expect_navigation():
        seat.page.locator("[name=code-0]").select_option("EXPR")
    choose(seat, **{"requirement-0": LED, "caller": seat.name})
    words = {"words-0-task": "het leiden van een team", "words-0-example": EXAMPLE}
    begins = here.server.now + timedelta(days=3)
    moment = f"{begins:%d-%m-%Y} om 14.00 uur"
    seat.fill(**words, thanks="je open verhaal", strength=STRENGTH, call_on=moment)
    seat.press("Check the message")
    preview = seat.page.locator("[data-preview] .mail-text")
    shown = preview.inner_text()
    seat.page.locator("input[name=called]").check(force=True)
    seat.press(seat.words("Send it to %(name)s", name=here.candidate.name))
    return sent_as(here, shown)


def sent_as(here: Hiring, shown: str) -> str:
    sent = mailed(here, here.candidate, REJECTION)
    assert sent.text.strip() == shown.strip()
    for text in (EXAMPLE, STRENGTH, LED, here.manager.name):
        assert text in shown
    return shown


def read_it(here: Hiring) -> None:
    """The candidate reads the same by the link in the mail, and asks to talk about it."""
    seat = here.candidate
    come_in(here, seat, REJECTION)
    for text in (EXAMPLE, STRENGTH, LED):
        seat.reads(text)
    seat.fill(questions=QUESTION)
    seat.press("I would like to talk about it")
    seat.reads(seat.words("I need no talk after all"))


def talk(here: Hiring) -> None:
    """Who offered it plans it, with the question at hand; only that it was held is kept."""
    caller, mine = here.manager, here.candidate
    begins = (here.server.now + timedelta(days=3)).astimezone(AMSTERDAM)
    caller.page.goto(f"{here.followed}rejection/talk/")
    caller.reads(QUESTION)
    caller.page.locator("summary", has_text=caller.words("Plan a moment")).click()
    caller.fill(on=f"{begins:%Y-%m-%d}", at="14:00", place="Telefoon")
    caller.press("Send the moment")
    mine.page.goto(here.application)
    prove(here, mine)
    mine.press("That suits me")
    mine.reads(mine.words("You said yes"))
    here.server.until(begins.replace(hour=14, minute=30))
    caller.page.reload()
    caller.press("We talked")
    caller.reads_not(QUESTION)
    mine.page.goto(here.application)
    prove(here, mine)
    mine.reads(mine.words("You talked about it. Nothing of what was said is kept."))
    mine.page.locator("button[name=value][value='4']").click()
    mine.reads(mine.words("Thank you."))


def keep_a_book(here: Hiring) -> None:
    """With an account it stands in a book of one's own; twice the same from two sides may be a pattern."""
    seat = here.candidate
    seat.follow("Keep what you learn")
    seat.press("Mail me a link")
    seat.page.goto(mailed(here, seat, ACTIVATION).link)
    seat.fill(password=PASSWORD, again=PASSWORD)
    seat.press("Save and go on")
    seat.page.goto("/selection/book/")
    seat.reads(STRENGTH)
    seat.follow("Add feedback from elsewhere")
    seat.fill(from_name="Elders BV", received_on=f"{here.server.now:%Y-%m-%d}")
    seat.page.locator("select[name=code_1]").select_option("EXPR")
    seat.fill(words_1=ELSEWHERE)
    seat.press("Put it in my book")
    seat.page.goto("/selection/book/")
    pattern = seat.page.locator("main .card-accent")
    for text in (EXAMPLE, ELSEWHERE):
        expect(pattern).to_contain_text(text)


def look_in_the_mirror(here: Hiring) -> None:
    """The recruiter sees how it went, in counts: nothing of the candidate, nothing out of the book."""
    seat = here.recruiter
    here.go(seat, "")
    seat.follow("How the process goes")
    seat.reads(seat.words("Measures"))
    seat.reads_not(here.candidate.name, QUESTION, ELSEWHERE)
