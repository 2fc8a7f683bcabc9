"""The brief as it is written, accepted, agreed to and signed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.actions.briefing import Words
from tweespraak.assessments.documents.fixed import BLOCKED
from tweespraak.assessments.documents.words import ACKNOWLEDGED, GROUNDS, NO_BLOCK, REFUSALS
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.briefs import (
    MOST_REQUIREMENTS,
    VALID_MONTHS,
    Acknowledged,
    Ground,
)
from tweespraak.foundation.texts import in_language
from tweespraak.lenses.api import LensVersion, lens_name

SHOWN = 6  # so many empty lines for requirements at first


def _text(label: Any, hint: Any, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class BriefForm(forms.Form):
    """The brief; nothing is required while it is written, offering says what misses."""

    question = _text(
        gettext_lazy("The question"),
        gettext_lazy("Word for word, as the client asks it and the participant may read it."),
    )
    purpose = _text(gettext_lazy("What it is for"), gettext_lazy("The aim of the whole."), 2)
    decision = _text(
        gettext_lazy("Which decision it informs"),
        gettext_lazy("The client takes that decision; the report is advice."),
        2,
    )
    job_title = forms.CharField(
        label=gettext_lazy("The job it is about"), required=False, max_length=160
    )
    method = _text(
        gettext_lazy("Which parts, and why these"),
        gettext_lazy("Say for each part which requirement it tells something about."),
        5,
    )
    consequences = _text(
        gettext_lazy("What may follow from it"),
        gettext_lazy("Also what happens when there is no consent or no report."),
    )
    valid_months = forms.TypedChoiceField(
        label=gettext_lazy("How long is the report valid?"),
        coerce=int,
        initial=24,
        help_text=gettext_lazy("After that it is deleted."),
    )
    lens = forms.ChoiceField(
        label=gettext_lazy("Lens"),
        required=False,
        help_text=gettext_lazy("To look later at how the result fits a kind of role."),
    )
    blocking_ground = forms.ChoiceField(
        label=gettext_lazy("May the participant hold the report back?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Yes, as a rule. If not, the second reader signs for it and the participant is told before "
            "they decide to take part."
        ),
    )
    blocking_reason = _text(
        gettext_lazy("Why they cannot hold it back"),
        gettext_lazy("The participant reads this. Only when you chose no."),
        2,
    )

    def __init__(self, *args: Any, case: Case, lenses: list[LensVersion], **kwargs: Any) -> None:
        self.lenses = {str(one.pk): one for one in lenses}
        kwargs["initial"] = _now(case)
        super().__init__(*args, **kwargs)
        self._offer_choices()
        for number in range(1, self._lines() + 1):
            self.fields[f"req_{number}"] = forms.CharField(
                label=_("Requirement %(number)d") % {"number": number},
                required=False,
                max_length=200,
            )

    @property
    def requirements(self) -> list[forms.BoundField]:
        """The lines for what the job asks."""
        return [self[name] for name in self.fields if name.startswith("req_")]

    def words(self) -> Words:
        """What was written."""
        clean = self.cleaned_data
        texts = {
            name: clean[name].strip()
            for name in ("question", "purpose", "decision", "job_title", "method", "consequences")
        }
        asked = (clean[name].strip() for name in self.fields if name.startswith("req_"))
        return Words(
            **texts,
            requirements=tuple(dict.fromkeys(one for one in asked if one)),
            valid_months=clean["valid_months"],
            lens_version=self.lenses.get(clean["lens"]),
            blocking_ground=clean["blocking_ground"],
            blocking_reason=clean["blocking_reason"].strip(),
        )

    def refuse(self, refusal: Refusal) -> None:
        """Say why it is not saved."""
        self.add_error(None, str(REFUSALS[refusal]))

    def _offer_choices(self) -> None:
        fields: dict[str, Any] = self.fields
        fields["valid_months"].choices = [
            (count, _("%(count)d months") % {"count": count}) for count in VALID_MONTHS
        ]
        fields["lens"].choices = [
            ("", _("No lens")), *((key, lens_name(one)) for key, one in self.lenses.items())
        ]  # fmt: skip
        fields["blocking_ground"].choices = [
            ("", _("Yes: they decide whether the report goes to the client")),
            *(
                (ground.value, _("No: %(ground)s") % {"ground": GROUNDS[ground]})
                for ground in Ground
            ),
        ]

    def _lines(self) -> int:
        """Two empty lines more than there are requirements, so that one can go on without a button."""
        there = sum(1 for name in self.initial if name.startswith("req_"))
        posted = sum(1 for name in self.data if name.startswith("req_"))
        return min(MOST_REQUIREMENTS, max(SHOWN, there + 2, posted))


def _now(case: Case) -> dict[str, Any]:
    texts = (
        "question", "purpose", "decision", "job_title", "method", "consequences", "valid_months",
        "blocking_ground", "blocking_reason",
    )  # fmt: skip
    lines = {f"req_{n}": one["text"] for n, one in enumerate(case.requirements, 1)}
    chosen = {"lens": str(case.lens_version_id or "")}
    return {**{name: getattr(case, name) for name in texts}, **chosen, **lines}


class SeenForm(forms.Form):
    """Which brief the page was about."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class AcceptForm(SeenForm):
    """What a client acknowledges, in words, before accepting; nothing is ticked beforehand."""

    acknowledged = forms.MultipleChoiceField(
        label=gettext_lazy("What you agree to"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acknowledged"].error_messages["required"] = str(
            REFUSALS[Refusal.NOT_ACKNOWLEDGED]
        )
        words = {**ACKNOWLEDGED}
        if not case.blocking_right:
            words[Acknowledged.BLOCK] = NO_BLOCK
        sentence = {"sentence": in_language(BLOCKED)}
        field: Any = self.fields["acknowledged"]
        field.choices = [(one.value, str(words[one]) % sentence) for one in Acknowledged]

    def given(self) -> list[Acknowledged]:
        """What was ticked."""
        return [Acknowledged(one) for one in self.cleaned_data["acknowledged"]]


class ConsentForm(SeenForm):
    """Taking part, in the words above it; and what one needs, without saying why."""

    needs = forms.CharField(
        label=gettext_lazy("What do you need to show what you can?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "More time, another language, a quiet room, an aid. Do not say why: that is yours. Only the "
            "psychologists read this."
        ),
    )
    agrees = forms.BooleanField(
        label=gettext_lazy("I take part, as it stands above"),
        error_messages={"required": gettext_lazy("Tick that you take part, or leave it at that.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not case.blocking_right:
            self.fields["sees_blocking"] = forms.BooleanField(
                label=_("I know that I cannot hold the report back in this assessment, and why"),
                error_messages={"required": str(REFUSALS[Refusal.BLOCKING_UNSEEN])},
            )


class NeedsForm(forms.Form):
    """What is arranged for what a participant needs."""

    answer = forms.CharField(
        label=gettext_lazy("What we arrange"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "If something is not possible, say why and what is. Write no diagnosis and no reason of the "
            "participant’s: only what is arranged."
        ),
        error_messages={"required": gettext_lazy("Say what is arranged.")},
    )
