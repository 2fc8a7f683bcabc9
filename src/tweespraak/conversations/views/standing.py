"""How far the two are with preparing: who is ready, what I still miss, when we read each other."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.conversations.documents.preparing import Sheet
from tweespraak.conversations.queries.entries import revealed_sides, still_missing
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.planning import reveal_at
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.rules.writing import Lack, Missing, may_choose_one_sided


def standing(seat: Seat, at: datetime) -> dict[str, Any]:
    """What the pages around preparing say of both; nothing of what anybody wrote."""
    talk = seat.conversation
    state, is_ready = State(talk.state), seat.me.ready_at is not None
    return {
        "talk": talk,
        "is_ready": is_ready,
        "other_is_ready": seat.other.ready_at is not None,
        "reads_at": _reads_at(seat, at),
        "may_choose": may_choose_one_sided(state, is_ready, talk.starts_at, at),
        "is_revealed": bool(revealed_sides(talk, [seat.me, seat.other])),
        "is_not_open_yet": state in (State.PLANNED, State.INVITING),
    }


def lacks(seat: Seat, sheet: Sheet) -> list[tuple[str, str]]:
    """What is still missing, each with the place on the page where one can write it."""
    found = still_missing(seat.conversation, seat.me)
    names = {theme.key: theme for theme in sheet.themes}
    return [_lack(one, sheet, names) for one in found]


def _lack(one: Missing, sheet: Sheet, names: dict[Any, Any]) -> tuple[str, str]:
    if one.lack is Lack.TOPICS:
        words = ngettext(
            "One more topic of yours for the agenda, to share",
            "%(n)d topics of yours for the agenda, to share",
            one.number,
        )
        empty = next((spot for spot in sheet.topics if not spot.text), None)
        return words % {"n": one.number}, empty.place.name if empty else "topics"
    if one.lack is Lack.ANYTHING:
        return _("An answer to one of the questions"), sheet.themes[0].spots[0].place.name
    theme = names[one.theme]
    words = _("An answer in the theme %(theme)s") % {"theme": theme.name}
    return words, theme.spots[0].place.name


def _reads_at(seat: Seat, at: datetime) -> datetime | None:
    """When both read each other if both are ready by then; none: as soon as both are."""
    starts_at = seat.conversation.starts_at
    moment = reveal_at(starts_at) if starts_at else None
    return moment if moment and moment > at else None
