"""Invitations for calendars (RFC 5545, mailed as RFC 5546 and 6047 have it): to come, or not to come.

What may stand in them: a calendar is shared with assistants and colleagues and shown on locked
screens. So `summary` and `location` say that there is an appointment and where, never about whom,
which test, which result or what kind of talk; there is no description, only the link to the page
behind the sign-in; attendees are addresses without names.

The caller keeps the number: `uid` stays the same for one appointment, `sequence` rises by one with
every change and with cancelling. A calendar ignores what has a lower number than it knows.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

PRODUCT = "-//Tweespraak//Tweespraak//NL"
_AROUND = timedelta(days=366)  # how far the rules of the time zone reach before and after


class Method(StrEnum):
    """What the invitation asks of the calendar (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class NotAnAppointment(ValueError):
    """It does not end after it begins, a moment has no time zone, or an address is none."""


def invitation(
    *,
    uid: UUID,
    sequence: int,
    method: Method,
    start: datetime,
    end: datetime,
    zone: str,
    summary: str,
    organiser: str,
    attendees: Collection[str],
    at: datetime,
    location: str = "",
    url: str = "",
) -> str:
    """The text of an .ics: CRLF, folded, with the rules of its time zone. Raises NotAnAppointment.

    `zone` is the person's or the organisation's, as "Europe/Amsterdam"; `organiser` and `attendees`
    are mail addresses; `at` is now.
    """
    if None in (start.tzinfo, end.tzinfo, at.tzinfo) or end <= start:
        raise NotAnAppointment("An appointment ends after it begins, at moments with a time zone.")
    event = Event()
    event.add("uid", f"{uid}@tweespraak")
    event.add("sequence", sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", _moment(start, zone))
    event.add("dtend", _moment(end, zone))
    event.add("summary", summary)
    if location:
        event.add("location", location)
    if url:
        event.add("url", _one_word(url))
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{_one_word(organiser)}"))
    for attendee in attendees:
        event.add("attendee", _asked(attendee, method), encode=False)
    return _calendar(event, method, start, end)


def _moment(moment: datetime, zone: str) -> datetime:
    """In the zone, so that calendars show its hour; in UTC when that hour comes twice and this is the
    second time, for which local time has no name (RFC 5545, 3.3.5)."""
    local = moment.astimezone(ZoneInfo(zone))
    return moment.astimezone(UTC) if local.fold else local


def _asked(address: str, method: Method) -> vCalAddress:
    asked = vCalAddress(f"mailto:{_one_word(address)}")
    asked.params["ROLE"] = "REQ-PARTICIPANT"
    if method is Method.REQUEST:
        asked.params["PARTSTAT"] = "NEEDS-ACTION"
        asked.params["RSVP"] = "TRUE"
    return asked


def _calendar(event: Event, method: Method, start: datetime, end: datetime) -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    calendar.add_component(event)
    calendar.add_missing_timezones((start - _AROUND).date(), (end + _AROUND).date())
    text: bytes = calendar.to_ical()
    return text.decode()


def _one_word(address: str) -> str:
    """An address as it is: it is not escaped, so a line break in it would start a line of its own."""
    if not address.isprintable() or " " in address:
        raise NotAnAppointment(f"This is no address: {address!r}")
    return address
