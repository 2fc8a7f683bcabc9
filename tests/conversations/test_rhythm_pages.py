"""The pages of HR: a year that is filled in, who talks with whom, start and stop."""

import uuid
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.conversations.year import crowd, cycle_of, hr_of, unit_in
from tweespraak.conversations.models import Conversation, Cycle
from tweespraak.conversations.rules.rhythm import FIXED_THEMES, MOST_PERIODS
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db
LIST, NEW = "/conversations/rhythm/", "/conversations/rhythm/new/"


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def hr(voorbeeld) -> Actor:
    return hr_of(voorbeeld)


def text(actor: Actor, address: str, status: int = 200) -> str:
    answer = actor.client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return answer.content.decode()


def filled(**more: Any) -> dict[str, Any]:
    """The form as it comes, for the autumn talk only."""
    return {
        "once": str(uuid.uuid4()), "name": "Najaar", "unit": "",
        "kind_0": "good_conversation", "from_0": "2026-10-26", "until_0": "2026-11-27",
        "minutes_0": "60", "themes_0": list(FIXED_THEMES),
    } | more  # fmt: skip


def test_without_a_cycle_the_page_says_how_to_begin(hr: Actor) -> None:
    body = text(hr, LIST)
    assert "No cycle yet" in body
    assert NEW in body


def test_the_form_comes_with_what_is_left_of_the_year(hr: Actor) -> None:
    body = text(hr, NEW)
    for day in ("2026-09-01", "2026-09-26", "2026-10-26", "2026-11-27"):
        assert f'value="{day}"' in body
    assert f"Add period {MOST_PERIODS}" in body


def test_from_form_through_preview_to_a_running_cycle(
    hr: Actor, bram: Actor, django_capture_on_commit_callbacks
) -> None:
    crowd(hr.member.organisation, 3, bram.member)
    made = hr.client.post(NEW, filled())
    cycle = Cycle.objects.get()
    page = f"{LIST}{cycle.pk}/"
    assert made["Location"] == page
    body = text(hr, page)
    assert "3 conversations are planned" in body
    assert "Bram Bakker" in body
    assert not Conversation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        hr.client.post(f"{page}start/")
    assert Conversation.objects.count() == 3
    with django_capture_on_commit_callbacks(execute=True):
        hr.client.post(f"{page}start/")
    assert Conversation.objects.count() == 3
    assert "running" in text(hr, page)
    assert "Najaar" in text(hr, LIST)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"until_0": "2026-10-01"}, "The last day comes before the first"),
        ({"until_0": ""}, "Choose a day."),
        ({"from_0": "morgen"}, "This is not a day"),
        ({"themes_0": ["results"]}, "at least three themes"),
        ({"themes_0": ["results", "development", "direction"]}, "Choose well-being too"),
        ({"kind_0": ""}, "at least one period"),
        ({"name": ""}, "Give the cycle a name"),
        ({"from_0": "2026-09-01", "until_0": "2026-09-05"}, "This is over too soon"),
        (
            {"kind_1": "check_in", "from_1": "2026-11-01", "until_1": "2026-12-10"},
            "begins before the one before it is over",
        ),
        (
            {"kind_1": "check_in", "from_1": "2027-02-01", "until_1": "2027-03-15"},
            "waits 140 days",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    hr: Actor, change: dict[str, Any], said: str
) -> None:
    answer = hr.client.post(
        NEW, filled(name="Een bijzondere naam") | change, headers={"accept-language": "en"}
    )
    body = answer.content.decode()
    assert said in body
    assert "Een bijzondere naam" in body or "name" in change
    assert not Cycle.objects.exists()


def test_a_draft_is_changed_and_thrown_away(hr: Actor) -> None:
    cycle = cycle_of(hr, started=False)
    unit = unit_in(hr.member.organisation, "Zorg")
    page = f"{LIST}{cycle.pk}/"
    assert "Gesprekken in 2026" in text(hr, f"{page}change/")
    hr.client.post(f"{page}change/", filled(once=str(cycle.pk), unit=str(unit.pk)))
    cycle.refresh_from_db()
    assert (cycle.name, cycle.unit) == ("Najaar", unit)
    hr.client.post(f"{page}drop/")
    assert not Cycle.objects.exists()


def test_a_running_cycle_is_not_changed_but_stopped(hr: Actor) -> None:
    cycle = cycle_of(hr)
    page = f"{LIST}{cycle.pk}/"
    for act in ("change/", "drop/"):
        answer = hr.client.post(f"{page}{act}", filled())
        assert answer["Location"] == page
    assert Cycle.objects.get().name == "Gesprekken in 2026"
    assert "called off" in text(hr, f"{page}stop/")
    hr.client.post(f"{page}stop/")
    assert Cycle.objects.get().stopped_at
    assert "stopped" in text(hr, page)


def test_a_unit_of_another_organisation_is_no_choice(hr: Actor, eva: Actor) -> None:
    other = unit_in(eva.member.organisation, "Elders")
    hr.client.post(NEW, filled(unit=str(other.pk)))
    assert not Cycle.objects.exists()


@pytest.mark.parametrize("act", ["", "change/", "stop/"])
def test_nobody_else_sees_a_cycle(
    hr: Actor, anna: Actor, bram: Actor, chris: Actor, eva: Actor, act: str
) -> None:
    page = f"{LIST}{cycle_of(hr).pk}/{act}"
    for actor in (anna, bram, chris):
        text(actor, page, 403)
        text(actor, LIST, 403)
    text(eva, page, 404)
    assert "Gesprekken in 2026" not in text(eva, LIST)
