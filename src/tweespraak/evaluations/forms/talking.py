"""When the two can talk, how, and what about."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.template.defaultfilters import date as in_words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.api import moment_in
from tweespraak.evaluations.documents.talk_card import WAYS
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.talking import MOST_MOMENTS, USUAL, Offer, Way

LONGEST_PLACE = 100
Options = Iterable[tuple[str, str]]


class TopicsForm(forms.Form):
    """What one brings to the talk: the client one topic, the recruiter up to four."""

    def __init__(self, *args: Any, side: Side, options: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side = side
        missing = gettext_lazy("Choose what you want to talk about.")
        if side is Side.CLIENT:
            self.fields["topics"] = forms.ChoiceField(
                label=_("Which topic do you want to talk about?"),
                choices=list(options),
                widget=forms.RadioSelect,
                help_text=_("One that matters to you. The other brings theirs."),
                error_messages={"required": missing, "invalid_choice": missing},
            )
        else:
            self.fields["topics"] = forms.MultipleChoiceField(
                label=_("Which topics do you want to talk about?"),
                choices=list(options),
                widget=forms.CheckboxSelectMultiple,
                help_text=_("At most four; your client brings one. Five is what fits in a talk."),
                error_messages={"required": missing, "invalid_choice": missing},
            )

    def topics(self) -> list[str]:
        """The keys of what was chosen."""
        chosen = self.cleaned_data["topics"]
        return [chosen] if isinstance(chosen, str) else list(chosen)


class OfferForm(TopicsForm):
    """One to three moments, how long, and how."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long?"),
        choices=[
            (15, gettext_lazy("15 minutes")),
            (30, gettext_lazy("30 minutes")),
            (45, gettext_lazy("45 minutes")),
        ],
        coerce=int,
        initial=USUAL,
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How do you talk?"),
        choices=[(way.value, words) for way, words in WAYS.items()],
        widget=forms.RadioSelect,
        initial=Way.MEETING.value,
        error_messages={"required": gettext_lazy("Choose how you talk.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Where?"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=gettext_lazy(
            "A room, a number to call, or the address of a video call. It stands in both calendars."
        ),
    )

    def __init__(self, *args: Any, zone: str, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.at = zone, at
        for number in range(1, MOST_MOMENTS + 1):
            self.fields[f"day_{number}"] = _day(number)
            self.fields[f"hour_{number}"] = _hour(number)
        moments = [f"{part}_{n}" for n in range(1, MOST_MOMENTS + 1) for part in ("day", "hour")]
        self.order_fields([*moments, "minutes", "way", "place", "topics"])

    def clean(self) -> dict[str, Any]:
        """Moments that exist and are still to come; a day has an hour."""
        clean = super().clean() or {}
        found: list[datetime] = []
        for number in range(1, MOST_MOMENTS + 1):
            moment = self._moment(clean, number)
            if moment and moment not in found:
                found.append(moment)
        clean["moments"] = tuple(sorted(found))
        return clean

    def offer(self) -> Offer:
        """What is offered."""
        clean = self.cleaned_data
        way = Way(clean["way"])
        return Offer(self.side, clean["moments"], clean["minutes"], way, clean["place"])

    def _moment(self, clean: dict[str, Any], number: int) -> datetime | None:
        day, hour = clean.get(f"day_{number}"), clean.get(f"hour_{number}")
        if day is None and hour is None:
            return None
        if day is None or hour is None:
            missing, words = (
                ("day", _("Choose a day.")) if day is None else ("hour", _("Choose a time."))
            )
            if f"{missing}_{number}" not in self.errors:
                self.add_error(f"{missing}_{number}", words)
            return None
        moment = moment_in(day, hour, self.zone)
        if moment is None or moment <= self.at:
            self.add_error(f"hour_{number}", _("Choose a moment that is still to come."))
            return None
        return moment


class ChooseForm(TopicsForm):
    """One of the moments the other offers."""

    moment = forms.ChoiceField(
        label=gettext_lazy("Which moment suits you?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a moment, or offer others."),
            "invalid_choice": gettext_lazy("This moment is not offered any more. Choose another."),
        },
    )

    def __init__(self, *args: Any, moments: Collection[datetime], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moment"].choices = [  # type: ignore[attr-defined]
            (one.isoformat(), in_words(one.astimezone(ZoneInfo(zone)), _("l j F Y, H:i")))
            for one in moments
        ]
        self.order_fields(["moment", "topics"])

    def chosen(self) -> datetime:
        """The moment."""
        return datetime.fromisoformat(self.cleaned_data["moment"])


def _day(number: int) -> forms.DateField:
    return forms.DateField(
        label=_("Moment %(n)d: day") % {"n": number},
        required=number == 1,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )


def _hour(number: int) -> forms.TimeField:
    return forms.TimeField(
        label=_("Moment %(n)d: time") % {"n": number},
        required=number == 1,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose a time."), "invalid": _("Choose a time.")},
    )
