"""Choose or paste a file with people; whatever is wrong with it is a sentence that says what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.people.rules.tables import (
    MOST_BYTES,
    MOST_ROWS,
    Problem,
    Table,
    Unreadable,
    read_text,
    read_text_file,
)
from tweespraak.people.rules.workbooks import is_workbook, read_workbook


class EitherFile(forms.FileField):
    """A file, or nothing: then something was pasted. Never called “not required”."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Nothing is fine here; the form sees whether there is anything at all."""
        return super().clean(data, initial) if data else None


class EitherText(forms.CharField):
    """Text, or nothing: then there is a file."""

    def validate(self, value: Any) -> None:
        """Nothing is fine here too."""


class BatchForm(OnceForm):
    """A file, or the lines themselves; `table` is what was read."""

    use_required_attribute = False
    table: Table
    file = EitherFile(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        help_text=gettext_lazy("CSV or Excel (.xlsx), at most 2 MB and 5,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    pasted = EitherText(
        label=gettext_lazy("Or paste the rows here"),
        strip=False,
        help_text=gettext_lazy(
            "With the headings as the first row. Straight from Excel works too."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pasted"].validators = []  # a null character gets a sentence of our own

    def clean(self) -> dict[str, Any]:
        """Read what was given."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        file, pasted = values.get("file"), values.get("pasted") or ""
        if file and pasted.strip():
            self.add_error("pasted", _("Choose a file or paste rows, not both. Empty one of them."))
        elif not file and not pasted.strip():
            self.add_error("file", _("Choose a file, or paste the rows below."))
        else:
            field = "file" if file else "pasted"
            try:
                self.table = _read_file(file) if file else read_text(pasted)
            except Unreadable as reason:
                self.add_error(field, problem_words(reason))
        return values

    @property
    def file_name(self) -> str:
        """As the person knows the file; empty when the rows were pasted."""
        file = self.cleaned_data.get("file")
        return str(file.name) if file else ""


def _read_file(file: Any) -> Table:
    if file.size > MOST_BYTES:
        raise Unreadable(Problem.TOO_BIG, file.size)
    content = file.read()
    return read_workbook(content) if is_workbook(content) else read_text_file(content)


def problem_words(reason: Unreadable) -> str:
    """What is wrong with a file as a whole, and what to do."""
    words = {
        Problem.EMPTY: _("This file is empty. Choose another, or start from the example."),
        Problem.TOO_BIG: _(
            "This file is %(size)s MB; at most 2 MB at a time. Divide it over several files, or "
            "leave out columns we do not need."
        ),
        Problem.TOO_MANY_ROWS: _(
            "This file has more than %(most)s rows. Divide it over several files."
        ),
        Problem.BINARY: _(
            "This is not a table. Save it in your spreadsheet as CSV or as Excel workbook (.xlsx), "
            "and choose that file."
        ),
        Problem.OLD_WORKBOOK: _(
            "This is an old kind of Excel file (.xls). Open it, save it as Excel workbook (.xlsx), "
            "and choose that file."
        ),
        Problem.BROKEN_WORKBOOK: _(
            "This Excel file cannot be opened: it is damaged or has a password. Save it again "
            "without a password, or as CSV."
        ),
        Problem.NULLS: _(
            "In row %(about)s there are characters that no table has (null characters). Open the "
            "file in your spreadsheet and save it once more as CSV."
        ),
        Problem.QUOTES: _(
            'Around row %(about)s a quotation mark (") opens that does not close, so we cannot see '
            "where a cell ends. Remove it, or save the file once more as CSV."
        ),
        Problem.NO_HEADER: _(
            "The first row has no headings we know. Put a row above the names with at least "
            "“first name” and “e-mail”, as in the example."
        ),
        Problem.NO_ADDRESSES: _(
            "There is no column with e-mail addresses. Add one with the heading “e-mail”."
        ),
        Problem.COLUMN_TWICE: _(
            "The column “%(about)s” stands there twice, under this or another heading. Remove one."
        ),
        Problem.ONLY_A_HEADER: _(
            "There are headings, but no people under them. Add a row for each person."
        ),
    }[reason.problem]
    size = f"{reason.about / 1_048_576:.0f}" if isinstance(reason.about, int) else ""
    return words % {"about": reason.about, "size": size or "?", "most": f"{MOST_ROWS}"}
