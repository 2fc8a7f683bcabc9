"""A part of the day: planned, and noted afterwards."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.actions.days import Noted, Plan
from tweespraak.assessments.documents.parts import KINDS, MODES, SCORE_KINDS
from tweespraak.assessments.documents.talks import REFUSALS
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.days import MINUTES, Mode, PartKind, ScoreKind
from tweespraak.assessments.rules.talks import TalkRefusal
from tweespraak.conversations.api import moment_in
from tweespraak.foundation.once import OnceForm
from tweespraak.foundation.texts import in_language
from tweespraak.instruments.api import INSTRUMENTS
from tweespraak.people.api import Membership, Role, members_with_role

FEWEST, MOST = 3, 24  # lines for scores


class PlanForm(OnceForm):
    """What a part is, when, where and who holds it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of part?"),
        widget=forms.RadioSelect,
        choices=[(one.value, KINDS[one]) for one in PartKind],
        error_messages={"required": gettext_lazy("Choose what kind of part it is.")},
    )
    instrument = forms.ChoiceField(label=gettext_lazy("Which test of ours?"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("For example: role play with a colleague; or the name of the test."),
    )
    psychologist = forms.ChoiceField(label=gettext_lazy("Who holds it?"), required=False)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        initial=60,
        min_value=MINUTES[0],
        max_value=MINUTES[1],
    )
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=120)
    bring = forms.CharField(
        label=gettext_lazy("What the participant brings"), required=False, max_length=200
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How is it supervised?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, case: Case, part: Part | None = None, **kwargs: Any) -> None:
        self.zone = ZoneInfo(case.organisation.time_zone)
        kwargs["initial"] = _planned(part, self.zone) if part else {}
        super().__init__(*args, **kwargs)
        self.part = part
        staff = members_with_role(case.organisation_id, Role.PSYCHOLOGIST)
        self.staff: dict[str, Membership] = {str(one.pk): one for one in staff}
        fields: dict[str, Any] = self.fields
        fields["psychologist"].choices = [
            ("", _("Nobody: the participant does it alone")),
            *((key, one.full_name) for key, one in self.staff.items()),
        ]
        fields["instrument"].choices = [
            (key, in_language(one.name)) for key, one in INSTRUMENTS.items()
        ]
        fields["mode"].choices = [(one.value, f"{MODES[one][0]}: {MODES[one][1]}") for one in Mode]
        self._settle_on(case, part)

    def clean(self) -> dict[str, Any]:
        """A moment is a day with a time; what is no test of ours has a name."""
        clean = super().clean() or {}
        kind = self.part.kind if self.part else clean.get("kind")
        if kind in (PartKind.SIMULATION, PartKind.OTHER_TEST) and not clean.get("name"):
            self.add_error("name", _("Give it a name."))
        day, hour = clean.get("day"), clean.get("hour")
        if (day is None) != (hour is None):
            missing = "hour" if day else "day"
            self.add_error(missing, _("Fill in both the day and the time, or neither."))
        elif day and hour and moment_in(day, hour, self.zone.key) is None:
            self.add_error("hour", str(REFUSALS[TalkRefusal.NO_HOUR]))
        return clean

    def plan(self) -> Plan:
        """What is planned."""
        clean = self.cleaned_data
        kind = PartKind(self.part.kind if self.part else clean["kind"])
        test = self.part.instrument if self.part else clean["instrument"]
        instrument = test if kind is PartKind.TEST else ""
        return Plan(
            kind=kind,
            name=clean["name"] or _name(kind, instrument),
            instrument=instrument,
            mode=clean["mode"],
            psychologist=self.staff.get(clean["psychologist"]),
            starts_at=_moment(clean["day"], clean["hour"], self.zone.key),
            minutes=clean["minutes"],
            place=clean["place"],
            bring=clean["bring"],
        )

    def _settle_on(self, case: Case, part: Part | None) -> None:
        """A part keeps its kind; a new one is held by who leads the case."""
        if part:
            for name in ("kind", "instrument"):
                self.fields[name].required = False
                self.fields[name].widget = forms.HiddenInput()
            self.fields["once"].required = False
            return
        for key, member in self.staff.items():
            if member.person_id == case.psychologist_id:
                self.initial["psychologist"] = key


class NotesForm(forms.Form):
    """What was seen in a part and what it means, apart; for another publisher's test the scores."""

    particulars = forms.CharField(
        label=gettext_lazy("Particulars"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "What went otherwise than usual: a disturbance, a break, another room."
        ),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How was it supervised?"), required=False, widget=forms.RadioSelect
    )
    norm = forms.CharField(
        label=gettext_lazy("Norm group, how many people, year"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "For example: working people with higher education, N = 1 204, 2021."
        ),
    )

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        self.part = part
        kwargs["initial"] = _noted(part)
        super().__init__(*args, **kwargs)
        posted = sum(1 for name in self.data if name.startswith("scale_") and name[6:].isdigit())
        self.lines = min(MOST, max(FEWEST, len(part.scores) + 2, posted))
        fields: dict[str, Any] = self.fields
        fields["mode"].choices = [(one.value, f"{MODES[one][0]}: {MODES[one][1]}") for one in Mode]
        for one in part.case.requirements:
            for side in ("seen", "meaning"):
                fields[f"{side}_{one['key']}"] = _words()
        if part.kind == PartKind.OTHER_TEST:
            self._ask_scores()
        else:
            del fields["norm"]

    @property
    def requirements(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Every requirement with its two boxes."""
        return [
            (one["text"], self[f"seen_{one['key']}"], self[f"meaning_{one['key']}"])
            for one in self.part.case.requirements
        ]

    @property
    def score_lines(self) -> list[list[forms.BoundField]]:
        """The lines for scores."""
        if self.part.kind != PartKind.OTHER_TEST:
            return []
        names = ("scale", "score", "se", "scale_kind")
        return [[self[f"{name}_{line}"] for name in names] for line in range(self.lines)]

    def clean(self) -> dict[str, Any]:
        """Every score has its scale."""
        clean = super().clean() or {}
        if self.part.kind == PartKind.OTHER_TEST:
            for line in range(self.lines):
                if clean.get(f"score_{line}") and not clean.get(f"scale_{line}"):
                    self.add_error(f"scale_{line}", _("Say of which scale this is the score."))
        return clean

    def noted(self) -> Noted:
        """What was noted; empty lines fall away."""
        clean = self.cleaned_data
        observations = [
            {
                "requirement": one["key"],
                "seen": clean[f"seen_{one['key']}"],
                "meaning": clean[f"meaning_{one['key']}"],
            }
            for one in self.part.case.requirements
        ]
        return Noted(
            observations=[one for one in observations if one["seen"] or one["meaning"]],
            particulars=clean["particulars"],
            mode=clean["mode"],
            norm=clean.get("norm", ""),
            scores=self._scores(clean),
        )

    def _scores(self, clean: dict[str, Any]) -> list[dict[str, str]]:
        names = ("scale", "score", "se", "scale_kind")
        rows = [
            {name: clean.get(f"{name}_{line}", "") for name in names} for line in range(self.lines)
        ]
        return [row for row in rows if row["scale"]]

    def _ask_scores(self) -> None:
        for line in range(self.lines):
            self.fields[f"scale_{line}"] = _short(_("Scale"), 80)
            self.fields[f"score_{line}"] = _short(_("Score"), 20)
            self.fields[f"se_{line}"] = _short(_("Standard error"), 20)
            kinds = [(one.value, SCORE_KINDS[one]) for one in ScoreKind]
            self.fields[f"scale_kind_{line}"] = forms.ChoiceField(
                label=_("Kind of score"), required=False, choices=kinds
            )


class SkipForm(forms.Form):
    """Why a part is left out."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it left out?"),
        max_length=200,
        help_text=gettext_lazy("The report tells it. Write nothing about health."),
        error_messages={"required": gettext_lazy("Say why it is left out.")},
    )


def _words() -> forms.CharField:
    return forms.CharField(
        required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )


def _short(label: str, most: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most)


def _moment(day: date | None, hour: time | None, zone: str) -> datetime | None:
    return moment_in(day, hour, zone) if day and hour else None


def _name(kind: PartKind, instrument: str) -> str:
    return in_language(INSTRUMENTS[instrument].name) if instrument else str(KINDS[kind])


def _planned(part: Part, zone: ZoneInfo) -> dict[str, Any]:
    local = part.starts_at.astimezone(zone) if part.starts_at else None
    names = ("kind", "instrument", "name", "minutes", "place", "bring", "mode")
    return {
        **{name: getattr(part, name) for name in names},
        "day": local.date() if local else None,
        "hour": local.time() if local else None,
        "once": part.pk,
    }


def _noted(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {
        "particulars": part.particulars, "mode": part.mode, "norm": part.norm
    }  # fmt: skip
    for one in part.observations:
        found[f"seen_{one['requirement']}"] = one["seen"]
        found[f"meaning_{one['requirement']}"] = one["meaning"]
    for line, row in enumerate(part.scores):
        found |= {f"{name}_{line}": value for name, value in row.items()}
    return found
