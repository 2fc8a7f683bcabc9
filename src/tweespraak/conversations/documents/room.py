"""The live room in words: who is there, how the time was shared, what lies on the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.conversations.documents.table import laid
from tweespraak.conversations.models import Box, Entry, Participant
from tweespraak.conversations.queries.room import Place, Table, spoken_in
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.room import Balance, Spoken, balance, is_gone
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation.texts import in_language


@dataclass(frozen=True)
class Said:
    """What one side shared, with the question it answers."""

    question: str
    text: str


@dataclass(frozen=True)
class Voice:
    """One side of the table: mine stands left, the other right."""

    side: Side
    name: str
    called: str  # by the other, across the table
    is_mine: bool
    is_here: bool
    presence: str
    seconds: int
    minutes: str
    has_turn: bool
    says_held: bool
    answers: list[Said]  # to the theme on the table
    topics: list[str]
    laid: list[Said]  # goals and insights laid on the table, and what was added later
    questions: list[str]  # of the theme on the table
    box: Box | None


@dataclass(frozen=True)
class TableText:
    """Everything the fragment of the room shows."""

    mine: Voice
    other: Voice
    places: list[tuple[Place, str]]  # with the name of the theme
    current: Place | None
    theme: str
    next: Place | None
    next_theme: str
    first: str  # who begins
    balance: str
    most_seconds: int

    @property
    def in_order(self) -> list[Voice]:
        """The employee first."""
        return sorted((self.mine, self.other), key=lambda voice: voice.side is not Side.EMPLOYEE)


def table_text(table: Table, at: datetime) -> TableText:
    """The table as this reader sees it."""
    seat = table.seat
    counted = spoken_in(seat.conversation, (seat.me, seat.other))
    spoken = counted.until(at)
    mine = _voice(table, seat.me, seat.my_name, spoken, at)
    other = _voice(table, seat.other, seat.other_name, spoken, at)
    names = {mine.side: mine.called, other.side: other.called}
    return TableText(
        mine=mine,
        other=other,
        places=[(place, in_language(place.theme.name)) for place in table.places],
        current=table.current,
        theme=_theme(table.current),
        next=table.next,
        next_theme=_theme(table.next),
        first=names[table.current.begins] if table.current else "",
        balance=balance_words(balance(spoken), names[Side.EMPLOYEE], names[Side.MANAGER]),
        most_seconds=max(spoken.employee + spoken.manager, 60),
    )


def balance_words(found: Balance, employee: str, manager: str) -> str:
    """How the time was shared: the same sentence for both."""
    name = {"name": employee if found.value.startswith("employee") else manager}
    match found:
        case Balance.TOO_SHORT:
            return _("Not counted long enough yet to say something about the balance.")
        case Balance.EVEN:
            return _("You both spoke about equally long so far.")
        case Balance.EMPLOYEE_MORE | Balance.MANAGER_MORE:
            return _("%(name)s spoke more so far.") % name
        case _:
            return _("%(name)s spoke most of the time so far.") % name


def minutes_in_words(seconds: int) -> str:
    """Rounded to what matters at a table."""
    minutes = round(seconds / 60)
    if seconds == 0:
        return _("not counted yet")
    if minutes == 0:
        return _("less than a minute")
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def presence_words(participant: Participant, at: datetime) -> str:
    """Whether somebody is in the room and since when, to read after their name."""
    if participant.here_since_at and not is_gone(participant.seen_at, at):
        return _("is here since %(time)s") % _at(participant.here_since_at)
    if participant.seen_at:
        return _("is not here, since %(time)s") % _at(participant.seen_at)
    return _("has not been here yet")


def _at(moment: datetime) -> dict[str, str]:
    return {"time": date_format(localtime(moment), "TIME_FORMAT")}


def _voice(table: Table, one: Participant, name: str, spoken: Spoken, at: datetime) -> Voice:
    seat, place = table.seat, table.current
    said = [entry for entry in table.entries if entry.participant_id == one.pk]
    asked = place.theme.questions if place else []
    return Voice(
        side=Side(one.side),
        name=name,
        called=called(seat, one),
        is_mine=one.pk == seat.me.pk,
        is_here=one.here_since_at is not None and not is_gone(one.seen_at, at),
        presence=presence_words(one, at),
        seconds=getattr(spoken, one.side),
        minutes=minutes_in_words(getattr(spoken, one.side)),
        has_turn=seat.conversation.turn == one.side,
        says_held=one.says_held_at is not None,
        answers=[_said(entry, one, asked) for entry in said if entry.part == Part.ANSWER],
        topics=[entry.text for entry in said if entry.part == Part.TOPIC],
        laid=[_laid(entry) for entry in said if entry.part not in (Part.ANSWER, Part.TOPIC)],
        questions=[in_language(one_asked[str(one.side)]) for one_asked in asked],
        box=table.boxes.get((place.theme.pk, one.side)) if place else None,
    )


def called(seat: Seat, one: Participant) -> str:
    """The given name, as people call each other; the whole one where both are called the same."""
    given = one.person.given_name
    if seat.me.person.given_name == seat.other.person.given_name or not given:
        return seat.my_name if one.pk == seat.me.pk else seat.other_name
    return str(given)


def _theme(place: Place | None) -> str:
    return in_language(place.theme.name) if place else ""


def _said(entry: Entry, one: Participant, asked: list[dict[str, Any]]) -> Said:
    words = entry.asked.get("words") if entry.asked else None
    question = next((each[one.side] for each in asked if each["key"] == entry.question), None)
    return Said(in_language(words or question or {}), entry.text)


def _laid(entry: Entry) -> Said:
    """A goal or a score in the words with which it was laid on the table; or what was added."""
    if entry.part == Part.ADDITION:
        return Said("", entry.text)
    one = laid(entry)
    return Said(f"{one.name}: {one.word}" if one.word else one.name, one.sentence)
