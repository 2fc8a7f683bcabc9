"""Who stays when the trial ends."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from tweespraak.people.models import Membership


class KeepForm(forms.Form):
    """The people of the trial, ticked when they stay; who ends the trial always does."""

    keep = forms.MultipleChoiceField(required=False)

    def __init__(
        self, *args: Any, members: Sequence[Membership], me: Membership, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.me = members, me
        self.fields["keep"].choices = [(str(one.pk), one.full_name) for one in members]  # type: ignore[attr-defined]

    def kept(self) -> set[UUID]:
        """Who stays."""
        return {UUID(key) for key in self.cleaned_data["keep"]}

    def options(self) -> list[dict[str, Any]]:
        """The boxes: ticked until somebody says otherwise."""
        ticked = self.data.getlist("keep") if self.is_bound else None  # type: ignore[attr-defined]
        return [
            {
                "value": str(one.pk),
                "label": one.full_name,
                "hint": one.person.email,
                "checked": one == self.me or ticked is None or str(one.pk) in ticked,
                "disabled": one == self.me,
            }
            for one in self.members
        ]
