"""Two preparations side by side, as either of the two reads them; and the mail that says one can."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.conversations.documents.preparing import guard_line, question_words
from tweespraak.conversations.documents.table import OnTable, laid
from tweespraak.conversations.models import Conversation, Entry, Theme
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import CARD_SIDES, Side
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation.texts import in_language
from tweespraak.notifications.api import Letter
from tweespraak.people.api import Membership, from_organisation, language_for


@dataclass(frozen=True)
class Said:
    """A question with what one of the two wrote; `shared` no: only its author reads it."""

    asked: str
    text: str
    shared: bool


@dataclass(frozen=True)
class ThemeVoices:
    """What both wrote in one theme, mine and the other's."""

    key: UUID
    theme: str
    name: str
    guard: str
    mine: tuple[Said, ...]
    other: tuple[Said, ...]


@dataclass(frozen=True)
class Addition:
    """What was added later, by whom and when."""

    is_mine: bool
    name: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Reading:
    """Everything there is to read, the employee's topics first."""

    topics: tuple[tuple[str, bool, tuple[Said, ...]], ...]  # name, whether mine, topics
    table: tuple[tuple[str, bool, tuple[OnTable, ...]], ...]
    themes: tuple[ThemeVoices, ...]
    additions: tuple[Addition, ...]


def to_be_read(seat: Seat, entries: Collection[Entry]) -> Reading:
    """These entries as this one of the two reads them. What may be read is decided before."""
    sides = [(side, _name(seat, side), side == seat.side) for side in CARD_SIDES]
    of = {side: [one for one in entries if one.participant.side == side] for side in CARD_SIDES}
    on_table = (Part.GOAL, Part.INSIGHT)
    return Reading(
        tuple((name, mine, tuple(_topics(of[side]))) for side, name, mine in sides),
        tuple(
            (name, mine, rows)
            for side, name, mine in sides
            if (rows := tuple(laid(one) for one in of[side] if one.part in on_table))
        ),
        tuple(_theme(seat, theme, of) for theme in seat.conversation.themes.all()),
        tuple(_addition(seat, one) for one in entries if one.part == Part.ADDITION),
    )


def _name(seat: Seat, side: Side) -> str:
    return _("You") if side == seat.side else seat.other_name


def _topics(entries: Iterable[Entry]) -> Iterable[Said]:
    for one in entries:
        if one.part == Part.TOPIC and one.text:
            yield Said("", one.text, one.shared)


def _theme(seat: Seat, theme: Theme, of: dict[Side, list[Entry]]) -> ThemeVoices:
    def said(side: Side) -> tuple[Said, ...]:
        return tuple(
            Said(question_words(one, side), one.text, one.shared)
            for one in of[side]
            if one.part == Part.ANSWER and one.theme_id == theme.pk and one.text
        )

    name = in_language(theme.name)
    guard = guard_line(theme.key)
    return ThemeVoices(theme.pk, theme.key, name, guard, said(seat.side), said(seat.side.other))


def _addition(seat: Seat, entry: Entry) -> Addition:
    side = Side(entry.participant.side)
    return Addition(side == seat.side, _name(seat, side), entry.text, entry.saved_at)


def can_read_letter(conversation: Conversation, member: Membership, other: str) -> Letter:
    """Both are ready: each can read what the other shared, and both got this mail at once."""
    language = language_for(member)
    address = settings.PUBLIC_ADDRESS + reverse("conversations:read", args=[conversation.pk])
    with translation.override(language):
        return from_organisation(
            member.organisation,
            language=language,
            name=member.given_name,
            subject=_("You can read each other’s preparation"),
            paragraphs=[
                _(
                    "You and %(other)s can now read what you both prepared and chose to share. It was "
                    "opened for both of you at the same moment."
                )
                % {"other": other},
                _("What you kept for yourself stays with you. Nobody else reads along."),
            ],
            button=(_("Read each other"), address),
        )
