"""Forms whose text the other, or the organisation, will read: words about health hold them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.documents.guarding import HeldText, held_text
from tweespraak.conversations.queries.guarding import Guard
from tweespraak.conversations.rules.guarding import HealthHit, is_let_pass, may_confirm


class GuardedForm(forms.Form):
    """Holds what may be about somebody's health; the text stays, the words are marked with a way out.

    `guarded` names the fields that are looked through. Show `held` with
    conversations/parts/held.html inside the <form>: the tick in it is the field `is_confirmed`.
    `known` are the texts that stand there already, by field.
    """

    guarded: tuple[str, ...] = ()
    is_confirmed = forms.BooleanField(
        required=False,
        label=gettext_lazy("This is not about somebody’s health"),
        widget=forms.HiddenInput,  # shown as a tick by held.html, once there is something to confirm
    )

    def __init__(
        self, *args: Any, guard: Guard, known: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.guard, self.known = guard, known or {}
        self.hits: list[HealthHit] = []

    def clean(self) -> dict[str, Any]:
        """Nothing passes unseen; what is held is said at its own field too."""
        clean = super().clean() or {}
        held = {name: self._holding(name, clean) for name in self.guarded}
        self.hits = [hit for hits in held.values() for hit in hits]
        confirmed = bool(clean.get("is_confirmed"))
        if not is_let_pass(self.hits, self.guard.writer, is_confirmed=confirmed):
            for name in (name for name, hits in held.items() if hits):
                self.add_error(name, _("Not saved yet: look at the marked words below."))
        return clean

    @cached_property
    def held(self) -> HeldText | None:
        """What the writer reads about the words that held the text, if any did."""
        confirmed = bool(self.is_bound and self.cleaned_data.get("is_confirmed"))
        if is_let_pass(self.hits, self.guard.writer, is_confirmed=confirmed):
            return None
        return held_text(self.hits, may_confirm=may_confirm(self.hits, self.guard.writer))

    def _holding(self, name: str, clean: Mapping[str, Any]) -> list[HealthHit]:
        return self.guard.holding(str(clean.get(name) or ""), self.known.get(name, ""))
