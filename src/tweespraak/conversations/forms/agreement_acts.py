"""What two people say about an agreement they have: how it went, a reaction, why it stops."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.forms.guarded import GuardedForm
from tweespraak.conversations.rules.agreements import AgreementAct
from tweespraak.foundation.fields import text_field
from tweespraak.foundation.once import OnceForm


class SaidForm(GuardedForm, OnceForm):
    """A choice and words with it: the choice is the act."""

    guarded = ("text",)
    acts: ClassVar[Mapping[str, AgreementAct]] = {}
    how = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what fits.")},
    )
    text = text_field(gettext_lazy("In your own words"))

    @property
    def act(self) -> AgreementAct:
        """What was chosen."""
        return self.acts[self.cleaned_data["how"]]


class ReportForm(SaidForm):
    """The owner says how it went."""

    acts = MappingProxyType(
        {"done": AgreementAct.REPORT_DONE, "not_done": AgreementAct.REPORT_NOT_DONE}
    )
    text = text_field(
        gettext_lazy("A short update"),
        missing=gettext_lazy("Write in a line or two how it went."),
        help_text=gettext_lazy("Two lines are enough. The other reads it and reacts."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        field.choices = [
            ("done", _("It is done")),
            ("not_done", _("It did not come off")),
        ]


class ReactForm(SaidForm):
    """The other feeds back: closed, or it goes on."""

    acts = MappingProxyType(
        {
            "done": AgreementAct.CLOSE_DONE,
            "not_done": AgreementAct.CLOSE_NOT_DONE,
            "go_on": AgreementAct.GO_ON,
        }
    )
    text = text_field(
        gettext_lazy("Your reaction"),
        missing=gettext_lazy("Write a reaction: no agreement ends in silence."),
        help_text=gettext_lazy("What you saw, what you appreciate, what comes next."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        field.label = _("What happens with it?")
        field.choices = [
            ("done", _("Done: we close it")),
            ("not_done", _("Not done, and we close it")),
            ("go_on", _("Not over yet: it goes on")),
        ]


class StopForm(SaidForm):
    """Stop: both decided so, or one of the two says why."""

    acts = MappingProxyType({"together": AgreementAct.STOP_TOGETHER, "alone": AgreementAct.STOP})
    text = text_field(
        gettext_lazy("Why?"),
        required=False,
        help_text=gettext_lazy("Not required when you decided it together."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        field.label = _("Who decided it?")
        field.choices = [("together", _("We decided it together")), ("alone", _("I stop with it"))]

    def clean(self) -> dict[str, Any]:
        """Who stops alone says why."""
        clean = super().clean()
        if clean.get("how") == "alone" and not clean.get("text"):
            self.add_error("text", _("Write why you stop: the other reads it."))
        return clean
