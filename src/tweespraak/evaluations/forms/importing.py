"""Choose a file with earlier results; whatever is wrong with it is a sentence that says what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.documents.importing import UNREADABLE
from tweespraak.evaluations.rules.importing import (
    MOST_BYTES,
    CannotRead,
    Sheet,
    Unreadable,
    read_sheet,
)
from tweespraak.foundation.once import OnceForm


class ImportForm(OnceForm):
    """A CSV file; `sheet` is what was read of it."""

    use_required_attribute = False
    sheet: Sheet
    content: bytes = b""
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        help_text=gettext_lazy("CSV, at most 2 MB and 5,000 rows."),
        error_messages={"required": gettext_lazy("Choose a file.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )

    def clean_file(self) -> Any:
        """Read it."""
        file = self.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise CannotRead(Unreadable.TOO_BIG)
            self.content = file.read()
            self.sheet = read_sheet(self.content)
        except CannotRead as reason:
            raise forms.ValidationError(str(UNREADABLE[reason.why])) from None
        return file
