"""What a participant sends about their report, and what the psychologist answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.reading import REFUSALS, REQUESTS, RULINGS_ASKED
from tweespraak.assessments.rules.corrections import LONGEST, RULINGS
from tweespraak.assessments.rules.marks import MarkKind, RequestKind, Ruling
from tweespraak.assessments.rules.reading import LONGEST_NOTE, ReadRefusal
from tweespraak.foundation.once import OnceForm


class MarkForm(forms.Form):
    """One tap: a sentence and what is said of it; empty takes the mark away."""

    sentence = forms.RegexField(r"^[0-9a-f]{64}$")
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in MarkKind], required=False
    )
    note = forms.CharField(required=False, strip=False, max_length=10 * LONGEST_NOTE)
    seen = forms.CharField(required=False, max_length=16)


class CorrectionForm(OnceForm):
    """What is wrong and what it should be; or how one sees a finding."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(kind.value, words) for kind, words in REQUESTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    quote = forms.CharField(
        label=_("Which words in the report?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Copy the sentence, or say where it stands.")},
    )
    wish = forms.CharField(
        label=_("What should it be, or how do you see it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write down what you mean. A few words will do.")},
    )


class RulingForm(forms.Form):
    """How the psychologist decides on one request."""

    ruling = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    reason = forms.CharField(
        label=_("In words to the participant"),
        help_text=_("Needed when you do not put it right."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, kind: RequestKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, RULINGS_ASKED[one]) for one in RULINGS[kind]]
        self.fields["ruling"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who rejects says why."""
        clean = super().clean() or {}
        if clean.get("ruling") == Ruling.REJECTED and not clean.get("reason", "").strip():
            self.add_error("reason", str(REFUSALS[ReadRefusal.NO_REASON]))
        return clean


class AgreeForm(forms.Form):
    """Agreeing with the draft, ticked by oneself, about the version on the page."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.BooleanField(
        label=_("I agree with this draft of the report."),
        error_messages={"required": _("Tick it if you agree. You need not.")},
    )
