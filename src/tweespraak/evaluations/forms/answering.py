"""What comes back from the page on which somebody answers: one place at a time, or the whole page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.rules.answering import LONGEST, Written

WORDS, CHOICE = "words_", "choice_"


@dataclass(frozen=True)
class Typed:
    """What somebody chose and wrote in one place. `takes_other`: rather what another tab kept there."""

    key: str
    written: Written
    base: str
    takes_other: bool = False


def typed_in(posted: QueryDict, places: Collection[str]) -> Iterator[Typed]:
    """Everything on the page; what is not a place of ours is left out."""
    for key in places:
        name = WORDS + key
        if name in posted:
            choice = posted.get(CHOICE + key, "")
            written = Written(str(choice), str(posted.get(name, "")))
            base = posted.get(f"base:{name}", "")
            yield Typed(key, written, base, f"take:{name}" in posted)


def one_typed(posted: QueryDict, places: Collection[str]) -> Typed | None:
    """The one place that was kept by itself, while one types or taps."""
    for key in places:
        name = WORDS + key
        if name in posted:
            choice = posted.get(f"share:{name}", "")
            written = Written(str(choice), str(posted.get(name, "")))
            return Typed(key, written, posted.get(f"base:{name}", ""))
    return None


class ThanksForm(forms.Form):
    """What the client hears when it is closed."""

    words = forms.CharField(
        label=_("What do you do with it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "A few sentences: what you take from it, and what you do differently next time. Your client "
            "reads this."
        ),
        error_messages={"required": _("Write in a few sentences what you do with it.")},
    )
