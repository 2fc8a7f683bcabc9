"""Plan an interview, let somebody wait longer, judge, talk it over, decide, close."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.api import moment_in
from tweespraak.foundation.fields import DayField
from tweespraak.foundation.once import OnceForm
from tweespraak.people.api import today_in
from tweespraak.selection.actions.hearing import FURTHEST
from tweespraak.selection.documents.process import ADVICE, BECAUSE, CHOICES, FAULTS, MET, PLAN
from tweespraak.selection.models import Candidacy, Interview, Judgement, Profile
from tweespraak.selection.queries.interviews import asked_of, who_can_interview
from tweespraak.selection.rules.closing import Because
from tweespraak.selection.rules.decisions import Choice, Reason
from tweespraak.selection.rules.interviews import MINUTES, USUAL, PlanRefusal, Proposal
from tweespraak.selection.rules.judging import LONGEST, Advice, Met, faults, mark_of
from tweespraak.selection.rules.profiles import Requirement

# Where a refusal stands on the form; the others stand above it.
FIELD_OF = {
    PlanRefusal.NO_STAGE: "stage", PlanRefusal.NOBODY: "interviewers",
    PlanRefusal.UNSIGNED: "interviewers", PlanRefusal.THEMSELVES: "interviewers",
    PlanRefusal.PAST: "day", PlanRefusal.TOO_FAR: "day", PlanRefusal.NO_HOUR: "hour",
    PlanRefusal.TOO_LONG: "minutes", PlanRefusal.NO_PLACE: "place",
}  # fmt: skip


class InterviewForm(OnceForm):
    """In which stage, when, where, and with whom; only who signed can be ticked."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0, required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        error_messages={"required": gettext_lazy("Choose in which stage this interview is.")},
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )
    hour = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": gettext_lazy("Choose a time.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        initial=USUAL,
        min_value=MINUTES[0],
        max_value=MINUTES[1],
    )
    place = forms.CharField(
        label=gettext_lazy("Where?"),
        max_length=300,
        help_text=gettext_lazy(
            "A room, an address, or a link to a video call. It stands in the calendars of everybody who "
            "comes; write no names in it."
        ),
        error_messages={"required": gettext_lazy("Say where.")},
    )
    interviewers = forms.MultipleChoiceField(
        label=gettext_lazy("Who interviews?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one interviewer.")},
    )

    def __init__(
        self, *args: Any, candidacy: Candidacy, interview: Interview | None = None, **kwargs: Any
    ) -> None:
        vacancy = candidacy.vacancy
        self.zone = candidacy.organisation.time_zone
        self.moment: datetime | None = None
        kwargs["initial"] = (
            _planned(interview, self.zone) if interview else {"stage": candidacy.stage}
        )
        super().__init__(*args, **kwargs)
        people = who_can_interview(vacancy)
        fields: dict[str, Any] = self.fields
        fields["stage"].choices = [
            (one["key"], one["name"]) for one in vacancy.stages if one["is_interview"]
        ]
        able = [row for row in people if row[2] and row[0] != candidacy.person_id]
        fields["interviewers"].choices = [(str(key), name) for key, name, _signed in able]
        self.unsigned = [name for _key, name, signed in people if not signed]

    def clean(self) -> dict[str, Any]:
        """An hour the clock skips is no moment."""
        clean = super().clean() or {}
        if clean.get("day") and clean.get("hour"):
            self.moment = moment_in(clean["day"], clean["hour"], self.zone)
            if self.moment is None:
                self.refuse(PlanRefusal.NO_HOUR)
        return clean

    def proposal(self) -> Proposal:
        """What is planned."""
        clean = self.cleaned_data
        return Proposal(
            stage=clean["stage"],
            starts_at=self.moment,
            minutes=clean["minutes"],
            place=clean["place"],
            interviewers=frozenset(UUID(one) for one in clean["interviewers"]),
        )

    def refuse(self, refusal: PlanRefusal) -> None:
        """Say why nothing was planned, beside the field it is about."""
        self.add_error(FIELD_OF.get(refusal), str(PLAN[refusal]))


class WaitForm(forms.Form):
    """Until when a candidate waits from here."""

    by_on = DayField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy(
            "The candidate reads this day. Choose one you can keep; if it passes, you are reminded."
        ),
    )

    def __init__(self, *args: Any, candidacy: Candidacy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = today_in(candidacy.organisation)
        fields: dict[str, Any] = self.fields
        fields["by_on"].aim(today, today + timedelta(days=FURTHEST))


class JudgeForm(forms.Form):
    """One's own judgement: per requirement whether it was seen, and what."""

    advice = forms.ChoiceField(
        label=gettext_lazy("What would you do?"),
        choices=[(one.value, ADVICE[one]) for one in Advice],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, judgement: Judgement, **kwargs: Any) -> None:
        kwargs["initial"] = {"advice": judgement.advice}
        super().__init__(*args, **kwargs)
        self.asked = asked_of(judgement.interview)
        self.kept = judgement.ratings
        for one in self.asked:
            row = judgement.ratings.get(one.key, {})
            self.fields[f"met_{one.key}"] = forms.ChoiceField(
                label=_("Did you see it?"),
                choices=[(each.value, MET[each]) for each in Met],
                widget=forms.RadioSelect,
                required=False,
                initial=row.get("met", ""),
            )
            self.fields[f"saw_{one.key}"] = forms.CharField(
                label=_("What did you see or hear?"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=row.get("saw", ""),
            )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every requirement with its two fields and the mark of what is kept."""
        return [
            {
                "asked": one,
                "met": self[f"met_{one.key}"],
                "saw": self[f"saw_{one.key}"],
                "base": mark_of(self.kept.get(one.key, {})),
            }
            for one in self.asked
        ]

    def ratings(self) -> dict[str, dict[str, str]]:
        """What was filled in, per requirement."""
        clean = self.cleaned_data
        return {
            one.key: {"met": clean[f"met_{one.key}"], "saw": clean[f"saw_{one.key}"]}
            for one in self.asked
        }

    def is_whole(self) -> bool:
        """Whether it can be saved for good; what is missing is said beside its field."""
        for fault, key in faults(self.ratings(), self.cleaned_data["advice"], self.asked):
            name = "advice" if not key else f"{_FIELD[fault.value]}_{key}"
            self.add_error(name, str(FAULTS[fault]))
        return not self.errors


class DebriefForm(forms.Form):
    """What came out of laying the judgements side by side."""

    words = forms.CharField(
        label=gettext_lazy("What did you talk over?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Where you saw the same, where you did not, and what you still want to know. The judgements "
            "themselves do not change."
        ),
        error_messages={"required": gettext_lazy("Write in a few sentences what you talked over.")},
    )


class DecideForm(forms.Form):
    """A reason per must, and then what is decided."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    choice = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you decide.")},
    )

    def __init__(
        self,
        *args: Any,
        profile: Profile,
        kept: Sequence[Mapping[str, Any]],
        can_hire: bool,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"seen": profile.hash}
        super().__init__(*args, **kwargs)
        rows = [Requirement.of(row) for row in profile.requirements]
        self.musts = [one for one in rows if one.is_must]
        written = {one["key"]: one for one in kept}
        fields: dict[str, Any] = self.fields
        self.choices = [
            (one.value, words[0])
            for one, words in CHOICES.items()
            if can_hire or one is Choice.REJECT
        ]
        fields["choice"].choices = self.choices
        for one in self.musts:
            self._ask(one, written.get(one.key, {}))
        self.order_fields([*(name for name in self.fields if name != "choice"), "choice"])

    def _ask(self, one: Requirement, kept: Mapping[str, Any]) -> None:
        states = {True: "yes", False: "no", None: "unseen" if kept else ""}
        self.fields[f"met_{one.key}"] = forms.ChoiceField(
            label=_("Is it met?"),
            choices=[("yes", _("Yes")), ("no", _("No")), ("unseen", _("Nobody saw it"))],
            widget=forms.RadioSelect,
            initial=states[kept.get("is_met")],
            error_messages={"required": _("Say whether this must is met.")},
        )
        self.fields[f"because_{one.key}"] = forms.CharField(
            label=_("Why?"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=kept.get("because", ""),
        )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every must with its two fields."""
        return [
            {"asked": one, "met": self[f"met_{one.key}"], "because": self[f"because_{one.key}"]}
            for one in self.musts
        ]

    def reasons(self) -> list[Reason]:
        """What was written per must."""
        clean = self.cleaned_data
        met = {"yes": True, "no": False, "unseen": None}
        return [
            Reason(one.key, met[clean[f"met_{one.key}"]], clean[f"because_{one.key}"])
            for one in self.musts
        ]


class CloseForm(forms.Form):
    """Why the procedure ends."""

    because = forms.ChoiceField(
        label=gettext_lazy("Why does it end?"),
        choices=[(one.value, BECAUSE[one]) for one in Because],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why it ends.")},
    )


_FIELD = {"no_choice": "met", "no_words": "saw"}


def _planned(interview: Interview, zone: str) -> dict[str, Any]:
    local = interview.starts_at.astimezone(ZoneInfo(zone))
    there = interview.judgements.filter(excused_at=None).values_list("interviewer_id", flat=True)
    return {
        "once": interview.pk,
        "number": interview.number,
        "stage": interview.stage,
        "day": local.date(),
        "hour": local.time(),
        "minutes": interview.minutes,
        "place": interview.place,
        "interviewers": [str(one) for one in there],
    }
