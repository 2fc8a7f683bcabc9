"""Choose the colleague who leads a case from now on."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.models import Case
from tweespraak.people.api import Membership, Role, members_with_role


class TakeOverForm(forms.Form):
    """A psychologist of this organisation, other than who leads it now."""

    to = forms.ChoiceField(
        label=gettext_lazy("Who leads it from now on?"),
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = members_with_role(case.organisation_id, Role.PSYCHOLOGIST)
        self.able = {str(one.pk): one for one in found if one.person_id != case.psychologist_id}
        field: Any = self.fields["to"]
        field.choices = [
            ("", _("Choose somebody")), *((key, one.full_name) for key, one in self.able.items())
        ]  # fmt: skip

    def chosen(self) -> Membership:
        """Who it is."""
        return self.able[self.cleaned_data["to"]]
