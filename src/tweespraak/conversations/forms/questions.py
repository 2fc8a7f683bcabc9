"""Choosing questions: those of the library, and one's own in both voices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents import FAULTS, SIDES, ThemeText, theme_text
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import (
    CARD_SIDES,
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    OWN_PER_THEME,
    Chosen,
    Kind,
    Side,
    faults,
    in_order,
)


@dataclass(frozen=True)
class OwnFields:
    """A place for one question of one's own: the reader's side first."""

    mine: BoundField
    other: BoundField


@dataclass(frozen=True)
class ThemeFields:
    """A theme to choose from: its questions, and the places for one's own."""

    text: ThemeText
    chosen: frozenset[str]
    own: tuple[OwnFields, ...]
    has_own: bool


class QuestionsForm(forms.Form):
    """What two people talk about: some questions of the library, and own ones."""

    questions = forms.MultipleChoiceField(
        label=_("Questions"),
        required=False,
        error_messages={"invalid_choice": _("This question is not in the library any more.")},
    )

    def __init__(self, *args: Any, kind: Kind, side: Side, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.side = kind, side
        self.themes = library().of_kind(kind)
        questions: Any = self.fields["questions"]
        questions.choices = [
            (one.key, one.employee) for theme in self.themes for one in theme.questions
        ]
        for theme in self.themes:
            for number in range(OWN_PER_THEME):
                for voice in CARD_SIDES:
                    self.fields[_own(theme.key, number, voice)] = _own_field(voice)

    @property
    def most(self) -> int:
        """How many questions fit."""
        return MOST_QUESTIONS[self.kind]

    def clean(self) -> dict[str, Any]:
        """A card is a choice that holds; what does not is said at the questions."""
        clean = super().clean() or {}
        chosen = in_order([*self._from_library(clean), *self._own(clean)], library())
        if "questions" in clean:
            for fault in faults(self.kind, chosen, library()):
                self.add_error("questions", str(FAULTS[fault]) % {"most": self.most})
        return clean | {"chosen": chosen}

    def blocks(self) -> list[ThemeFields]:
        """The themes as the page shows them."""
        checked = frozenset(self["questions"].value() or [])
        return [self._block(theme_text(theme, self.side), checked) for theme in self.themes]

    def _block(self, text: ThemeText, checked: frozenset[str]) -> ThemeFields:
        own = tuple(
            OwnFields(*(self[_own(text.key, number, one)] for one in (self.side, self.side.other)))
            for number in range(OWN_PER_THEME)
        )
        has_own = any(one.value() or one.errors for pair in own for one in (pair.mine, pair.other))
        return ThemeFields(text, checked, own, has_own)

    def _from_library(self, clean: dict[str, Any]) -> Iterator[Chosen]:
        keys = clean.get("questions", [])
        for theme in self.themes:
            for one in theme.questions:
                if one.key in keys:
                    yield Chosen(theme.key, one.key)

    def _own(self, clean: dict[str, Any]) -> Iterator[Chosen]:
        """Own questions; where one side was left empty both get the same."""
        for theme in self.themes:
            for number in range(OWN_PER_THEME):
                words = {one: clean.get(_own(theme.key, number, one), "") for one in CARD_SIDES}
                employee, manager = words[Side.EMPLOYEE], words[Side.MANAGER]
                if employee or manager:
                    yield Chosen(theme.key, "", employee or manager, manager or employee)


def first_values(chosen: Iterable[Chosen]) -> dict[str, Any]:
    """What stands in the form when one begins with this choice."""
    values: dict[str, Any] = {"questions": []}
    seen: dict[str, int] = {}
    for one in chosen:
        if not one.is_own:
            values["questions"].append(one.key)
            continue
        number = seen[one.theme] = seen.get(one.theme, -1) + 1
        values[_own(one.theme, number, Side.EMPLOYEE)] = one.employee
        values[_own(one.theme, number, Side.MANAGER)] = one.manager
    return values


def _own(theme: str, number: int, side: Side) -> str:
    return f"own_{theme}_{number}_{side.value}"


def _own_field(side: Side) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=SIDES[side], required=False, max_length=LONGEST_QUESTION, widget=box
    )
