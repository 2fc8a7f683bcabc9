"""What makes a good talk card: few questions, enough themes, and well-being always among them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tweespraak.conversations.rules.library import TABLE_KINDS, Kind, Library

# So many fit on the two sides of an A5 with room to write, and in the time there is to talk.
MOST_QUESTIONS = {Kind.GOOD_CONVERSATION: 8, Kind.CHECK_IN: 3}
FEWEST_THEMES = {Kind.GOOD_CONVERSATION: 3, Kind.CHECK_IN: 1}
OWN_PER_THEME = 2
LONGEST_QUESTION = 140  # two lines on paper


class Side(StrEnum):
    """The two who talk."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    PARTICIPANT = "participant"
    PSYCHOLOGIST = "psychologist"
    CANDIDATE = "candidate"
    CALLER = "caller"  # who tells a candidate more about a rejection

    @property
    def other(self) -> "Side":
        """Who sits across the table."""
        pair = next(one for one in (CARD_SIDES, FEEDBACK_SIDES, REJECTION_SIDES) if self in one)
        return pair[1] if self is pair[0] else pair[0]


CARD_SIDES = (Side.EMPLOYEE, Side.MANAGER)
FEEDBACK_SIDES = (Side.PARTICIPANT, Side.PSYCHOLOGIST)
REJECTION_SIDES = (Side.CANDIDATE, Side.CALLER)
# Who sits at the table: first the one it is about. At a live evaluation the client sits on the side of
# the employee, whose topics come first, and the recruiter on that of the manager.
SIDES: Mapping[Kind, tuple[Side, Side]] = {
    **dict.fromkeys(TABLE_KINDS, CARD_SIDES),
    Kind.FEEDBACK: FEEDBACK_SIDES,
    Kind.REJECTION_TALK: REJECTION_SIDES,
}


class Fault(StrEnum):
    """Why a choice of questions is no card yet."""

    NOTHING = "nothing"
    TOO_FEW_THEMES = "too_few_themes"
    WITHOUT_ALWAYS = "without_always"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Chosen:
    """A question on a card: one of the library, or one of the maker's own in both voices."""

    theme: str
    key: str = ""
    employee: str = ""
    manager: str = ""

    @property
    def is_own(self) -> bool:
        """Whether its words are the maker's."""
        return not self.key


def side_of(roles: Collection[str]) -> Side:
    """Whose questions are the reader's own: only who is just a manager reads as one."""
    only_leads = "manager" in roles and "employee" not in roles
    return Side.MANAGER if only_leads else Side.EMPLOYEE


def faults(kind: Kind, chosen: Collection[Chosen], library: Library) -> list[Fault]:
    """What still has to change before this choice is a card, the first thing first."""
    if not chosen:
        return [Fault.NOTHING]
    touched = {one.theme for one in chosen}
    always = {theme.key for theme in library.of_kind(kind) if theme.is_always_on}
    wrong = {
        Fault.TOO_FEW_THEMES: len(touched) < FEWEST_THEMES[kind],
        Fault.WITHOUT_ALWAYS: not always <= touched,
        Fault.TOO_MANY: len(chosen) > MOST_QUESTIONS[kind],
    }
    return [fault for fault, is_so in wrong.items() if is_so]


def in_order(chosen: Iterable[Chosen], library: Library) -> tuple[Chosen, ...]:
    """The choice in the order of the library, within a theme the own questions last."""
    themes = [theme.key for theme in library.themes]
    keys = [one.key for theme in library.themes for one in theme.questions]
    return tuple(
        sorted(
            (one for one in chosen if one.theme in themes),
            key=lambda one: (
                themes.index(one.theme),
                keys.index(one.key) if one.key in keys else len(keys),
            ),
        )
    )


def ready(kind: Kind, library: Library) -> tuple[Chosen, ...]:
    """The card of this kind that comes with the library."""
    keys = library.ready[kind]
    return tuple(
        Chosen(theme.key, one.key)
        for theme in library.of_kind(kind)
        for one in theme.questions
        if one.key in keys
    )


def stored(chosen: Iterable[Chosen]) -> list[dict[str, str]]:
    """The choice as plain values: keys of the library, words only where they are the maker's."""
    return [
        {"theme": one.theme, "employee": one.employee, "manager": one.manager}
        if one.is_own
        else {"theme": one.theme, "key": one.key}
        for one in chosen
    ]


def read_chosen(rows: Iterable[Mapping[str, Any]]) -> tuple[Chosen, ...]:
    """The choice from what is stored."""
    return tuple(Chosen(**row) for row in rows)
