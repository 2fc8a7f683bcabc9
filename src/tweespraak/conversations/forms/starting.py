"""Start a conversation: with whom, with which card, and when."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.forms.planning import MomentForm
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
from tweespraak.conversations.rules.planning import MINUTES
from tweespraak.foundation.once import OnceForm


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
