"""What the two do at the table of the live room: move on together, pass the word, come and go.

None of it is a step of the conversation, so none of it stands in the log; all of it raises the version.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tweespraak.conversations.actions.steps import locked, touch, touch_chairs
from tweespraak.conversations.models import Conversation, Participant, Theme
from tweespraak.conversations.queries.room import spoken_in
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.room import GONE_AFTER, Leaving, Room, Spoken, room_at
from tweespraak.conversations.rules.states import State
from tweespraak.people.api import Person

MOST_AT_ONCE = 500  # keys in one question to the database


class RoomClosed(Exception):
    """The live room is not open now; `found` says what is behind its door."""

    def __init__(self, found: Room) -> None:
        super().__init__(found)
        self.found = found


@transaction.atomic
def choose_theme(
    *,
    seat: Seat,
    theme: Theme | None,
    left: Theme | None,
    leaving: Leaving | None,
    by: Person,
    at: datetime,
) -> None:
    """Lay a theme on the table for both, or none: the opening. Raises RoomClosed.

    `left` is the theme that this person saw on the table: when both move on in the same second, what
    the first one laid down is not marked by the second.
    """
    conversation = _open(seat, at)
    is_moved = conversation.theme_id != (theme.pk if theme else None)
    is_marked = left is not None and _mark(left, leaving, at)
    if is_moved:
        conversation.theme = theme
        conversation.save(update_fields=["theme"])
    if is_moved or is_marked:
        touch(conversation.pk)


def _mark(left: Theme, leaving: Leaving | None, at: datetime) -> bool:
    before = left.discussed_at
    if leaving is Leaving.DISCUSSED:
        left.discussed_at = before or at
    elif leaving is Leaving.NOT_TODAY and not left.boxes.exclude(text="").exists():
        left.discussed_at = None  # where something was written down, it was talked about
    if left.discussed_at != before:
        left.save(update_fields=["discussed_at"])
    return left.discussed_at != before


@transaction.atomic
def hand_turn(*, seat: Seat, to: Side | None, by: Person, at: datetime) -> None:
    """The word goes to a side, or to nobody; either of the two may tap. Raises RoomClosed."""
    conversation = _open(seat, at)
    rows = list(conversation.participants.all())
    before = spoken_in(conversation, rows)
    if before.turn is not to:
        _keep(conversation, rows, before.handed_to(to, at))


@transaction.atomic
def end_turn(*, conversation: Conversation, at: datetime) -> None:
    """Nobody has the word any more: the talk is over, or everybody left."""
    rows = list(conversation.participants.all())
    before = spoken_in(conversation, rows)
    if before.turn:
        _keep(conversation, rows, before.handed_to(None, at))


@transaction.atomic
def clear_table(*, conversation: Conversation) -> None:
    """The conversation is closed: who was there and who spoke how long is not kept."""
    conversation.participants.update(seen_at=None, here_since_at=None, spoken_seconds=0)
    conversation.theme, conversation.turn, conversation.turn_since_at = None, "", None
    conversation.save(update_fields=["theme", "turn", "turn_since_at"])
    touch(conversation.pk)


def note_presence(*, here: Collection[UUID], at: datetime) -> None:
    """These participants gave a sign of life just now; whoever was silent for too long is not there.

    Every piece is a transaction of its own, and takes the conversation before its participants as all
    the rest does: who taps in that very moment is never stuck with it in a circle.
    """
    mine = sorted(here)
    for start in range(0, len(mine), MOST_AT_ONCE):
        _note_here(mine[start : start + MOST_AT_ONCE], at)
    for room in sorted(set(_silent(at).values_list("conversation_id", flat=True))):
        _see_off(room, at)


@transaction.atomic
def _note_here(participants: Collection[UUID], at: datetime) -> None:
    rows = Participant.objects.filter(pk__in=participants)
    arrived = dict(rows.filter(here_since_at=None).values_list("pk", "conversation_id"))
    if arrived:
        touch_chairs(*arrived.values())
        rows.filter(pk__in=arrived).update(here_since_at=at)
    rows.update(seen_at=at)


@transaction.atomic
def _see_off(room: UUID, at: datetime) -> None:
    conversation = locked(room)
    gone = _silent(at).filter(conversation=conversation).update(here_since_at=None)
    if not gone:  # another node saw them off, or they came back meanwhile
        return
    both = list(conversation.participants.all())
    if not any(each.here_since_at for each in both):
        last = max((each.seen_at for each in both if each.seen_at), default=at)
        end_turn(conversation=conversation, at=last)
    touch_chairs(room)


def _silent(at: datetime) -> QuerySet[Participant]:
    return Participant.objects.filter(here_since_at__isnull=False, seen_at__lt=at - GONE_AFTER)


def _open(seat: Seat, at: datetime) -> Conversation:
    conversation = locked(seat.conversation)
    found = room_at(State(conversation.state), conversation.starts_at, at)
    if found is not Room.OPEN:
        raise RoomClosed(found)
    return conversation


def _keep(conversation: Conversation, rows: list[Participant], spoken: Spoken) -> None:
    for participant in rows:
        seconds = getattr(spoken, participant.side)
        if participant.spoken_seconds != seconds:
            participant.spoken_seconds = seconds
            participant.save(update_fields=["spoken_seconds"])
    touch_chairs(conversation.pk, turn=spoken.turn or "", turn_since_at=spoken.since_at)
