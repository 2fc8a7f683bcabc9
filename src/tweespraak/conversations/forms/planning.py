"""When two people talk, with whom, with which card; why it moves, why it is off."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.planning import REASONS, REFUSALS
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.queries.planning import Partner
from tweespraak.conversations.rules import (
    CARD_KINDS,
    Chosen,
    Kind,
    Side,
    faults,
    read_chosen,
    ready,
)
from tweespraak.conversations.rules.planning import (
    CALL_OFF_REASONS,
    LEAD_DAYS,
    LONGEST,
    MINUTES,
    MOVE_REASONS,
    SHORTEST,
    Moment,
    Refusal,
    moment_in,
    move_refused,
    proposal_refused,
)
from tweespraak.conversations.rules.states import Reason
from tweespraak.foundation.once import OnceForm

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


class StartForm(MomentForm, OnceForm):
    """With whom, with which card, and when."""

    partner = forms.ChoiceField(
        label=_("With whom?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose with whom you want to talk."),
            "invalid_choice": _("This choice is not there any more. Choose again."),
        },
    )
    card = forms.ChoiceField(
        label=_("Talk card"),
        help_text=_("Questions you both prepare. In your preparation you can swap any of them."),
        error_messages={
            "required": _("Choose a card."),
            "invalid_choice": _("This card is not there any more. Choose another."),
        },
    )
    field_order = ("once", "partner", "card", "day", "hour", "minutes", "place", "sooner")

    def __init__(
        self, *args: Any, partners: Sequence[Partner], cards: Iterable[TalkCard], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(one.member.pk): one for one in partners if one.can_talk}
        self.cards = {str(card.pk): card for card in cards}
        partner: Any = self.fields["partner"]
        partner.choices = [(key, partner_label(one)) for key, one in self.partners.items()]
        card: Any = self.fields["card"]
        card.choices = [(str(KINDS[kind]), self._cards_of(kind)) for kind in CARD_KINDS]
        minutes: Any = self.fields["minutes"]
        minutes.required = False
        minutes.help_text = _("Empty: an hour, or half an hour for a check-in.")

    def clean_minutes(self) -> int:
        """As long as this kind usually takes, when nothing is said."""
        kind = self.kind_in(self.cleaned_data)
        return self.cleaned_data.get("minutes") or MINUTES[kind or Kind.GOOD_CONVERSATION]

    def kind_in(self, clean: dict[str, Any]) -> Kind | None:
        """The kind the chosen card is for."""
        word, _colon, kind = str(clean.get("card", "")).partition(":")
        if kind in CARD_KINDS and word in ("ready", "pick"):
            return Kind(kind)
        return Kind(self.cards[word].kind) if word in self.cards else None

    def clean_card(self) -> str:
        """A card that still holds: questions may have left the library since it was made."""
        value: str = self.cleaned_data["card"]
        if value in self.cards:
            card = self.cards[value]
            if faults(Kind(card.kind), read_chosen(card.questions), library()):
                raise forms.ValidationError(
                    _("This card is not complete any more. Change it, or choose another.")
                )
        return value

    def chosen(self) -> tuple[Chosen, ...] | None:
        """The questions of the chosen card; None: they are still to be picked."""
        value: str = self.cleaned_data["card"]
        kind = self.kind_in(self.cleaned_data)
        if value.startswith("pick:") or kind is None:
            return None
        return (
            read_chosen(self.cards[value].questions)
            if value in self.cards
            else ready(kind, library())
        )

    def chosen_partner(self) -> Partner:
        """With whom."""
        return self.partners[self.cleaned_data["partner"]]

    def typed(self) -> list[tuple[str, str]]:
        """Everything that was filled in, to carry it to the next step."""
        return [
            (name, value)
            for name in self.fields
            for value in self.data.getlist(name)  # type: ignore[attr-defined]
        ]

    def _cards_of(self, kind: Kind) -> list[tuple[str, Any]]:
        made = [(key, card.name) for key, card in self.cards.items() if card.kind == kind]
        words = {"kind": KINDS[kind]}
        first = (f"ready:{kind.value}", _("%(kind)s: the card that is ready to use") % words)
        pick = _("%(kind)s: choose the questions in the next step") % words
        return [first, *made, (f"pick:{kind.value}", pick)]


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
    kind = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in CARD_KINDS])

    def wishes(self) -> tuple[str, str]:
        """A name and a kind, each perhaps empty."""
        self.is_valid()
        clean = self.cleaned_data
        return clean.get("q", "").strip(), clean.get("kind", "")


def partner_label(partner: Partner) -> str:
    """How somebody is offered: as my manager, for whom they stand in, or by name."""
    name = {"name": partner.member.full_name}
    absent = {"absent": partner.for_whom.full_name} if partner.for_whom else {}
    if partner.side is Side.MANAGER:
        if absent:
            return str(_("%(name)s, standing in for %(absent)s")) % (name | absent)
        return str(_("%(name)s, my manager")) % name
    if absent:
        return str(_("%(name)s, of the team of %(absent)s")) % (name | absent)
    return name["name"]
