"""What lies on the table of the live room, and the versions that tell a device it is behind."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from tweespraak.conversations.models import Box, Conversation, Entry, Participant, Theme
from tweespraak.conversations.queries.entries import revealed_about
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.room import Spoken, begins

MOST_AT_ONCE = 500  # keys in one question to the database
_OF_CHAIR = ("spoken_seconds", "seen_at", "here_since_at")
_OF_TABLE = tuple(
    f"conversation__{name}"
    for name in ("version", "laid_version", "state", "theme_id", "turn", "turn_since_at")
)


@dataclass(frozen=True)
class Place:
    """One theme on the agenda: its number there, and who speaks first about it."""

    theme: Theme
    number: int
    begins: Side
    is_current: bool


@dataclass(frozen=True)
class Table:
    """Everything both look at, read in a fixed number of queries."""

    seat: Seat
    places: list[Place]
    boxes: dict[tuple[UUID, str], Box]  # by theme and side
    entries: list[Entry]  # revealed, about what lies on the table

    @property
    def current(self) -> Place | None:
        """The theme on the table; none: the opening."""
        return next((place for place in self.places if place.is_current), None)

    @property
    def next(self) -> Place | None:
        """The first theme after this one that was not discussed, else the first that was left open."""
        here = self.current.number if self.current else 0
        still = [one for one in self.places if not one.theme.discussed_at and one.number != here]
        return next((one for one in still if one.number > here), next(iter(still), None))


def table_of(seat: Seat) -> Table:
    """The table as it is laid now."""
    themes = list(Theme.objects.filter(conversation=seat.conversation))
    boxes = Box.objects.filter(theme__conversation=seat.conversation)
    return Table(
        seat=seat,
        places=[
            Place(theme, number + 1, begins(number), theme.pk == seat.conversation.theme_id)
            for number, theme in enumerate(themes)
        ],
        boxes={(box.theme_id, box.side): box for box in boxes},
        entries=revealed_about(seat, seat.conversation.theme_id),
    )


def chairs_of(seat: Seat) -> Table:
    """The same without what lies on the table: only who is there and who speaks."""
    return Table(seat=seat, places=[], boxes={}, entries=[])


def looked_again(seat: Seat) -> Seat:
    """The same seat, after somebody did something at the table."""
    talk = seat.conversation
    rows = talk.participants.select_related("conversation").only(*_OF_CHAIR, *_OF_TABLE)
    fresh = {row.pk: row for row in rows}
    for one in (seat.me, seat.other):
        for name in _OF_CHAIR:
            setattr(one, name, getattr(fresh[one.pk], name))
    for name in _OF_TABLE:
        name = name.removeprefix("conversation__")
        setattr(talk, name, getattr(fresh[seat.me.pk].conversation, name))
    return seat


def spoken_in(conversation: Conversation, participants: Iterable[Participant]) -> Spoken:
    """How long each side spoke up to the running turn, and whose turn runs."""
    seconds = {row.side: row.spoken_seconds for row in participants}
    return Spoken(
        seconds[Side.EMPLOYEE],
        seconds[Side.MANAGER],
        Side(conversation.turn) if conversation.turn else None,
        conversation.turn_since_at,
    )


def theme_in(conversation: Conversation, key: UUID) -> Theme | None:
    """A theme of this conversation."""
    return Theme.objects.filter(conversation=conversation, pk=key).first()


def versions_of(rooms: Collection[UUID]) -> dict[UUID, int]:
    """The version of each room: one query, however many rooms are watched (and one more per 500)."""
    keys = sorted(rooms)
    found: dict[UUID, int] = {}
    for start in range(0, len(keys), MOST_AT_ONCE):
        rows = Conversation.objects.filter(pk__in=keys[start : start + MOST_AT_ONCE])
        found.update(rows.values_list("pk", "version"))
    return found
