"""Parts of the day: planned, told, held, noted; tests whose results nobody else sees yet (T01)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.assessments.casing import agreed, begun, planned
from tests.assessments.test_beginning import ROOT, page
from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.assessments.actions.days import Noted, PartRefused, hold_part, skip_part, write_part
from tweespraak.assessments.actions.informing import start
from tweespraak.assessments.actions.people import PeopleRefused
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.taking_over import take_over
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.days import PartKind, PartRefusal
from tweespraak.assessments.rules.states import Act, State
from tweespraak.insights.api import Result, latest_result, results_of
from tweespraak.insights.personal_data import export
from tweespraak.notifications.models import Mail, Notice

LATER = THEN + timedelta(days=10)


def typed(**more: Any) -> dict[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "kind": "interview",
        "instrument": "personality",
        "name": "",
        "day": "2026-09-14",
        "hour": "10:00",
        "minutes": "60",
        "place": "Kamer 3",
        "bring": "Een legitimatie",
        "mode": "supervised",
        **more,
    }


def test_a_part_is_planned_once_however_often_one_clicks(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    form = typed(psychologist=str(dirk.member.pk))
    for _click in range(2):
        dirk.client.post(f"{ROOT}{case.pk}/parts/new/", form)
    part = Part.objects.get()
    assert part.starts_at is not None
    assert part.starts_at.isoformat() == "2026-09-14T08:00:00+00:00"
    assert "Kamer 3" in page(dirk.client, f"{ROOT}{case.pk}/parts/")


@pytest.mark.parametrize(
    ("day", "hour", "kept"),
    [
        ("2026-09-14", "23:30", "2026-09-14T21:30:00+00:00"),
        ("2026-10-25", "02:30", "2026-10-25T00:30:00+00:00"),  # comes twice: the first
        ("2027-03-28", "02:30", ""),  # the clock skips it
        ("2027-03-28", "03:30", "2027-03-28T01:30:00+00:00"),
    ],
)
def test_a_part_is_at_an_hour_that_is_there_late_and_when_the_clock_changes(
    dirk: Actor, anna: Actor, karin: Actor, day: str, hour: str, kept: str
) -> None:
    case = agreed(dirk, anna, karin)
    dirk.client.post(f"{ROOT}{case.pk}/parts/new/", typed(day=day, hour=hour))
    found = [one.starts_at.isoformat() for one in Part.objects.exclude(starts_at=None)]
    assert found == ([kept] if kept else [])


def test_the_participant_gets_the_appointment_without_names(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    dirk.client.post(f"{ROOT}{case.pk}/parts/new/", typed(psychologist=str(dirk.member.pk)))
    mail = Mail.objects.get(kind="assessments.part_planned")
    assert "METHOD:REQUEST" in mail.calendar
    assert "Kamer 3" in mail.calendar
    for name in ("Anna", "Dirk", "Interview", "Teamleider"):
        assert name not in mail.calendar
    shown = page(anna.client, f"{ROOT}{case.pk}/programme/")
    assert "Een legitimatie" in shown
    part = Part.objects.get()
    ics = anna.client.get(f"{ROOT}{case.pk}/parts/{part.pk}/appointment.ics")
    assert b"dirk@" not in ics.content


def test_another_moment_moves_the_appointment(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = agreed(dirk, anna, karin)
    dirk.client.post(f"{ROOT}{case.pk}/parts/new/", typed())
    part = Part.objects.get()
    dirk.client.post(f"{ROOT}{case.pk}/parts/{part.pk}/plan/", typed(hour="13:00"))
    mails = Mail.objects.filter(kind="assessments.part_planned").order_by("created_at")
    assert [m.calendar.split("SEQUENCE:")[1][0] for m in mails] == ["0", "1"]
    dirk.client.post(f"{ROOT}{case.pk}/parts/{part.pk}/drop/")
    off = Mail.objects.get(kind="assessments.part_cancelled", person_id=anna.person.pk)
    assert "METHOD:CANCEL" in off.calendar
    assert not Part.objects.exists()


def test_parts_are_held_or_left_out_with_a_reason_and_then_it_is_measured(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW, PartKind.SIMULATION)
    interview, simulation = case.parts.all()
    with pytest.raises(PartRefused) as refused:
        skip_part(part=simulation, reason=" ", by=dirk.person.pk, at=LATER)
    assert refused.value.refusal is PartRefusal.NO_REASON
    skip_part(part=simulation, reason="De tegenspeler kwam niet.", by=dirk.person.pk, at=LATER)
    case.refresh_from_db()
    assert case.state == State.IN_PROGRESS
    hold_part(part=interview, by=dirk.person.pk, at=LATER)
    case.refresh_from_db()
    assert case.state == State.MEASURED
    assert case.measured_at == LATER
    assert Notice.objects.filter(kind="assessments.measured", person_id=karin.person.pk).exists()


def test_leaving_everything_out_is_no_assessment(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW)
    skip_part(part=case.parts.get(), reason="x", by=dirk.person.pk, at=LATER)
    case.refresh_from_db()
    assert case.state == State.IN_PROGRESS


def test_scores_of_another_publisher_are_written_by_hand(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.OTHER_TEST)
    part = case.parts.get()
    with pytest.raises(PartRefused) as refused:
        hold_part(part=part, by=dirk.person.pk, at=LATER)
    assert refused.value.refusal is PartRefusal.NO_RESULT
    form = {
        "mode": "managed",
        "norm": "Werkenden, N = 1204, 2021",
        "scale_0": "Verbaal",
        "score_0": "7",
        "se_0": "0,8",
        "scale_kind_0": "sten",
        "held": "yes",
    }
    dirk.client.post(f"{ROOT}{case.pk}/parts/{part.pk}/", form)
    part.refresh_from_db()
    assert part.scores == [{"scale": "Verbaal", "score": "7", "se": "0,8", "scale_kind": "sten"}]
    assert part.held_at is not None


def test_what_is_seen_and_what_it_means_stand_apart(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW, reader=marijke)
    part = case.parts.get()
    key = case.requirements[0]["key"]
    form = {f"seen_{key}": "Vroeg door.", f"meaning_{key}": "Luistert.", "mode": "managed"}
    dirk.client.post(f"{ROOT}{case.pk}/parts/{part.pk}/", form)
    part.refresh_from_db()
    assert part.observations == [
        {"requirement": key, "seen": "Vroeg door.", "meaning": "Luistert."}
    ]
    address = f"{ROOT}{case.pk}/parts/{part.pk}/"
    assert "Vroeg door." in page(marijke.client, address)
    assert marijke.client.post(address, form).status_code == 403
    assert anna.client.get(address).status_code == 403
    assert karin.client.get(address).status_code == 403


def test_a_colleague_notes_their_own_part_only(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW, PartKind.SIMULATION)
    mine, other = case.parts.all()
    Part.objects.filter(pk=mine.pk).update(psychologist=marijke.person)
    address = f"{ROOT}{case.pk}/parts/"
    assert marijke.client.post(f"{address}{mine.pk}/", {"particulars": "x"}).status_code == 302
    assert marijke.client.post(f"{address}{other.pk}/", {"particulars": "x"}).status_code == 403


@pytest.mark.usefixtures("instruments")
def test_T01_a_result_of_an_assessment_is_for_nobody_before_the_participant_may_read(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.TEST)
    result = finished(anna.person, at=LATER)
    assert result.withheld_at is not None
    part = case.parts.get()
    assert (part.result_id, part.held_at is not None) == (result.pk, True)
    assert not results_of(anna.person).exists()
    assert latest_result(anna.person, "personality") is None
    assert anna.client.get("/insights/flat/").status_code == 404
    assert anna.client.get("/insights/print/").status_code == 404
    assert anna.client.get("/insights/N/").status_code == 404
    kept = export(anna.person)["results"]
    assert len(kept) == 1
    assert kept[0]["scores"] == []
    assert not Notice.objects.filter(kind="activities.to_confirm").exists()
    case.refresh_from_db()
    assert case.state == State.MEASURED
    for act in (Act.DRAFT, Act.REVIEW, Act.SHOW):
        step(locked(case), act, by=dirk.person.pk, at=LATER)
    assert latest_result(anna.person, "personality") == Result.objects.get(pk=result.pk)
    assert export(anna.person)["results"][0]["scores"]


@pytest.mark.usefixtures("instruments")
def test_a_test_outside_an_assessment_is_free_as_ever(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    planned(agreed(dirk, anna, karin), dirk, PartKind.TEST)
    assert finished(anna.person, at=LATER).withheld_at is None


@pytest.mark.usefixtures("instruments")
def test_T10_only_the_participant_uses_an_earlier_result_one_test_at_a_time(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    earlier = finished(anna.person, at=THEN - timedelta(days=30))
    case = begun(dirk, anna, karin, PartKind.TEST)
    part = case.parts.get()
    address = f"{ROOT}{case.pk}/parts/{part.pk}/earlier/"
    assert dirk.client.post(address).status_code == 403
    assert "Use that result" in page(anna.client, f"{ROOT}{case.pk}/programme/")
    anna.client.post(address)
    part.refresh_from_db()
    assert part.result_id == earlier.pk
    assert latest_result(anna.person, "personality") == earlier


def test_a_colleague_takes_a_case_over_and_the_participant_is_told(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW)
    address = f"{ROOT}{case.pk}/take-over/"
    assert page(dirk.client, address)
    dirk.client.post(address, {"to": str(marijke.member.pk)})
    case.refresh_from_db()
    assert case.psychologist_id == marijke.person.pk
    assert case.parts.get().psychologist_id == marijke.person.pk
    told = Notice.objects.filter(kind="assessments.taken_over")
    assert set(told.values_list("person_id", flat=True)) == {anna.person.pk, marijke.person.pk}
    assert dirk.client.get(f"{ROOT}{case.pk}/").status_code == 404


def test_the_second_reader_cannot_take_it_over(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW, reader=marijke)
    with pytest.raises(PeopleRefused):
        take_over(case=case, to=marijke.member, by=dirk.person.pk, at=LATER)


def test_the_agenda_shows_the_week_of_my_cases_and_of_no_other(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor, eva: Actor
) -> None:
    planned(agreed(dirk, anna, karin), dirk, PartKind.INTERVIEW, starts_at=LATER)
    week = f"{ROOT}days/?week={LATER.date()}"
    assert "Anna de Vries" in page(dirk.client, week)
    assert "Anna de Vries" not in page(marijke.client, week)
    assert "Anna de Vries" not in page(eva.client, week)
    assert "Anna de Vries" not in page(dirk.client, f"{ROOT}days/?week=2026-01-05")


def test_an_invoice_says_reference_date_and_product_and_nothing_else(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    Case.objects.filter(pk=case.pk).update(reference="=2026-14")
    told = dirk.client.get(
        f"{ROOT}{case.pk}/invoice.csv", headers={"accept-language": "en"}
    ).content.decode()
    assert told.splitlines() == [
        "Reference,Date,Product",
        "'=2026-14,2026-09-01,Psychological assessment",
    ]
    assert "Anna" not in told
    assert karin.client.get(f"{ROOT}{case.pk}/invoice/").status_code == 403
    assert page(dirk.client, f"{ROOT}{case.pk}/invoice/")


def test_a_change_of_the_day_is_written_down_as_noted(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW)
    part = write_part(
        part=case.parts.get(), noted=Noted(particulars="Brandalarm."), by=dirk.person.pk, at=LATER
    )
    assert part.particulars == "Brandalarm."
    assert start(case=case, by=anna.person.pk, at=LATER).state == State.IN_PROGRESS
