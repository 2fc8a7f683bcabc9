"""The forms of privacy."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StatementForm(forms.Form):
    """The text of a statement, in Markdown."""

    text = forms.CharField(
        label=_("Text"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"class": "writing", "rows": 28, "spellcheck": "true"}),
        help_text=_(
            "An empty line starts a paragraph, ## a heading, - a line of a list. "
            "What stands between [[ and ]] is still to be filled in."
        ),
    )
