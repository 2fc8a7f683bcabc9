"""The record of a talk as one of the two finds it: every theme with its two boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tweespraak.conversations.models import Box, Conversation, Participant, Theme
from tweespraak.conversations.queries.agreements import new_in
from tweespraak.conversations.queries.talks import Seat, with_cards
from tweespraak.conversations.rules import CARD_SIDES, Side
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.recording import ThemeFacts, box_refused
from tweespraak.conversations.rules.states import State


@dataclass(frozen=True)
class BoxSeen:
    """One box for a reader. An empty one has no row yet."""

    theme: Theme
    side: Side
    text: str
    version: int
    is_mine: bool
    is_open: bool  # the reader can write in it now
    wrote: str  # the name of who wrote it down for the other, if so
    whose: str  # the name of whose view it is


@dataclass(frozen=True)
class ThemeRecord:
    """A theme with both views."""

    theme: Theme
    mine: BoxSeen
    other: BoxSeen

    @property
    def is_discussed(self) -> bool:
        """Whether they talked about it."""
        return self.theme.discussed_at is not None

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything."""
        return not self.mine.text and not self.other.text


def record_of(seat: Seat) -> list[ThemeRecord]:
    """Every theme of the conversation with its boxes, in their order."""
    themes = list(seat.conversation.themes.all())
    boxes = boxes_of(themes)
    return [
        ThemeRecord(
            theme,
            box_seen(seat, theme, seat.side, boxes.get((theme.pk, seat.side))),
            box_seen(seat, theme, seat.side.other, boxes.get((theme.pk, seat.side.other))),
        )
        for theme in themes
    ]


def boxes_of(themes: Iterable[Theme]) -> Mapping[tuple[UUID, str], Box]:
    """The boxes of these themes that exist, by theme and side."""
    return {(box.theme_id, box.side): box for box in Box.objects.filter(theme__in=themes)}


def box_seen(seat: Seat, theme: Theme, side: Side, box: Box | None) -> BoxSeen:
    """A box as this reader finds it."""
    names = {seat.side: seat.my_name, seat.side.other: seat.other_name}
    written_by = box.written_by if box else ""
    wrote_for_other = bool(box and box.text) and written_by != side
    return BoxSeen(
        theme=theme,
        side=side,
        text=box.text if box else "",
        version=box.version if box else 0,
        is_mine=side is seat.side,
        is_open=box_refused(State(seat.conversation.state), seat.side, side, written_by) is None,
        wrote=names[Side(written_by)] if wrote_for_other else "",
        whose=names[side],
    )


def theme_facts(conversation: Conversation) -> list[ThemeFacts]:
    """What counts of every theme for handing the record over."""
    themes = list(conversation.themes.all())
    boxes = boxes_of(themes)
    return [
        ThemeFacts(
            theme.pk,
            theme.discussed_at is not None,
            frozenset(
                side
                for side in CARD_SIDES
                if (box := boxes.get((theme.pk, side))) and box.text.strip()
            ),
        )
        for theme in themes
    ]


def proposed_in(conversation: Conversation) -> int:
    """How many agreements of this talk still wait for the other's word."""
    return new_in(conversation).filter(state=AgreementState.PROPOSED).count()


def talk_before(conversation: Conversation) -> Conversation | None:
    """The talk of the same two that was held before this one, if any."""
    both = [row.person_id for row in conversation.participants.all()]
    rows = with_cards().filter(organisation_id=conversation.organisation_id)
    for person in both:
        rows = rows.filter(participants__person=person)
    earlier = rows.filter(held_at__isnull=False, held_at__lt=conversation.held_at)
    return earlier.exclude(pk=conversation.pk).order_by("-held_at", "-pk").first()


def pulses_of(conversation: Conversation) -> dict[Side, dict[str, int]]:
    """What each of the two said about how it went."""
    rows = Participant.objects.filter(conversation=conversation, pulse__isnull=False)
    return {Side(row.side): row.pulse for row in rows if row.pulse}
