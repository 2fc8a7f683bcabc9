"""Choose topics for both sides, and write one of the organisation's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.actions.composing import Chosen
from tweespraak.evaluations.documents.words import DIMENSION_NAMES, SET_REFUSALS
from tweespraak.evaluations.queries.asked import in_order, topics_for
from tweespraak.evaluations.queries.content import Asked, Words
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import (
    DIMENSIONS,
    Dimension,
    SetRefusal,
    missing,
    set_refused,
)
from tweespraak.foundation.fields import line_field
from tweespraak.foundation.once import OnceForm

QUESTION_MARK = "?"


@dataclass(frozen=True)
class Group:
    """The topics of one dimension, as choices."""

    name: str
    options: list[dict[str, Any]]


class TopicsField(forms.MultipleChoiceField):
    """Topics of one side; what may not be asked together is said here."""

    side = Side.CLIENT
    asked: Mapping[str, Asked] = {}

    def offer(self, side: Side, found: Sequence[Asked]) -> None:
        """What there is to choose from."""
        self.side, self.asked = side, {one.key: one for one in found}
        self.choices = [(one.key, one.title) for one in found]

    def validate(self, value: list[str]) -> None:
        """Say what is wrong with these topics together, and what to do about it."""
        super().validate(value)
        dimensions = [self.asked[key].dimension for key in value]
        refusal = set_refused(self.side, dimensions)
        if refusal is SetRefusal.DIMENSION_MISSING:
            names = [str(DIMENSION_NAMES[one]) for one in missing(self.side, dimensions)]
            words = _("Nothing is asked yet about: %(names)s. Choose at least one topic of it.")
            raise ValidationError(words % {"names": ", ".join(names)})
        if refusal:
            raise ValidationError(str(SET_REFUSALS[refusal]))


class SetForm(forms.Form):
    """What clients are asked, and what the recruiter is asked about working with them."""

    client = TopicsField(
        label=gettext_lazy("What the client is asked"),
        error_messages={"required": gettext_lazy("Choose at least one topic.")},
    )
    recruiter = TopicsField(
        label=gettext_lazy("What the recruiter is asked"),
        error_messages={"required": gettext_lazy("Choose at least one topic.")},
    )

    def __init__(self, *args: Any, organisation: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in Side:
            found = {one.key: one for one in topics_for(organisation, side)}
            kept = in_order(organisation, self.initial.get(side.value, []))
            self._field(side).offer(
                side, [*found.values(), *(one for one in kept if one.key not in found)]
            )

    @property
    def chosen(self) -> Chosen:
        """What was chosen."""
        return Chosen(self.cleaned_data["client"], self.cleaned_data["recruiter"])

    @property
    def client_groups(self) -> list[Group]:
        """The topics of clients, by dimension."""
        return self._groups(Side.CLIENT)

    @property
    def recruiter_groups(self) -> list[Group]:
        """The topics of recruiters."""
        return self._groups(Side.RECRUITER)

    def _groups(self, side: Side) -> list[Group]:
        chosen = set(self[side.value].value() or [])
        found = self._field(side).asked.values()
        return [
            Group(
                str(DIMENSION_NAMES[dimension]),
                [_option(one, one.key in chosen) for one in found if one.dimension is dimension],
            )
            for dimension in DIMENSIONS[side]
        ]

    def _field(self, side: Side) -> TopicsField:
        return cast(TopicsField, self.fields[side.value])


class TopicForm(OnceForm):
    """A topic of one's own: one question, in Dutch, in English, or in both."""

    dimension = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=[
            (Dimension.BEHAVIOUR.value, gettext_lazy("Behaviour: what the recruiter does")),
            (Dimension.SERVICE.value, gettext_lazy("Service: the steps on the way")),
            (Dimension.RESULT.value, gettext_lazy("Result: what came of it")),
            (
                Dimension.TOGETHER.value,
                gettext_lazy("Working together: asked of the recruiter, about the client"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is about.")},
    )
    title_nl = line_field(gettext_lazy("Name in Dutch"), 60, required=False)
    question_nl = line_field(gettext_lazy("Question in Dutch"), 200, required=False)
    title_en = line_field(gettext_lazy("Name in English"), 60, required=False)
    question_en = line_field(gettext_lazy("Question in English"), 200, required=False)

    def clean(self) -> dict[str, Any]:
        """One language at least, a name with every question, and one question at a time."""
        clean = super().clean() or {}
        written = {
            language: (clean.get(f"title_{language}", ""), clean.get(f"question_{language}", ""))
            for language in ("nl", "en")
        }
        for language, (title, question) in written.items():
            self._check(language, title, question)
        if not any(title or question for title, question in written.values()):
            self.add_error("question_nl", _("Write the question, in Dutch, in English or in both."))
        return clean

    @property
    def words(self) -> Words:
        """What was written; without the one language its readers get the other."""
        written = {
            language: {
                "title": self.cleaned_data[f"title_{language}"],
                "question": self.cleaned_data[f"question_{language}"],
            }
            for language in ("nl", "en")
        }
        there = {language: both for language, both in written.items() if both["question"]}
        return {**there, "nl": there.get("nl") or there["en"]}

    def _check(self, language: str, title: str, question: str) -> None:
        if title and not question:
            self.add_error(f"question_{language}", _("Write the question that goes with it."))
        if question and not title:
            self.add_error(
                f"title_{language}", _("Give it a short name: it stands in the results.")
            )
        if question.count(QUESTION_MARK) > 1:
            self.add_error(
                f"question_{language}", _("Ask one thing: make two topics of two questions.")
            )


def _option(one: Asked, is_chosen: bool) -> dict[str, Any]:
    label = one.title
    if one.is_own:
        label = _("%(title)s (your own)") % {"title": label}
    return {"value": one.key, "label": label, "hint": one.question, "checked": is_chosen}
