"""The record as a reader finds it: every theme with both views, what was added since, how it ended."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tweespraak.conversations.documents.recording import ENDED
from tweespraak.conversations.models import Conversation, Entry
from tweespraak.conversations.queries import entries
from tweespraak.conversations.queries.library import library
from tweespraak.conversations.queries.record import ThemeRecord, record_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.recording import last_day_to_react
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.texts import in_language
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import day_in


@dataclass(frozen=True)
class ThemeText:
    """A theme of the record with its name; `is_guarded` where one writes about work, not health."""

    record: ThemeRecord
    name: str
    is_guarded: bool
    is_missing: bool = False


@dataclass(frozen=True)
class Reaction:
    """What the side that did not write the record said to it."""

    name: str
    is_mine: bool
    is_agreed: bool
    own_view: str
    ended: str
    tag: str


def theme_texts(seat: Seat, missing: tuple[object, ...] = ()) -> list[ThemeText]:
    """Every theme of the record in the reader's language."""
    guarded = {theme.key for theme in library().themes if theme.guard}
    return [
        ThemeText(
            one, in_language(one.theme.name), one.theme.key in guarded, one.theme.pk in missing
        )
        for one in record_of(seat)
    ]


def reaction_of(seat: Seat) -> Reaction | None:
    """How the record ended; nothing as long as it has not."""
    state = State(seat.conversation.state)
    if state not in ENDED:
        return None
    word, tag = ENDED[state]
    writer = seat.conversation.handed_over_by
    is_mine = bool(writer) and writer != seat.side
    reader = seat.me if is_mine else seat.other
    return Reaction(
        name=_("You") if is_mine else seat.other_name,
        is_mine=is_mine,
        is_agreed=state is State.CLOSED_AGREED,
        own_view=reader.own_view,
        ended=str(word),
        tag=tag,
    )


def additions(seat: Seat) -> list[tuple[bool, Entry]]:
    """What was added later, with its date, the first one first; and whether it is the reader's."""
    found = entries.additions(seat)
    return [(row.participant_id == seat.me.pk, row) for row in found]


def react_by(conversation: Conversation) -> date | None:
    """The last day to react; nothing when the record was not handed over."""
    if conversation.handed_over_at is None:
        return None
    first = day_in(conversation.organisation, conversation.handed_over_at)
    return last_day_to_react(first, after_working_days)
