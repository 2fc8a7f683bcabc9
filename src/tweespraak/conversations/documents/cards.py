"""Talk cards in words, in the reader's language, with the reader's own side first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import (
    Chosen,
    Fault,
    Kind,
    Question,
    Side,
    Theme,
    in_order,
    read_chosen,
    ready,
)

Words = str | Promise
KINDS: dict[Kind, Words] = {
    Kind.GOOD_CONVERSATION: _("Good conversation"),
    Kind.CHECK_IN: _("Short check-in"),
    Kind.FEEDBACK: _("Feedback talk"),
    Kind.REJECTION_TALK: _("Talk after a rejection"),
    Kind.LIVE_EVALUATION: _("Live evaluation"),
}
ABOUT: dict[Kind, Words] = {
    Kind.GOOD_CONVERSATION: _(
        "About an hour, on what goes well, what could change and where to go."
    ),
    Kind.CHECK_IN: _("A short catch-up between two good conversations."),
}
SIDES = {Side.EMPLOYEE: _("Employee"), Side.MANAGER: _("Manager")}
FAULTS: dict[Fault, Words] = {
    Fault.NOTHING: _("Choose the questions you want to talk about, or add your own."),
    Fault.TOO_FEW_THEMES: _("Choose questions from at least three themes, so that you look wider."),
    Fault.WITHOUT_ALWAYS: _(
        "Choose at least one question about well-being: it is always on the card."
    ),
    Fault.TOO_MANY: _("Leave some questions out: on this card there is room for %(most)s."),
}


@dataclass(frozen=True)
class QuestionText:
    """One question for a reader: their own side and the other's."""

    key: str
    mine: str
    other: str
    is_own: bool = False


@dataclass(frozen=True)
class ThemeText:
    """A theme with its questions for a reader."""

    key: str
    name: str
    about: str
    guard: str
    is_always_on: bool
    questions: tuple[QuestionText, ...]


@dataclass(frozen=True)
class Voices:
    """How the two are called, the reader's side first."""

    mine: str
    other: str


@dataclass(frozen=True)
class CardText:
    """A card for a reader."""

    name: str
    kind: str
    about: str
    themes: tuple[ThemeText, ...]

    @property
    def theme_names(self) -> list[str]:
        """What it is about, in a line."""
        return [theme.name for theme in self.themes]


def voices(side: Side) -> Voices:
    """The names of the two voices."""
    return Voices(str(SIDES[side]), str(SIDES[side.other]))


def theme_text(theme: Theme, side: Side) -> ThemeText:
    """A theme of the library with all its questions."""
    return _theme(theme, tuple(_question(one, side) for one in theme.questions))


def card_text(card: TalkCard, side: Side) -> CardText:
    """A card somebody made."""
    return _card(card.name, Kind(card.kind), read_chosen(card.questions), side)


def ready_text(kind: Kind, side: Side) -> CardText:
    """The card of this kind that comes with the library."""
    return _card(str(KINDS[kind]), kind, ready(kind, library()), side)


def _card(name: str, kind: Kind, chosen: Iterable[Chosen], side: Side) -> CardText:
    by_theme: dict[str, list[QuestionText]] = {}
    for one in in_order(chosen, library()):
        text = _chosen(one, side)
        if text:  # a question that this release no longer has is left out
            by_theme.setdefault(one.theme, []).append(text)
    return CardText(
        name=name,
        kind=str(KINDS[kind]),
        about=str(ABOUT[kind]),
        themes=tuple(
            _theme(theme, tuple(by_theme[theme.key]))
            for theme in library().of_kind(kind)
            if theme.key in by_theme
        ),
    )


def _chosen(one: Chosen, side: Side) -> QuestionText | None:
    if one.is_own:
        return _question(Question("", one.employee, one.manager), side, is_own=True)
    known = library().question(one.key)
    return _question(known, side) if known else None


def _question(one: Question, side: Side, *, is_own: bool = False) -> QuestionText:
    words = {Side.EMPLOYEE: one.employee, Side.MANAGER: one.manager}
    return QuestionText(one.key, words[side], words[side.other], is_own)


def _theme(theme: Theme, questions: tuple[QuestionText, ...]) -> ThemeText:
    return ThemeText(theme.key, theme.name, theme.about, theme.guard, theme.is_always_on, questions)
