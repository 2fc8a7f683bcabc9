"""What is learned of a procedure, and how it is followed up."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.selection.actions.lessons import Learned
from tweespraak.selection.models import Lesson
from tweespraak.selection.rules.lessons import LONGEST_WORDS, LessonRefusal

# The field that a refusal is about; the others are about the whole form.
FIELD_OF = {
    LessonRefusal.PAST: "due_on",
    LessonRefusal.TOO_FAR: "due_on",
    LessonRefusal.NOT_THEIRS: "owner",
    LessonRefusal.EMPTY: "followed_up",
}


class LessonForm(forms.Form):
    """What, whose, until when."""

    words = forms.CharField(
        label=gettext_lazy("What do we do differently next time?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "About how you work, not about a candidate: no names. It comes back at the next vacancy."
        ),
        error_messages={"required": gettext_lazy("Write what you do differently next time.")},
    )
    owner = forms.TypedChoiceField(
        label=gettext_lazy("Who sees to it?"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose who sees to it.")},
    )
    due_on = forms.DateField(
        label=gettext_lazy("Until when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("On that day we remind them. At most half a year ahead."),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )

    def __init__(self, *args: Any, owners: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.choices = [("", _("Choose somebody")), *((str(k), v) for k, v in owners.items())]

    def learned(self) -> Learned:
        """What was written."""
        clean = self.cleaned_data
        return Learned(
            words=clean["words"],
            owner_id=clean["owner"],
            due_on=clean["due_on"],
            followed_up=clean.get("followed_up", ""),
            is_done=clean.get("is_done", False),
        )


class NewLessonForm(OnceForm, LessonForm):
    """A lesson that was not there yet."""


class FollowUpForm(LessonForm):
    """The same, and what was done with it."""

    followed_up = forms.CharField(
        label=gettext_lazy("What was done with it?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Whoever starts the next vacancy reads this too."),
    )
    is_done = forms.BooleanField(
        label=gettext_lazy("This is done"),
        required=False,
        help_text=gettext_lazy("After that it stays as it is."),
    )


def lesson_now(lesson: Lesson, words: str) -> dict[str, Any]:
    """What the form shows of a lesson."""
    return {
        "words": words,
        "owner": str(lesson.owner_id),
        "due_on": lesson.due_on,
        "followed_up": lesson.followed_up,
    }
