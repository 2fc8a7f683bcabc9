"""The feedback talk: its moment, how one prepares for it, and doing without it."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.actions.talks import LONGEST_WISH, Plan
from tweespraak.assessments.documents.talks import MODES, REFUSALS
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.talks import Talk, holders_of
from tweespraak.assessments.rules.protocol import Order
from tweespraak.assessments.rules.talks import MINUTES, USUAL, Mode, Proposal, TalkRefusal
from tweespraak.conversations.api import Moment, moment_in
from tweespraak.foundation.once import OnceForm

# Where a refusal stands on the form; the others stand above it.
FIELD_OF = {
    TalkRefusal.SAME_DAY: "day", TalkRefusal.PAST: "day", TalkRefusal.TOO_FAR: "day",
    TalkRefusal.NO_HOUR: "hour", TalkRefusal.NOT_A_WAY: "mode",
    TalkRefusal.VIDEO_NOT_ASKED: "mode", TalkRefusal.NOT_READ_IN: "has_read",
}  # fmt: skip


class TalkForm(OnceForm):
    """When, where, with whom. By video is there only when the participant asked for it."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("A later day than the last part of the assessment."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        initial=USUAL,
        min_value=MINUTES[0],
        max_value=MINUTES[1],
    )
    mode = forms.CharField(initial=Mode.IN_PERSON, widget=forms.HiddenInput, max_length=12)
    place = forms.CharField(label=gettext_lazy("Where?"), required=False, max_length=120)
    holder = forms.CharField(required=False, widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label=gettext_lazy("The colleague who holds it has read the whole file"), required=False
    )

    def __init__(
        self, *args: Any, case: Case, talk: Talk | None, is_mine: bool = False, **kwargs: Any
    ) -> None:
        self.case = case
        self.zone = case.organisation.time_zone
        if talk and talk.is_planned:
            kwargs["initial"] = self._planned(talk)
        super().__init__(*args, **kwargs)
        self.staff = holders_of(case)
        self._choose_mode()
        self._choose_holder(is_mine=is_mine)

    def clean(self) -> dict[str, Any]:
        """An hour the clock skips is no moment."""
        clean = super().clean() or {}
        if clean.get("day") and clean.get("hour"):
            self.moment = moment_in(clean["day"], clean["hour"], self.zone)
            if self.moment is None:
                self.refuse(TalkRefusal.NO_HOUR)
        return clean

    def plan(self) -> Plan:
        """What is planned."""
        clean = self.cleaned_data
        starts_at: datetime = self.moment or datetime.max
        return Plan(
            moment=Moment(starts_at, clean["minutes"], clean["place"]),
            proposal=Proposal(
                starts_at=starts_at,
                mode=clean["mode"],
                holder=self._holder(),
                has_read=clean["has_read"],
            ),
            number=clean["number"],
        )

    def refuse(self, refusal: TalkRefusal) -> None:
        """Say why not, where it is mended."""
        self.add_error(FIELD_OF.get(refusal), str(REFUSALS[refusal]))

    def _planned(self, talk: Talk) -> dict[str, Any]:
        there = talk.starts_at.astimezone(ZoneInfo(self.zone))
        return {
            "number": talk.row.invitation_number,
            "day": there.date(),
            "hour": there.time().replace(second=0, microsecond=0),
            "minutes": talk.row.minutes,
            "mode": self.case.talk_mode,
            "place": talk.row.place,
            "holder": str(talk.holder),
            "has_read": talk.holder != self.case.psychologist_id,
        }

    def _choose_mode(self) -> None:
        if self.case.video_asked_at:
            self.fields["mode"] = forms.ChoiceField(
                label=_("How?"),
                initial=Mode.VIDEO,
                widget=forms.RadioSelect,
                choices=[(one.value, words) for one, words in MODES.items()],
            )

    def _choose_holder(self, *, is_mine: bool) -> None:
        """Who plans for others says who holds it; the participant only says when and where."""
        if len(self.staff) > 1 and not is_mine:
            self.fields["holder"] = forms.ChoiceField(
                label=_("Who holds it?"),
                initial=str(self.case.psychologist_id),
                help_text=_("The participant reads who it is."),
                choices=[(str(one.person_id), one.full_name) for one in self.staff],
            )
        else:
            self.fields["has_read"].widget = forms.HiddenInput()

    def _holder(self) -> UUID:
        chosen = self.cleaned_data["holder"]
        known = {str(one.person_id): one.person_id for one in self.staff}
        found: UUID = known.get(chosen, self.case.psychologist_id)
        return found


class PrepareForm(forms.Form):
    """What the participant wants to have discussed anyhow, and with what they begin."""

    order = forms.ChoiceField(
        label=gettext_lazy("With what do you want to begin?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (Order.CONCLUSION, gettext_lazy("With the conclusion")),
            (Order.PARTS, gettext_lazy("With the parts")),
            ("", gettext_lazy("I decide that when I am there")),
        ],
    )
    wish = forms.CharField(
        label=gettext_lazy("What do you want to have discussed in any case?"),
        required=False,
        max_length=LONGEST_WISH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "You may leave this empty. Who holds the talk reads it, nobody else."
        ),
    )


class WaiveForm(forms.Form):
    """Doing without the talk: nothing is ticked beforehand."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    without = forms.BooleanField(
        label=gettext_lazy("I need no feedback talk"),
        error_messages={
            "required": gettext_lazy("Tick this, or go back. You need not choose anything.")
        },
    )
    is_sure = forms.BooleanField(
        label=gettext_lazy("I am sure, also after reading the advice once more"), required=False
    )
    wants_call = forms.BooleanField(
        label=gettext_lazy("Do call me for a short talk on the phone"), required=False
    )

    def __init__(self, *args: Any, heavy: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not heavy:
            del self.fields["is_sure"], self.fields["wants_call"]
