"""What comes back from the preparation page: one place at a time, or the whole page at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.forms.guarded import GuardedForm
from tweespraak.conversations.rules import LONGEST_QUESTION
from tweespraak.conversations.rules.places import Place, read_place
from tweespraak.conversations.rules.states import OneSided
from tweespraak.conversations.rules.writing import LONGEST_ENTRY, Part
from tweespraak.foundation.once import OnceForm

PRIVATE = "private"
WRITTEN = (Part.ANSWER, Part.TOPIC)


@dataclass(frozen=True)
class Typed:
    """What somebody typed in one place. `takes_other`: rather what another device saved there."""

    place: Place
    text: str
    shared: bool
    base: str
    takes_other: bool = False


@dataclass(frozen=True)
class Asked:
    """Another question that somebody takes in a theme: of the library, or in their own words."""

    theme: UUID
    instead: str
    key: str
    own: str


def typed_in(posted: QueryDict) -> Iterator[Typed]:
    """Everything that was typed on the page; what is not a place of ours is left out."""
    for name in posted:
        place = read_place(name)
        if place and place.part in WRITTEN:
            yield Typed(
                place,
                str(posted.get(name, "")),
                posted.get(f"share:{name}", "") != PRIVATE,
                posted.get(f"base:{name}", ""),
                f"take:{name}" in posted,
            )


def one_typed(posted: QueryDict) -> Typed | None:
    """The one place that was saved by itself."""
    return next(typed_in(posted), None)


def laid_in(posted: QueryDict) -> set[str]:
    """The goals and insights that are ticked."""
    return set(posted.getlist("lay"))


def asked_in(posted: QueryDict, rest: str) -> Asked | None:
    """The question that was chosen under this theme; None when there was none."""
    theme, _sign, instead = rest.partition(":")
    try:
        key = UUID(theme)
    except ValueError:
        return None
    chosen = posted.get(f"question:{rest}", "")
    own = " ".join(posted.get(f"own:{rest}", "").split())[:LONGEST_QUESTION]
    return Asked(key, instead, chosen, own) if chosen or own else None


class OneSidedForm(forms.Form):
    """How to go on without the other."""

    choice = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in OneSided], coerce=OneSided
    )


class AdditionForm(OnceForm, GuardedForm):
    """A few words that are added, with their date, to what both read already."""

    guarded = ("text",)
    text = forms.CharField(
        label=_("Add something"),
        max_length=LONGEST_ENTRY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is shown with today’s date. What stood there stays as it was."),
        error_messages={"required": _("Write what you want to add.")},
    )
