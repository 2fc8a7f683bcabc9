"""What people write themselves stays text: on every page, in every mail."""

import pytest

from tests.cast import Actor
from tests.permissions.matrix import ask, changers
from tests.permissions.objects import OBJECTS, POST
from tests.permissions.test_reading import PAGES
from tests.permissions.world import AT, World
from tweespraak.activities.api import Activity
from tweespraak.conversations.models import Box, Entry, Participant, Theme
from tweespraak.conversations.rules import Side
from tweespraak.insights.api import Goal, GoalMoment
from tweespraak.notifications.api import Mail, compose
from tweespraak.people.api import Membership, Organisation, Person
from tweespraak.selection.models import Feedback, Preparation

pytestmark = pytest.mark.django_db

MARKUP = "<img src=x onerror=alert(1)>\"'{{ 7|add:35 }}{% now 'Y' %}"
CONTROL = "a\x01b\x0bc\x1bd\u202ee"


@pytest.fixture
def marked(world: World) -> World:
    """Everything a person can write holds markup and template code."""
    Organisation.objects.filter(pk=world.voorbeeld.pk).update(
        name=MARKUP, contact_name=MARKUP, contact_email="a@b.example"
    )
    Membership.objects.filter(organisation=world.voorbeeld).update(
        given_name=MARKUP, family_name=MARKUP[:80], job_title=MARKUP
    )
    Person.objects.update(given_name=MARKUP, family_name=MARKUP)
    Activity.objects.update(name=MARKUP, purpose=MARKUP, kept_lines=MARKUP)
    Goal.objects.update(wording=MARKUP, behaviour=MARKUP, cue=MARKUP, step=MARKUP, buddy=MARKUP)
    GoalMoment.objects.update(text=MARKUP, helps=MARKUP, before={"buddy": MARKUP})
    Feedback.objects.update(
        from_name=MARKUP,
        job_title=MARKUP,
        reasons=[{"code": "EXPR", "words": MARKUP}],
        strength=MARKUP,
        tip=MARKUP,
        message=MARKUP,
        reflection={"went_well": MARKUP, "action": MARKUP},
    )
    Preparation.objects.update(with_name=MARKUP, job_title=MARKUP, words={"role": MARKUP})
    Mail.objects.update(subject=MARKUP, error=MARKUP)
    for theme in Theme.objects.all():
        for side in (Side.EMPLOYEE, Side.MANAGER):
            Box.objects.create(
                theme=theme,
                side=side,
                text=MARKUP,
                written_by=side,
                saved_at=theme.conversation.created_at,
            )
    Theme.objects.update(discussed_at=AT)
    Entry.objects.update(text=MARKUP)
    Participant.objects.update(own_view=MARKUP)
    return world


@pytest.mark.slow  # every page
def test_what_people_write_stays_text_on_every_page(marked: World) -> None:
    shown = 0
    for page, (column, thing, door) in PAGES.items():
        if door.name == "home:mailbox_html":
            continue
        body = ask(marked, thing, door, column).content.decode(errors="replace")  # a PDF
        assert "<img src=x" not in body, page
        assert "onerror=alert(1)>" not in body, page
        assert "42" + "{% now" not in body, page
        assert "add:35" in body or "img" not in body, page
        shown += "&lt;img src=x" in body
    assert shown > 20


@pytest.mark.slow  # every POST
def test_what_people_write_stays_text_after_every_post(marked: World) -> None:
    for key, (column, thing, door) in changers().items():
        answer = ask(marked, thing, door, column)
        if answer.headers.get("Content-Type") != "application/json":
            assert b"<img src=x" not in getattr(answer, "content", b""), key


def test_what_people_write_stays_text_in_a_mail() -> None:
    letter = compose(
        language="nl",
        subject=MARKUP,
        greeting=MARKUP,
        paragraphs=[MARKUP, "</mj-text></mj-column><mj-raw><script>alert(1)</script></mj-raw>"],
        button=(MARKUP, "http://localhost:8000/?a=1&b=\"'><b>"),
        sender=MARKUP,
        contact=MARKUP,
    )
    assert "<img src=x" not in letter.html
    assert "<script" not in letter.html
    assert '"><b>' not in letter.html


def test_control_codes_in_a_mail_break_nothing() -> None:
    letter = compose(
        language="nl",
        subject=CONTROL,
        greeting=CONTROL,
        paragraphs=[CONTROL],
        button=(CONTROL, "http://localhost:8000/"),
        sender=CONTROL,
        contact=CONTROL,
    )
    assert letter.html


@pytest.mark.parametrize("field", ["name", "purpose"])
@pytest.mark.parametrize("words", [CONTROL, "a\r\nBcc: eva@elders.example\r\n\r\nb", "\ud83d"])
def test_an_activity_with_control_codes_breaks_no_invitation(
    world: World, field: str, words: str
) -> None:
    client = world.client("development_admin")
    thing = OBJECTS["new activity"]
    [door] = [door for door in thing.doors if door.method == POST]
    try:
        made = client.post(door.url(world), {**door.data(world), field: words})
    except UnicodeEncodeError:
        pytest.skip("a browser cannot send this")
    if made.status_code == 200:
        return  # refused with a sentence
    address = made["Location"].replace("candidates/", "participations/")
    pasted = {"lines": f"{CONTROL} <noor@voorbeeld.example>", "language": "nl"}
    assert client.post(address, pasted).status_code == 302
    for mail in Mail.objects.filter(address="noor@voorbeeld.example"):
        assert "\n" not in mail.subject
        assert "\r" not in mail.subject


@pytest.mark.parametrize("path", ["/people/?q=a%00b", "/people/?role=%00", "/people/?page=%00"])
def test_a_search_with_nothing_sensible_in_it_finds_nothing(chris: Actor, path: str) -> None:
    answer = chris.client.get(path)
    assert answer.status_code == 200
    assert b"\x00" not in answer.content
