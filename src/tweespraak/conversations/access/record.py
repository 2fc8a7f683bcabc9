"""The door to the record: a theme of this conversation, a side, a form that asks for both."""

from uuid import UUID

from django.http import Http404

from tweespraak.conversations.models import Theme
from tweespraak.conversations.queries.room import theme_in
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side


def theme(seat: Seat, theme_id: UUID) -> Theme:
    """A theme of the conversation one sits at. Raises Http404."""
    found = theme_in(seat.conversation, theme_id)
    if found is None:
        raise Http404
    return found


def box_side(name: str) -> Side:
    """Whose box it is. Raises Http404."""
    try:
        return Side(name)
    except ValueError:
        raise Http404 from None
