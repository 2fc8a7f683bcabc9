"""One field for a code."""

from django import forms
from django.utils.translation import gettext_lazy

_ATTRIBUTES = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class CodeForm(forms.Form):
    """The six digits we mailed; spaces between them do no harm."""

    code = forms.CharField(
        label=gettext_lazy("The code from the mail"),
        help_text=gettext_lazy("Six digits."),
        max_length=20,
        widget=forms.TextInput(attrs=_ATTRIBUTES),
        error_messages={
            "required": gettext_lazy("Type the six digits from the mail."),
            "max_length": gettext_lazy("The code has six digits. Type only those."),
        },
    )
