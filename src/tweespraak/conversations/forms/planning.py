"""When two people talk, why it moves, why it is off; and which talks one looks for."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents.planning import REASONS, REFUSALS
from tweespraak.conversations.rules import TABLE_KINDS, Kind
from tweespraak.conversations.rules.planning import (
    CALL_OFF_REASONS,
    LEAD_DAYS,
    LONGEST,
    MOVE_REASONS,
    SHORTEST,
    Moment,
    Refusal,
    moment_in,
    move_refused,
    proposal_refused,
)
from tweespraak.conversations.rules.states import Reason

# Where an answer to a refusal is given; what is not here is said above the form.
_FIELD_OF = {
    Refusal.PAST: "day",
    Refusal.TOO_FAR: "day",
    Refusal.TOO_SOON: "day",
    Refusal.REASON: "reason",
    Refusal.CARD: "card",
}


class MomentForm(forms.Form):
    """A day and an hour where the organisation works, how long, and where."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This is not a day. Choose one, or type it as 2026-12-31."),
        },
    )
    hour = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose a time."),
            "invalid": _("This is not a time. Type it as 14:30."),
        },
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "required": _("Say how many minutes you take."),
            "invalid": _("Type a number of minutes, for example 60."),
            "min_value": _("Take at least %(limit_value)s minutes."),
            "max_value": _("Take at most %(limit_value)s minutes."),
        },
    )
    place = forms.CharField(
        label=_("Where?"),
        required=False,
        max_length=120,
        help_text=_(
            "A room, or the address of a video call. This stands in both calendars, so nothing private."
        ),
    )
    sooner = forms.BooleanField(
        label=_("I would like it sooner than usual"),
        required=False,
        help_text=_(
            "Usually there are 14 days to prepare a good conversation and 2 for a check-in. Sooner "
            "is fine when you both want it: the other says so by saying yes."
        ),
    )

    def __init__(self, *args: Any, zone: str, at: datetime, kind: Kind | None = None, **kw: Any):
        super().__init__(*args, **kw)
        self.zone, self.at, self.kind = zone, at, kind
        if kind and not LEAD_DAYS[kind]:
            del self.fields["sooner"]

    def clean(self) -> dict[str, Any]:
        """A moment that exists, is still to come, and leaves time to prepare."""
        clean = super().clean() or {}
        if not {"day", "hour", "minutes"} <= clean.keys():
            return clean
        starts_at = moment_in(clean["day"], clean["hour"], self.zone)
        if starts_at is None:
            self.add_error(
                "hour", _("The clock goes forward then: this hour does not exist. Choose another.")
            )
            return clean
        clean["moment"] = Moment(starts_at, clean["minutes"], clean.get("place", ""))
        kind = self.kind_in(clean)
        if kind:
            sooner = clean.get("sooner", False)
            refusal = proposal_refused(kind, starts_at, at=self.at, zone=self.zone, sooner=sooner)
            if refusal:
                self.refuse(refusal, kind)
        return clean

    def kind_in(self, clean: dict[str, Any]) -> Kind | None:
        """Which kind of conversation it is for; None while that is not chosen."""
        return self.kind

    def refuse(self, refusal: Refusal, kind: Kind) -> None:
        """Say where it can be answered why it cannot be done."""
        field = _FIELD_OF.get(refusal)
        words = str(REFUSALS[refusal]) % {"days": LEAD_DAYS[kind]}
        self.add_error(field if field in self.fields else None, words)


class ProposeForm(MomentForm):
    """A first moment, or another one; with a reason for who moved before."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why do you move it?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You have moved it before, so the other would like to know. Nothing private."),
    )
    field_order = ("number", "day", "hour", "minutes", "place", "reason", "sooner")

    def __init__(self, *args: Any, moved_before: int, moves: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moved_before, self.moves = moved_before, moves
        if not (moves and move_refused(moved_before, None)):
            del self.fields["reason"]
            return
        reason: Any = self.fields["reason"]
        reason.choices = [(one.value, REASONS[one]) for one in MOVE_REASONS]

    def clean(self) -> dict[str, Any]:
        """With the reason, where one is asked."""
        clean = super().clean()
        clean["reason"] = Reason(clean["reason"]) if clean.get("reason") else None
        if "reason" in self.fields and not self.errors.get("reason") and not clean["reason"]:
            self.add_error("reason", str(REFUSALS[Refusal.REASON]))
        return clean


class ConfirmForm(forms.Form):
    """Which proposal one says yes to."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class CallOffForm(forms.Form):
    """Why it need not take place; who answers the other only says yes."""

    reason = forms.ChoiceField(
        label=_("Why need it not take place?"),
        widget=forms.RadioSelect,
        choices=[(one.value, REASONS[one]) for one in CALL_OFF_REASONS],
        help_text=_("The other reads this. Nothing private: the list is short on purpose."),
        error_messages={"required": _("Choose a reason.")},
    )


class FilterForm(forms.Form):
    """Which of my conversations I want to see; what cannot be read is no wish."""

    q = forms.CharField(required=False, max_length=80)
    kind = forms.ChoiceField(
        required=False, choices=[(one.value, one.value) for one in TABLE_KINDS]
    )

    def wishes(self) -> tuple[str, str]:
        """A name and a kind, each perhaps empty."""
        self.is_valid()
        clean = self.cleaned_data
        return clean.get("q", "").strip(), clean.get("kind", "")
