"""What HR reads of a cycle: counts of groups, by department, as a table and as a file."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cast import THEN, Actor
from tests.conversations.talking import agreement
from tests.conversations.year import PERIODS, crowd, cycle_of, hr_of, unit_in
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.cycle_clock import work_off_cycles
from tweespraak.conversations.models import Conversation, Cycle, Participant
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules import figures as rules
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.states import Reason, State
from tweespraak.foundation import clock
from tweespraak.people.models import Membership

pytestmark = pytest.mark.django_db
SAID = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)  # a Monday, two weeks after the period
PULSE = {"B1": 4, "B2": 4, "B3": 5, "B4": 3}


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def hr(voorbeeld) -> Actor:
    return hr_of(voorbeeld)


@pytest.fixture
def cycle(hr: Actor, bram: Actor) -> Cycle:
    """Six people in Zorg and three in Techniek, one period."""
    crowd(hr.member.organisation, 6, bram.member, unit_in(hr.member.organisation, "Zorg"))
    crowd(hr.member.organisation, 3, bram.member, unit_in(hr.member.organisation, "Techniek"))
    return cycle_of(hr, periods=PERIODS[:1])


def counted(cycle: Cycle, monkeypatch: pytest.MonkeyPatch, at: datetime = THEN) -> Cycle:
    """After the night."""
    Cycle.objects.filter(pk=cycle.pk).update(due_at=at)
    monkeypatch.setattr(clock, "now", lambda: at)
    work_off_cycles()
    return Cycle.objects.get(pk=cycle.pk)


def cells(cycle: Cycle, figure: str, of: str = "period-1") -> dict[str, dict[str, Any]]:
    return {
        row["cell"]: row for row in cycle.figures if row["figure"] == figure and row["of"] == of
    }


def everybody(cycle: Cycle, figure: str, of: str = "period-1") -> dict[str, Any]:
    return cells(cycle, figure, of)["all"]


def hold(count: int, *, pulse: bool = False) -> list[Conversation]:
    """So many talks were held, each with a theme they talked about."""
    talks = list(Conversation.objects.filter(held_at=None).order_by("pk")[:count])
    for talk in talks:
        talk.state, talk.starts_at, talk.held_at = State.CLOSED_AGREED, THEN, THEN
        talk.save(update_fields=["state", "starts_at", "held_at"])
        talk.themes.update(discussed_at=THEN)
        if pulse:
            talk.participants.update(pulse=PULSE, pulse_at=THEN)
    return talks


def text(actor: Actor, address: str, status: int = 200) -> str:
    answer = actor.client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return answer.content.decode()


def test_a_unit_of_three_beside_one_of_six_hides_both(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = counted(cycle, monkeypatch)
    assert everybody(cycle, "progress")["sums"] == {"planned": 9}
    assert [row["on"] for cell, row in cells(cycle, "progress").items() if cell != "all"] == [
        "",
        "",
    ]
    body = text(hr, f"/conversations/rhythm/{cycle.pk}/")
    assert "hidden: fewer than 5 people" in body
    assert "hidden: a group of fewer than 5 could be worked out" in body


def test_no_number_of_a_cycle_is_there_that_suppress_hides(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(8, pulse=True)
    assert any(row["sums"] for row in counted(cycle, monkeypatch, SAID).figures)
    Cycle.objects.update(figures=[], shown={})
    monkeypatch.setattr(
        rules, "suppress", lambda cells, _five, _before: [replace(c, value=None) for c in cells]
    )
    hidden = counted(cycle, monkeypatch, SAID)
    assert {row["figure"] for row in hidden.figures} == set(rules.Figure)
    assert [row for row in hidden.figures if row["people"] or row["sums"] or row["on"]] == []
    assert [book for book in hidden.shown.values() if book["shown"]] == []


def test_counts_come_once_a_week_so_that_no_day_tells_who_talked(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(cycle, monkeypatch)  # a Tuesday
    hold(1)
    for days, held in ((1, 0), (5, 0), (6, 1)):
        found = everybody(counted(cycle, monkeypatch, THEN + timedelta(days=days)), "progress")
        assert found["sums"].get("held", 0) == held
        assert found["people"] == 9


def test_what_one_person_said_later_is_not_told(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = hold(8, pulse=True)
    first = counted(cycle, monkeypatch, SAID)
    assert everybody(first, "pulse_employees")["people"] == 8
    hold(1, pulse=True)
    talks[0].participants.update(pulse={**PULSE, "B1": 1})
    later = everybody(counted(cycle, monkeypatch, SAID + timedelta(days=7)), "pulse_employees")
    assert (later["people"], later["sums"]["B1"]) == (8, 32)
    assert "fewer than 5 people changed" in text(hr, f"/conversations/rhythm/{cycle.pk}/")


def test_who_joins_later_makes_a_group_and_who_leaves_stays_in_the_count(
    cycle: Cycle, bram: Actor, voorbeeld, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(cycle, monkeypatch)
    crowd(voorbeeld, 2, bram.member)
    gone = Conversation.objects.order_by("pk").first()
    Conversation.objects.filter(pk=gone.pk).update(state=State.CANCELLED, ended_because=Reason.LEFT)
    left = gone.participants.get(side=Side.EMPLOYEE).person_id
    Membership.objects.filter(person_id=left).update(ended_at=THEN)
    found = counted(cycle, monkeypatch, THEN + timedelta(days=6))
    assert everybody(found, "progress")["sums"] == {"planned": 8, "not_held": 1}
    assert cells(found, "progress")["joined"]["why"] == "small"


def test_after_the_period_everything_that_was_planned_is_held_or_not(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(cycle, monkeypatch)
    hold(5)
    over = counted(cycle, monkeypatch, THEN + timedelta(days=25))  # the day after its last
    assert everybody(over, "progress")["sums"] == {"held": 5, "not_held": 4}


def test_what_both_called_off_counts_as_not_held(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = list(Conversation.objects.order_by("pk").values_list("pk", flat=True))
    gone = Conversation.objects.filter(pk__in=keys[:2])
    gone.update(state=State.CANCELLED, ended_because=Reason.BUSY)
    found = everybody(counted(cycle, monkeypatch), "progress")
    assert found["sums"] == {"planned": 7, "not_held": 2}


def test_a_talk_that_is_planned_anew_with_another_manager_counts_once(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Conversation.objects.order_by("pk").first()
    Conversation.objects.filter(pk=first.pk).update(
        state=State.CANCELLED, ended_because=Reason.MANAGER_CHANGED
    )
    found = counted(cycle, monkeypatch, THEN + timedelta(days=6))  # the clock planned it anew
    assert Conversation.objects.count() == 10
    assert everybody(found, "progress")["sums"] == {"planned": 9}


def test_agreements_are_counted_made_due_and_followed_up_on_time(
    cycle: Cycle, anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = hold(9)
    for talk, state, closed in (
        (talks[0], AgreementState.PROPOSED, None),
        (talks[1], AgreementState.ACTIVE, None),
        (talks[2], AgreementState.CLOSED_DONE, THEN + timedelta(days=70)),
        (talks[3], AgreementState.CLOSED_NOT_DONE, THEN + timedelta(days=90)),
    ):
        made = agreement(talk, anna, bram, state, due_in=timedelta(days=60))
        made.closed_at = closed
        made.save(update_fields=["closed_at"])
    found = everybody(counted(cycle, monkeypatch, SAID + timedelta(days=70)), "agreements")
    assert found["sums"] == {"made": 3, "due": 3, "on_time": 1}


def test_themes_are_counted_for_everybody_together_only(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(9)
    assert cells(counted(cycle, monkeypatch), "themes") == {}
    found = cells(counted(cycle, monkeypatch, SAID), "themes")
    assert set(found) == {"all"}
    assert found["all"]["sums"] == {"check_in": 9}


def test_pulses_are_averages_and_a_manager_of_nine_is_one_person(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(9, pulse=True)
    cycle = counted(cycle, monkeypatch, SAID)
    assert everybody(cycle, "pulse_employees")["people"] == 9
    assert everybody(cycle, "pulse_managers")["on"] == ""
    body = text(hr, f"/conversations/rhythm/{cycle.pk}/")
    assert "4.0" in body
    assert "How managers felt heard" in body


def test_four_pulses_are_no_average(cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(4, pulse=True)
    assert everybody(counted(cycle, monkeypatch, SAID), "pulse_employees")["on"] == ""


def test_nothing_that_is_shown_or_kept_names_anybody(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(9, pulse=True)
    cycle = counted(cycle, monkeypatch, SAID)
    kept = f"{cycle.figures}{cycle.shown}"
    for seat in Participant.objects.filter(side=Side.EMPLOYEE).select_related("person"):
        assert str(seat.person_id) not in kept
        assert str(seat.conversation_id) not in kept
    assert "Bram" not in text(hr, f"/conversations/rhythm/{cycle.pk}/").split("</header>")[-1]
    assert Entry.objects.filter(action="conversations.figures_published").count() == 1


def test_a_file_says_what_the_page_says_and_why_a_cell_is_hidden(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(cycle, monkeypatch)
    page = f"/conversations/rhythm/{cycle.pk}"
    sheet = hr.client.get(f"{page}/file.csv", headers={"accept-language": "en"})
    lines = sheet.content.decode("utf-8-sig")
    assert "Everybody together,9,9,0,0,2026-09-01" in lines
    assert "hidden: fewer than 5 people" in lines
    book = load_workbook(io.BytesIO(hr.client.get(f"{page}/file.xlsx").content))
    assert book.active.max_row == len(lines.strip().splitlines())
    assert hr.client.get(f"{page}/file.pdf").status_code == 404


def test_the_file_is_for_who_runs_the_rhythm(
    cycle: Cycle, anna: Actor, bram: Actor, chris: Actor, eva: Actor
) -> None:
    address = f"/conversations/rhythm/{cycle.pk}/file.csv"
    for other in (anna, bram, chris):
        assert other.client.get(address).status_code == 403
    assert eva.client.get(address).status_code == 404


def test_a_cycle_shows_its_period_and_how_far_it_is_in_the_list(
    cycle: Cycle, hr: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(9)
    counted(cycle, monkeypatch)
    assert "9 of 9 held" in text(hr, "/conversations/rhythm/")
    assert text(hr, f"/conversations/rhythm/{cycle.pk}/?period=nonsense")


def test_a_stopped_cycle_is_counted_on(cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    Cycle.objects.update(stopped_at=THEN)
    assert everybody(counted(cycle, monkeypatch), "progress")["people"] == 9


@pytest.mark.slow  # two thousand people in forty teams, counted twice
def test_two_thousand_people_are_counted_in_as_many_questions_as_nine(
    hr: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries
) -> None:
    organisation = hr.member.organisation
    for number in range(40):
        crowd(organisation, 50, bram.member, unit_in(organisation, f"Team {number}"))
    cycle = cycle_of(hr, periods=PERIODS[:1])
    with django_assert_max_num_queries(60):
        counted(cycle, monkeypatch)
    some = Conversation.objects.order_by("pk").values("pk")[:700]
    Conversation.objects.filter(pk__in=some).update(
        state=State.CLOSED_AGREED, starts_at=THEN, held_at=THEN
    )
    with django_assert_max_num_queries(60):
        found = counted(cycle, monkeypatch, THEN + timedelta(days=6))
    assert everybody(found, "progress")["sums"] == {"planned": 1300, "held": 700}
    with django_assert_max_num_queries(25):
        text(hr, f"/conversations/rhythm/{cycle.pk}/")
