"""What waits for somebody in conversations: one line per talk, in the order of how long it waits."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.conversations.queries.planning import seats_of
from tweespraak.conversations.queries.pulse import held_without_pulse
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.states import BEFORE_REVEAL, REVEALED, State
from tweespraak.conversations.views.stand import Stand, stand_of
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of

ASKED_FOR = timedelta(days=14)


def waiting_talks(request: HttpRequest) -> list[Link]:
    """Every talk in which it is this person's turn."""
    member, at = member_of(request), clock.now()
    stands = (stand_of(seat, at) for seat in seats_of(member.person_id, member.organisation_id))
    return [_line(stand) for stand in stands if stand.waits_for_me and stand.url]


def waiting_pulses(request: HttpRequest) -> list[Link]:
    """Talks of which this person has not said yet how they went; after two weeks one forgets."""
    member, since = member_of(request), clock.now() - ASKED_FOR
    found = held_without_pulse(member.person_id, member.organisation_id, since)
    return [
        Link(
            _("How did it go? Conversation with %(name)s") % {"name": seat.other_name},
            reverse("conversations:pulse", args=[seat.conversation.pk]),
            icon="talk",
            text=_("Four sentences, one minute."),
            since=seat.conversation.held_at,
        )
        for seat in seats_of(member.person_id, member.organisation_id, only=found)
    ]


def _line(stand: Stand) -> Link:
    words = {"step": stand.label, "name": stand.seat.other_name}
    label = _("%(step)s: conversation with %(name)s") % words
    return Link(label, stand.url, icon="talk", text=stand.text, since=_since(stand.seat))


def _since(seat: Seat) -> datetime:
    talk, me, other = seat.conversation, seat.me, seat.other
    begun = [one.confirmed_at for one in (me, other) if one.confirmed_at]
    since = {
        State.INVITING: other.confirmed_at,
        **dict.fromkeys((State.PREPARING, State.READY_ONE), max(begun, default=None)),
        **dict.fromkeys(REVEALED, talk.revealed_at),
        **dict.fromkeys((State.HELD, State.RECORDING), talk.held_at),
        State.FOR_REACTION: talk.handed_over_at,
    }
    asked = other.calls_off_at if talk.state in BEFORE_REVEAL else None
    return asked or since.get(State(talk.state)) or talk.created_at
