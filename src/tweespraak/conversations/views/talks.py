"""My conversations, and how one of them stands."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.conversations import access
from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.agreements import Line, lines_of
from tweespraak.conversations.documents.planning import reason_in_words
from tweespraak.conversations.forms.planning import FilterForm
from tweespraak.conversations.queries.agreements import all_held, new_in, open_between
from tweespraak.conversations.queries.planning import seats_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import CARD_KINDS, TABLE_KINDS
from tweespraak.conversations.rules.states import BEFORE_REVEAL, CLOSED, State
from tweespraak.conversations.views.rhythm.here import beside_talk, warnings_of
from tweespraak.conversations.views.stand import Stand, stand_of
from tweespraak.conversations.views.tabs import tabs
from tweespraak.foundation import clock
from tweespraak.foundation.texts import in_language
from tweespraak.people.api import Permission, may, today_in


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What waits for me, what is coming, what is behind me."""
    member = access.talker(request)
    at = clock.now()
    every = [stand_of(seat, at) for seat in seats_of(member.person_id, member.organisation_id)]
    form = FilterForm(request.GET)
    words, kind = form.wishes()
    found = [one for one in every if _fits(one, words.casefold(), kind)]
    values = {
        "tabs": tabs(request, "mine"),
        "has_any": bool(every),
        "may_start": may(request, Permission.TALK),
        "warnings": warnings_of(member),
        "found": len(found),
        "waiting": _soonest(one for one in found if one.waits_for_me),
        "coming": _soonest(one for one in found if not one.waits_for_me and not one.is_over),
        "earlier": [one for one in found if one.is_over],
        "words": words,
        "kind": kind,
        "kinds": [
            {"value": "", "label": _("All kinds")},
            *({"value": one.value, "label": str(KINDS[one])} for one in TABLE_KINDS),
        ],
    }
    return render(request, "conversations/planning/mine.html", values)


@require_safe
def talk(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """How one conversation stands, with the one thing to do next."""
    seat = access.seat(request, conversation_id)
    conversation = seat.conversation
    values = {
        "seat": seat,
        "talk": conversation,
        "stand": stand_of(seat, clock.now()),
        "both": _both(seat),
        "names": [_("you"), seat.other_name],
        "themes": themes_of(seat),
        "may_swap": conversation.state in BEFORE_REVEAL and conversation.kind in CARD_KINDS,
        "may_start": may(request, Permission.TALK),
        **beside_talk(seat),
        "lines": _agreements(seat),
        "is_closed": conversation.state in CLOSED,
        "because": reason_in_words(conversation.ended_because),
        "moved_because": reason_in_words(seat.other.moved_because),
    }
    return render(request, "conversations/planning/talk.html", values)


def themes_of(seat: Seat) -> list[dict[str, Any]]:
    """What the two talk about: every theme with the questions of this side."""
    return [
        {
            "name": in_language(theme.name),
            "questions": [in_language(one[seat.side.value]) for one in theme.questions],
        }
        for theme in seat.conversation.themes.all()
    ]


def _fits(stand: Stand, words: str, kind: str) -> bool:
    talk = stand.seat.conversation
    return words in stand.seat.other_name.casefold() and kind in ("", talk.kind)


def _soonest(stands: Iterable[Stand]) -> list[Stand]:
    return sorted(stands, key=_when)


def _when(stand: Stand) -> tuple[int, str]:
    """By its moment; then what has none yet by its last day, and what has no day either as it came."""
    talk = stand.seat.conversation
    if talk.starts_at:
        return 0, talk.starts_at.isoformat()
    if talk.by_on:
        return 1, talk.by_on.isoformat()
    return 2, talk.created_at.isoformat()


def _both(seat: Seat) -> list[dict[str, Any]]:
    """What one may know of how far each of the two is: yes or no, never what."""
    rows = ((seat.me, _("You")), (seat.other, seat.other_name))
    return [
        {
            "name": name,
            "confirmed": one.confirmed_at is not None,
            "ready": one.ready_at is not None,
        }
        for one, name in rows
    ]


def _agreements(seat: Seat) -> list[Line]:
    """What is open between the two, for that comes first; once closed, what they agreed here."""
    talk, me = seat.conversation, seat.me.person_id
    if talk.state == State.CANCELLED:
        return []
    both = (talk.organisation_id, me, seat.other.person_id)
    closed = talk.state in CLOSED
    found = list(new_in(talk)) if closed else open_between(*both, but_of=talk.pk)
    return lines_of(all_held(found, me), today_in(talk.organisation))
