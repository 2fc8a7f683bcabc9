"""What follows once the participant may read: marks, a correction, the talk of twelve steps, the choice."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.assessing import AMSTERDAM, ANSWER, RIGHT, SAVED, WRONG, Assessment, address_of
from tests.journeys.seats import Seat
from tweespraak.assessments.documents.talks import protocol

FOLLOWED = 10_000  # ms: the other device looks each three seconds
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
ORDER = (1, 2, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12)  # who begins with the parts
STATEMENT = "Ik lees mezelf hierin terug, met één verschil: plannen doe ik graag."


def read_first(here: Assessment) -> None:
    """They mark two sentences, and ask to have one fact put right."""
    mine = here.participant
    here.next(mine, "Read your report")
    mine.follow("Begin reading")
    here.go(mine, "read/section/summary/")
    mark(mine, ANSWER, "recognise")
    mark(mine, WRONG, "question")
    asked = mine.page.locator(".read-line", has_text=WRONG)
    with mine.page.expect_navigation():
        asked.get_by_role("link", name=mine.words("Ask to have this corrected")).click()
    expect(mine.page.locator("[name=quote]")).to_have_value(WRONG)
    mine.tick("kind", "fact")
    mine.fill(wish="Het was 2021.")
    mine.press("Ask this")
    mine.reads("Het was 2021.")


def mark(seat: Seat, sentence: str, choice: str) -> None:
    """One tap, and it is kept."""
    button = seat.page.locator(".read-line", has_text=sentence).locator(f"[data-choice={choice}]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def put_it_right(here: Assessment) -> None:
    """The psychologist accepts it and shows a next version; the participant sees what changed, and the
    marks are still there."""
    lead, mine = here.lead, here.participant
    here.next(lead, "See marks and requests")
    lead.follow("Decide")
    lead.reads("Het was 2021.")
    lead.tick("ruling", "accepted")
    lead.press("Decide")
    here.go(lead, "report/sections/summary/")
    lead.page.locator("[name='summary:reason']").fill(RIGHT)
    expect(lead.page.locator("[data-saved]")).to_contain_text(lead.words("Saved"), timeout=SAVED)
    here.go(mine, "read/section/summary/")
    mine.reads(WRONG)  # until the next version is shown
    here.go(lead, "report/")
    lead.tick("understood")
    lead.press("Show it to the participant")
    here.go(mine, "read/")
    mine.follow("See what changed")
    expect(mine.page.locator("main ins")).to_contain_text("2021")
    here.go(mine, "read/section/summary/")
    mine.reads(RIGHT)
    kept = mine.page.locator(".read-line", has_text=ANSWER).locator("[data-choice=recognise]")
    expect(kept).to_have_attribute("aria-pressed", "true")


def plan_the_talk(here: Assessment, interview: datetime) -> datetime:
    """Not on the day of a part, however late; two days on it is, and both say yes."""
    lead, mine = here.lead, here.participant
    begins = (interview + timedelta(days=2)).astimezone(AMSTERDAM).replace(hour=14)
    here.next(lead, "Plan the feedback talk")
    lead.fill(day=f"{interview:%Y-%m-%d}", hour="23:30", place="Kamer 7")
    lead.press("Plan")
    expect(lead.page.locator("[name=day]")).to_have_attribute("aria-invalid", "true")
    lead.fill(day=f"{begins:%Y-%m-%d}", hour="14:00")
    lead.press("Plan")
    here.next(mine, "To the feedback talk")
    mine.press("This moment suits me")
    mine.reads(mine.words("Both have said yes"))
    here.go(mine, "talk/prepare/")
    mine.tick("order", "parts")
    mine.fill(wish="Hoe kijkt het team ernaar?")
    mine.press("Save")
    return begins


def hold_the_talk(here: Assessment, begins: datetime) -> None:
    """Twelve steps on the desk of the one; the phone of the other follows, and presses its own word."""
    lead, mine = here.lead, here.participant
    here.server.until(begins + timedelta(minutes=2))
    here.next(lead, "To the feedback talk")
    lead.follow("To the talk")
    lead.reads("Hoe kijkt het team ernaar?")
    lead.press("Begin the talk")
    here.go(mine, "talk/room/")
    steps = {seat: protocol(seat.words.language) for seat in (lead, mine)}
    for number in ORDER:
        expect(lead.page.locator("h1")).to_have_text(steps[lead][number].name)
        if number in (4, 7):
            expect(mine.page.locator("h1")).to_have_text(steps[mine][number].name, timeout=FOLLOWED)
            (recognise if number == 4 else choose_a_strength)(mine)
        if number == 6:
            lead.press("On to the next step")
        else:
            with lead.page.expect_navigation():
                lead.page.locator("button[name=tick][value=discussed]").click()
    lead.follow("Close the talk")
    lead.tick("aftercare", "message")
    lead.press("The talk was held")
    lead.reads(lead.words("The talk was held"))


def recognise(mine: Seat) -> None:
    answer = mine.page.locator("button[name=answer][value=partly]").first
    with mine.page.expect_navigation():
        answer.click()
    expect(answer).to_have_attribute("aria-pressed", "true")


def choose_a_strength(mine: Seat) -> None:
    first = mine.page.locator("[name=chosen]").first
    first.check(force=True)
    mine.press("Save")
    expect(first).to_be_checked()


def add_own_words_and_agree(here: Assessment) -> None:
    mine = here.participant
    here.go(mine, "read/statement/")
    mine.page.locator("#text-statement").fill(STATEMENT)
    expect(mine.page.locator("[data-saved]")).to_contain_text(mine.words("Saved"), timeout=SAVED)
    here.go(mine, "read/agree/")
    mine.tick("agrees")
    mine.press("Save")
    mine.reads(mine.words("You agree with this draft"))


def decide(here: Assessment, choice: str) -> None:
    """They show that it is them, read once more what it means, and do it."""
    mine = here.participant
    here.next(mine, "Decide who gets it")
    mine.page.locator(f"[name^=choice-][value={choice}]").check(force=True)
    if choice == "release":
        last = here.server.now + timedelta(days=90)
        mine.page.locator("[name^=until-]").fill(f"{last:%Y-%m-%d}")
    mine.press("Next")
    prove(mine)
    mine.press("Yes, this is what I decide")


def prove(seat: Seat) -> None:
    """The clock went on since they signed in: a code in their mailbox lets them go on."""
    seat.press("Mail me a code")
    box = seat.page.context.new_page()
    code = code_for(Seat(seat.name, box, seat.words))
    box.close()
    form = seat.page.locator("form", has=seat.page.locator("[name=code]"))
    form.locator("[name=code]").fill(code)
    with seat.page.expect_navigation():
        form.get_by_role("button").click()
    seat.press("Go on")  # with what they had chosen


def code_for(seat: Seat) -> str:
    page = seat.page
    page.goto("/demo/mailbox/")
    row = page.locator("tbody tr", has_text=address_of(seat)).first
    with page.expect_navigation():
        row.locator("a").click()
    found = CODE.search(page.locator(".mail-text").inner_text())
    assert found
    return found[0]
