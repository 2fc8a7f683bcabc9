"""Write in the boxes of a theme. Autosaves: no audit row, but the other device shows them."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.steps import locked, touch
from tweespraak.conversations.models import Box, Theme
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.room import theme_in
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.recording import (
    LONGEST_BOX,
    RecordRefused,
    Refusal,
    box_refused,
    undiscussed_refused,
)
from tweespraak.conversations.rules.states import IN_ROOM, Act, ActRefused, State
from tweespraak.people.api import Person


class Behind(Exception):
    """The box was changed meanwhile; `box` is what stands there now. Nothing was saved."""

    def __init__(self, box: Box) -> None:
        super().__init__("another device saved something newer")
        self.box = box


class _At(NamedTuple):
    """What is at hand: the theme and the box as they are now."""

    theme: Theme
    box: Box


@transaction.atomic
def save_box(
    *,
    seat: Seat,
    theme: Theme,
    side: Side,
    text: str,
    base_version: int,
    is_confirmed: bool,
    by: Person,
    at: datetime,
) -> Box:
    """Keep what stands in a box; the theme counts as discussed as soon as something does.

    `base_version` is what the writer saw. Raises ActRefused, RecordRefused, Behind, Held.
    """
    here = _opened(seat, theme, side)
    box, words = here.box, text.replace("\r\n", "\n").strip()
    if box.text == words:
        return box
    if len(words) > LONGEST_BOX:
        raise RecordRefused(Refusal.TOO_LONG)
    if box.version != base_version:
        raise Behind(box)
    let_pass(
        texts=[words],
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=seat.conversation,
        by=by,
        at=at,
        known=box.text,
    )
    box.text, box.written_by, box.saved_at = words, seat.side, at
    box.version += 1
    box.save()
    if words and here.theme.discussed_at is None:
        _discussed(here.theme, at)
    touch(seat.conversation.pk)
    return box


@transaction.atomic
def mark_theme(*, seat: Seat, theme: Theme, is_discussed: bool, by: Person, at: datetime) -> Theme:
    """Say whether a theme was talked about; one with words in a box was. Raises RecordRefused."""
    conversation = locked(seat.conversation)
    theme = Theme.objects.select_for_update().get(pk=theme.pk)
    filled = [Side(box.side) for box in theme.boxes.all() if box.text]
    refusal = undiscussed_refused(State(conversation.state), () if is_discussed else filled)
    if refusal:
        raise RecordRefused(refusal)
    if is_discussed != (theme.discussed_at is not None):
        _discussed(theme, at if is_discussed else None)
        touch(conversation.pk)
    return theme


def _opened(seat: Seat, theme: Theme, side: Side) -> _At:
    """The box with the door closed behind us: one writer at a time."""
    conversation = locked(seat.conversation)
    state = State(conversation.state)
    if state not in IN_ROOM:
        raise ActRefused(state, Act.RECORD)
    now = theme_in(conversation, theme.pk)
    if now is None:
        raise RecordRefused(Refusal.NOT_NOW)
    box = Box.objects.filter(theme=now, side=side).first() or Box(theme=now, side=side)
    refusal = box_refused(state, seat.side, side, box.written_by)
    if refusal:
        raise RecordRefused(refusal)
    return _At(now, box)


def _discussed(theme: Theme, at: datetime | None) -> None:
    theme.discussed_at = at
    theme.save(update_fields=["discussed_at"])
