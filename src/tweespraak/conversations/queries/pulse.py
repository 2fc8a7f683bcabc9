"""What the two said about how their talk went; nothing before both answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tweespraak.conversations.models import Participant
from tweespraak.conversations.queries.record import pulses_of, talk_before
from tweespraak.conversations.queries.talks import Seat, with_cards
from tweespraak.conversations.rules import CARD_KINDS
from tweespraak.conversations.rules.pulse import Pulse, Sign, offers_third, signs


@dataclass(frozen=True)
class Balance:
    """Both pulses of one talk, and what they give reason to say."""

    mine: Pulse
    other: Pulse
    signs: frozenset[Sign]
    offers_third: bool


def balance_of(seat: Seat) -> Balance | None:
    """Both pulses for one of the two; None as long as one is missing."""
    found = pulses_of(seat.conversation)
    if set(found) != {seat.side, seat.side.other}:
        return None
    mine, other = found[seat.side], found[seat.side.other]
    now = signs(mine, other)
    third = seat.conversation.kind in CARD_KINDS and offers_third(
        seat.side, now, _signs_before(seat)
    )
    return Balance(mine, other, now, third)


def held_without_pulse(person: UUID, organisation: UUID, since: datetime) -> list[UUID]:
    """The talks held since then of which this person did not say how they went."""
    rows = Participant.objects.filter(
        person_id=person,
        conversation__in=with_cards(),
        conversation__organisation_id=organisation,
        pulse__isnull=True,
    )
    held = rows.filter(conversation__held_at__gte=since).order_by("conversation__held_at")
    return list(held.values_list("conversation_id", flat=True))


def _signs_before(seat: Seat) -> frozenset[Sign]:
    before = talk_before(seat.conversation)
    pulses = list(pulses_of(before).values()) if before else []
    return signs(pulses[0], pulses[-1]) if len(pulses) > 1 else frozenset()
