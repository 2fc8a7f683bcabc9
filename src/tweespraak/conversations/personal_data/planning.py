"""The talks of a person: with whom, when, how far; what is written in them stands apart."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.planning import STATES, reason_in_words
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.queries.talks import Seat, all_seats_of, with_cards
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.personal_data import Rule
from tweespraak.foundation.texts import in_language

WORDS = {
    "talks": _("Your conversations"),
    "with": _("With"),
    "organisation": _("Organisation"),
    "side": _("Your side of the table"),
    "side=employee": _("Employee"),
    "side=manager": _("Manager"),
    "state": _("How it stands"),
    "planned_at": _("Planned on"),
    "starts_at": _("The moment"),
    "minutes": _("Minutes"),
    "place": _("Place"),
    "said_yes_at": _("You said yes on"),
    "ready_at": _("You were ready on"),
    "moved": _("How often you moved it"),
    "moved_because": _("Why you moved it"),
    "called_off_because": _("Why you wanted to call it off"),
    "ended_because": _("Why it did not take place"),
    "held_at": _("Held on"),
    "closed_at": _("Closed on"),
    "themes": _("Themes"),
}


def export(person: Any) -> dict[str, Any]:
    """Every talk of the person in every organisation, with their own part in it."""
    seats = all_seats_of(person.pk)
    return {"talks": [_talk(seat) for seat in seats]} if seats else {}


def erase(person: Any, rule: Rule) -> int:
    """The person's talks; where something agreed still hangs on one, only their seat goes."""
    mine = with_cards().filter(participants__person=person)
    kept = list(mine.filter(agreements__isnull=False).distinct().values_list("pk", flat=True))
    gone = Participant.objects.filter(person=person, conversation__in=kept).delete()[0]
    free = list(mine.exclude(pk__in=kept).values_list("pk", flat=True))
    return gone + Conversation.objects.filter(pk__in=free).delete()[0]


def _talk(seat: Seat) -> dict[str, Any]:
    talk, me = seat.conversation, seat.me
    found = {
        "talk": str(talk.pk),
        "with": seat.other_name,
        "organisation": talk.organisation.name,
        "kind": str(KINDS[Kind(talk.kind)]),
        "side": me.side,
        "state": str(STATES[State(talk.state)]),
        "planned_at": talk.created_at,
        "starts_at": talk.starts_at,
        "minutes": talk.minutes,
        "place": talk.place,
        "said_yes_at": me.confirmed_at,
        "ready_at": me.ready_at,
        "moved": me.reschedules,
        "moved_because": reason_in_words(me.moved_because),
        "called_off_because": reason_in_words(me.calls_off_because),
        "ended_because": reason_in_words(talk.ended_because),
        "held_at": talk.held_at,
        "closed_at": talk.closed_at,
        "themes": [in_language(theme.name) for theme in talk.themes.all()],
    }
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in found.items()
        if value or value == 0
    }
