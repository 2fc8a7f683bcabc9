"""What is typed on the page of a rejection, read into a draft; and the small forms around it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.api import Moment, moment_in
from tweespraak.foundation.once import OnceForm
from tweespraak.selection.queries.reasons import taxonomy
from tweespraak.selection.rules.reasons import Reason, Tie
from tweespraak.selection.rules.rejecting import MOST_REASONS, Around, Draft, ties_to

LONGEST = 1_000
LONGEST_PLACE = 120


def draft_in(posted: Mapping[str, Any], around: Around, callers: set[UUID]) -> Draft:
    """The draft as it stands on the page; what is no choice there counts as not chosen."""
    reasons = [_reason(posted, number, around) for number in range(MOST_REASONS)]
    caller = _key(posted.get("caller", ""))
    return Draft(
        reasons=tuple(one for one in reasons if one),
        thanks=_text(posted, "thanks"),
        strength=_text(posted, "strength"),
        tip=_text(posted, "tip"),
        caller=caller if caller in callers else None,
        call_on=_text(posted, "call_on")[:160],
    )


def version_in(posted: Mapping[str, Any]) -> int:
    """The version that was on the page."""
    typed = str(posted.get("version", ""))
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _reason(posted: Mapping[str, Any], number: int, around: Around) -> Reason | None:
    kind = taxonomy().kinds.get(str(posted.get(f"code-{number}", "")))
    if kind is None:
        return None
    slots = taxonomy().slots_of(kind.code, had_contact=around.had_contact)
    ties = {one.key for one in ties_to(kind, list(around.requirements.values()))}
    tied = str(posted.get(f"requirement-{number}", ""))
    if kind.tie is not Tie.REQUIREMENT:
        tied = ""
    elif tied not in ties:
        tied = next(iter(ties)) if len(ties) == 1 else ""
    words = {slot.key: _text(posted, f"words-{number}-{slot.key}") for slot in slots}
    return Reason(kind.code, tied, words)


def _text(posted: Mapping[str, Any], name: str) -> str:
    text = str(posted.get(name, "")).replace("\r\n", "\n").replace("\x00", "")
    return text[:LONGEST]


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


class LiftForm(forms.Form):
    """HR lets it go out, with a reason."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(
        label=_("Why it may go out like this"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("This is kept with the rejection. Do not repeat the words themselves."),
        error_messages={"required": _("Say why. Without a reason it does not go out.")},
    )


class TalkAskedForm(forms.Form):
    """The candidate's own questions for the talk."""

    questions = forms.CharField(
        label=_("What would you like to talk about?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You need not fill in anything. Only who calls you reads it."),
    )


class DisagreeForm(forms.Form):
    """A second look, or a complaint."""

    objection = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[
            ("second_look", _("A second look: I think something was missed")),
            ("complaint", _("A complaint: I think it did not go as it should")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Somebody who did not decide on you reads this and answers it."),
        error_messages={"required": _("Write what it is about. A few sentences are enough.")},
    )


class AnswerForm(forms.Form):
    """The answer to who disagrees."""

    words = forms.CharField(
        label=_("Your answer"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Say what you looked at, what you found and what follows from it."),
        error_messages={"required": _("Write your answer.")},
    )


class MomentForm(OnceForm):
    """When the caller calls."""

    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )
    at = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose a time."), "invalid": _("Choose a time.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("How long"),
        choices=[(15, _("15 minutes")), (30, _("30 minutes")), (45, _("45 minutes"))],
        coerce=int,
        initial=30,
    )
    place = forms.CharField(
        label=_("How"),
        max_length=LONGEST_PLACE,
        help_text=_("By phone, by video, or where you meet."),
        error_messages={"required": _("Say how: for example by phone.")},
    )

    def __init__(self, *args: Any, zone: str, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now
        self.moment: Moment | None = None

    def clean(self) -> dict[str, Any]:
        """The moment on the clocks of the organisation, which has to come still."""
        clean = super().clean() or {}
        if "on" in clean and "at" in clean:
            starts_at = moment_in(clean["on"], clean["at"], self.zone)
            if starts_at is None or starts_at <= self.now:
                self.add_error("at", _("Choose a moment that is still to come."))
            elif not self.errors:
                self.moment = Moment(starts_at, clean["minutes"], clean["place"])
        return clean
