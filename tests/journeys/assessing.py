"""An assessment from the brief to the moment its participant may read: every step in the browser of
whoever takes it."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from tests.journeys.seats import Seat
from tests.journeys.server import Server
from tweespraak.assessments.documents.fixed import BLOCKED

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FINGERPRINT = re.compile(r"\b[0-9a-f]{12}\b")
SAVED = 5_000  # ms: a second after the last key, and the way there and back
BRIEF = {
    "question": "Past de rol van teamleider bij wat deze kandidaat kan en wil?",
    "purpose": "Samen een volgende stap kiezen.",
    "decision": "Wie teamleider wordt.",
    "job_title": "Teamleider",
    "req_1": "Leidt een team van acht",
    "req_2": "Plant vooruit",
    "method": "Een vragenlijst en een interview.",
    "consequences": "Zonder toestemming gaat er niets naar de opdrachtgever.",
}
ANSWER = "Kanarie: de rol past goed."
WRONG, RIGHT = "Het werk begon hier in 2019.", "Het werk begon hier in 2021."
OWN = {"summary:answer": ANSWER, "summary:advice": "fits", "summary:reason": WRONG}


@dataclass
class Assessment:
    """Its people, each at a browser; its address; and every address they saw."""

    server: Server
    lead: Seat
    participant: Seat
    client: Seat
    reader: Seat
    seen: set[str] = field(default_factory=set)
    path: str = ""

    def next(self, seat: Seat, step: str) -> None:
        """The page of the assessment has one next step for them: this one."""
        seat.page.goto(self.path)
        seat.follow(step)

    def go(self, seat: Seat, page: str = "") -> None:
        seat.page.goto(f"{self.path}{page}")


def agree_on_the_brief(here: Assessment) -> None:
    """The psychologist writes it; the client reads the fixed sentence, acknowledges all and accepts."""
    lead, client = here.lead, here.client
    lead.page.goto("/assessments/")
    lead.follow("Start an assessment")
    lead.fill(
        participant_email=address_of(here.participant),
        client_name="Logistiek",
        client_email=address_of(client),
    )
    lead.page.locator("select[name=colleague]").select_option(label=here.reader.name)
    lead.press("Start an assessment")
    here.path = urlsplit(lead.page.url).path
    here.next(lead, "Write the brief")
    lead.fill(**BRIEF)
    lead.press("Save")
    here.next(lead, "Send the brief to the client")
    lead.press("Send it")
    here.next(client, "Read the brief and accept")
    client.reads(BLOCKED[client.words.language])
    client.tick("acknowledged")
    client.press("Accept this brief")


def take_part(here: Assessment) -> None:
    """The sheet of seven sections, the same brief for both, and a yes of one's own."""
    lead, participant = here.lead, here.participant
    here.next(lead, "Inform the participant")
    lead.press("Send the information")
    here.next(participant, "Read the information")
    expect(participant.page.locator("main section h2")).to_have_count(7)
    participant.follow("Say whether you take part")
    participant.tick("agrees")
    participant.press("I take part")
    assert len({fingerprint(here, seat) for seat in (lead, participant, here.client)}) == 1


def fingerprint(here: Assessment, seat: Seat) -> str:
    here.go(seat, "brief/")
    found = FINGERPRINT.search(seat.page.get_by_role("main").inner_text())
    assert found
    return found[0]


def hold_the_parts(here: Assessment) -> datetime:
    """An interview tomorrow, and a test of which the participant lends an earlier result."""
    lead, participant = here.lead, here.participant
    morning = (here.server.now + timedelta(days=1)).astimezone(AMSTERDAM)
    morning = morning.replace(hour=10, minute=0, second=0, microsecond=0)
    here.next(lead, "Plan the parts")
    lead.follow("Add a part")
    lead.tick("kind", "interview")
    lead.fill(day=f"{morning:%Y-%m-%d}", hour="10:00", place="Kamer 2")
    lead.press("Add")
    lead.follow("Add a part")
    lead.tick("kind", "test")
    lead.page.locator("select[name=instrument]").select_option("personality")
    lead.press("Add")
    here.next(participant, "Begin")
    participant.press("I would rather begin sooner")
    here.next(participant, "Take the test")
    participant.page.locator(
        "summary", has_text=participant.words("Use an earlier result instead")
    ).click()
    participant.press("Use that result for this test")
    here.server.until(morning + timedelta(hours=1))
    here.next(lead, "Note the parts")
    with lead.page.expect_navigation():
        lead.page.locator("tbody th a").first.click()
    lead.page.locator("[name^=seen_]").first.fill("Vertelde rustig over een drukke week.")
    lead.page.locator("[name^=meaning_]").first.fill("Houdt overzicht.")
    lead.tick("mode", "supervised")
    lead.press("Save: this part was held")
    return morning


def write_the_report(here: Assessment) -> None:
    """Section after section, with a score put in from beside it; then nothing is left to mend."""
    lead = here.lead
    lead.page.goto("/assessments/signature/")
    lead.fill(name="drs. D. Smit", register="NIP", number="12345")
    lead.press("Save")
    here.next(lead, "Write the report")
    lead.tick("language", here.participant.words.language)
    lead.press("Begin the report")
    lead.follow("Write")
    count = 0
    while True:
        if "/sections/results/" in lead.page.url:
            put_in_a_score(lead)
        for entry in lead.page.locator("[data-entry]").all():
            count += 1
            write(entry, count)
        if not lead.page.get_by_role("button", name=lead.words("Next section")).count():
            break
        lead.press("Next section")
    expect(lead.page.locator("[data-saved]")).to_contain_text(lead.words("Saved"), timeout=SAVED)
    here.go(lead, "report/")
    expect(lead.page.locator("#mend")).to_have_count(0)
    lead.press("Fix this version")


def write(entry: Locator, count: int) -> None:
    """What is still empty; no sentence stands there twice."""
    name = str(entry.get_attribute("data-entry"))
    place = entry.locator(f"[name='{name}']")
    if place.input_value():
        return
    if place.evaluate("one => one.tagName") == "SELECT":
        value = OWN.get(name) or str(place.locator("option").nth(1).get_attribute("value"))
        place.select_option(value)
    else:
        place.fill(OWN.get(name, f"Zin {count} zegt iets over het werk."))


def put_in_a_score(lead: Seat) -> None:
    """The words of a score of ours go where the cursor stood."""
    lead.page.locator("textarea[name$=':scores']").last.focus()
    beside = lead.page.locator(".report-material details", has=lead.page.locator(".report-score"))
    beside.first.locator("summary").first.click()
    beside.first.locator(".report-score [data-insert]").first.click()


def read_along(here: Assessment) -> None:
    """Until the second reader signed and the psychologist gave it, nobody reads a word of it (T01)."""
    lead, reader = here.lead, here.reader
    here.next(reader, "Read along")
    reader.reads(ANSWER)
    reader.press("Sign")
    for seat, page in ((here.participant, "read/"), (here.client, ""), (here.client, "received/")):
        here.go(seat, page)
        seat.reads_not(ANSWER, WRONG)
    here.next(lead, "Give it to the participant")
    lead.tick("understood")
    lead.press("Give it to the participant")


def address_of(seat: Seat) -> str:
    return f"{seat.name.split()[0].lower()}@voorbeeld.example"
