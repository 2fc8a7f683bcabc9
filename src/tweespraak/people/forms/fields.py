"""Fields that several forms ask for: a line of text, an address, a day; what carries them along."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.people.rules import is_writable, tidied

ADDRESS = gettext_lazy("E-mail address")


class LineField(forms.CharField):
    """One line of text in any script; nothing that is typed gets lost by being cut off."""

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {}).setdefault(
            "max_length",
            gettext_lazy("Use at most %(limit_value)d characters; now there are %(show_value)d."),
        )
        super().__init__(**kwargs)
        self.widget.attrs.pop("maxlength", None)  # a browser would silently cut what is pasted
        self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        line = tidied(super().to_python(value) or "")
        if not is_writable(line):
            raise forms.ValidationError(
                _(
                    "There is an invisible character in this line. Type it again instead of pasting it."
                )
            )
        return line


def mail_field(label: Any = ADDRESS, **more: Any) -> forms.EmailField:
    """An e-mail address, with a sentence for what goes wrong."""
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        error_messages={
            "required": gettext_lazy("Fill in the e-mail address: the mails go there."),
            "invalid": gettext_lazy(
                "This is not an e-mail address. It looks like name@organisation.nl, without spaces."
            ),
            "max_length": gettext_lazy("An e-mail address has at most 254 characters."),
        },
        **more,
    )


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, chosen in the browser's own calendar."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("This is not a day. Choose one, or type it as 2026-12-31."),
        },
        **more,
    )


class Typed:
    """Carries what was typed through a preview."""

    def typed(self: Any) -> list[tuple[str, str]]:
        """Everything that was posted for the fields of this form that can be filled in."""
        return [
            (name, value)
            for name, field in self.fields.items()
            if not field.disabled
            for value in self.data.getlist(name)
        ]
