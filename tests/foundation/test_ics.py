"""Invitations: another calendar program reads back what we meant, and nothing else (RFC 5545, 5546)."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tweespraak.foundation.ics import Method, NotAnAppointment, invitation

UID = uuid.UUID(int=7)
AT = datetime(2026, 9, 1, 9, tzinfo=UTC)
START = datetime(2026, 10, 24, 7, tzinfo=UTC)


def text(**given: Any) -> str:
    values: dict[str, Any] = {
        "uid": UID, "sequence": 0, "method": Method.REQUEST, "start": START,
        "end": START + timedelta(hours=1), "zone": "Europe/Amsterdam", "summary": "Afspraak",
        "organiser": "hr@voorbeeld.example", "at": AT, "location": "Kamer 3; links, achter",
        "attendees": ["anna@voorbeeld.example", "bram@voorbeeld.example"],
        "url": "https://praat.example.org/conversations/" + "a" * 60,
    }  # fmt: skip
    return invitation(**values | given)


def read(written: str) -> Any:
    [event] = Calendar.from_ical(written).walk("VEVENT")
    return event


def test_what_was_written_is_read_back() -> None:
    event = read(text(summary="Afspraak \\ één;\ntwee"))
    assert event["summary"] == "Afspraak \\ één;\ntwee"
    assert event["location"] == "Kamer 3; links, achter"
    assert event["uid"] == f"{UID}@tweespraak"
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)
    assert event.decoded("dtstamp") == AT
    assert event["organizer"] == "mailto:hr@voorbeeld.example"
    assert [str(one) for one in event["attendee"]] == [
        "mailto:anna@voorbeeld.example",
        "mailto:bram@voorbeeld.example",
    ]


def test_what_rfc_5545_and_5546_ask_of_a_request() -> None:
    written = text()
    calendar = Calendar.from_ical(written)
    assert (calendar["version"], calendar["method"]) == ("2.0", "REQUEST")
    assert calendar["prodid"]
    assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "ORGANIZER", "ATTENDEE"} <= set(read(written))
    assert written.endswith("END:VCALENDAR\r\n")
    assert "\n" not in written.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


def test_names_and_descriptions_have_no_place_in_it() -> None:
    event = read(text())
    assert "DESCRIPTION" not in event
    assert all("CN" not in one.params for one in [*event["attendee"], event["organizer"]])


def test_a_change_keeps_its_uid_and_raises_its_number() -> None:
    first, moved = read(text()), read(text(sequence=1, start=START - timedelta(hours=1)))
    assert first["uid"] == moved["uid"]
    assert moved["sequence"] > first["sequence"]


def test_cancelling_says_so_twice() -> None:
    written = text(method=Method.CANCEL, sequence=2)
    assert Calendar.from_ical(written)["method"] == "CANCEL"
    event = read(written)
    assert event["status"] == "CANCELLED"
    assert "RSVP" not in event["attendee"][0].params


@pytest.mark.parametrize(
    ("zone", "start", "wall", "offset"),
    [
        ("Europe/Amsterdam", "2026-10-24T07:00+00:00", "09:00", 2),  # the day before winter time
        ("Europe/Amsterdam", "2026-10-25T08:00+00:00", "09:00", 1),  # the day it begins
        ("Europe/Amsterdam", "2026-03-29T07:00+00:00", "09:00", 2),  # the day summer time begins
        ("America/Paramaribo", "2026-10-25T12:00+00:00", "09:00", -3),
        ("Australia/Sydney", "2026-10-05T22:00+00:00", "09:00", 11),
        ("UTC", "2026-10-25T09:00+00:00", "09:00", 0),
    ],
)
def test_the_hour_on_the_wall_is_right_in_every_zone(
    zone: str, start: str, wall: str, offset: int
) -> None:
    moment = datetime.fromisoformat(start)
    written = text(zone=zone, start=moment, end=moment + timedelta(minutes=30))
    found = read(written).decoded("dtstart")
    assert found == moment
    assert found.strftime("%H:%M") == wall
    assert found.utcoffset() == timedelta(hours=offset)
    if zone != "UTC":
        zones = Calendar.from_ical(written).walk("VTIMEZONE")
        assert [str(one["tzid"]) for one in zones] == [zone]
        there = zones[0].to_tz(lookup_tzid=False)  # by the rules that were sent along
        assert found.replace(tzinfo=there).utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize(
    "wrong",
    [
        {"end": START},
        {"start": START.replace(tzinfo=None)},
        {"attendees": ["anna@voorbeeld.example\r\nATTENDEE:mailto:x@example.org"]},
        {"organiser": "hr@voorbeeld.example\nX-EVIL:1"},
        {"url": "https://praat.example.org/\r\nSUMMARY:x"},
    ],
)
def test_what_is_no_appointment_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(NotAnAppointment):
        text(**wrong)


def test_a_line_break_in_a_summary_starts_no_line() -> None:
    written = text(summary="Afspraak\r\nATTENDEE:mailto:x@example.org", location="A\nB")
    assert len(read(written)["attendee"]) == 2


def test_half_an_hour_across_the_end_of_summer_time_is_half_an_hour() -> None:
    """02:15 comes twice that night; the second has no name in local time."""
    before = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    event = read(text(start=before, end=before + timedelta(minutes=30)))
    start, end = (event.decoded(name).astimezone(UTC) for name in ("dtstart", "dtend"))
    assert (start, end) == (before, before + timedelta(minutes=30))
