"""Earlier results in words: what is wrong with a file, a mapping or a row, and what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.rules.importing import Flaw, ImportRefusal, Judged, Unreadable, Wrong

Words = str | Promise
UNREADABLE: Mapping[Unreadable, Words] = {
    Unreadable.EMPTY: gettext_lazy("This file is empty. Choose another."),
    Unreadable.TOO_BIG: gettext_lazy("This file is larger than 2 MB. Cut it into several files."),
    Unreadable.TOO_MANY_ROWS: gettext_lazy(
        "This file has more than 5,000 rows. Cut it into several files, a year in each for example."
    ),
    Unreadable.NO_TEXT: gettext_lazy(
        "This is no CSV file. Open it in your spreadsheet and save it as CSV."
    ),
    Unreadable.ONLY_A_HEAD: gettext_lazy(
        "There are no rows under the headings. Choose a file with a row for each form."
    ),
    Unreadable.ONE_COLUMN: gettext_lazy(
        "There is one column only. Put commas, semicolons or tabs between the columns."
    ),
}
REFUSALS: Mapping[ImportRefusal, Words] = {
    ImportRefusal.NO_DAY: gettext_lazy("Say which column has the day or the month."),
    ImportRefusal.NOTHING_TO_COUNT: gettext_lazy(
        "Say which column has the recommendation, or at least one topic."
    ),
    ImportRefusal.TWICE: gettext_lazy(
        "Two columns are the same thing. Choose something else for one of them, or leave it out."
    ),
    ImportRefusal.TOO_FEW: gettext_lazy(
        "Fewer than five rows can be read like this. Look at the columns again, or mend the file."
    ),
    ImportRefusal.BEFORE: gettext_lazy(
        "This very file was brought in before. Take that out first, if you want it in once more."
    ),
    ImportRefusal.DONE: gettext_lazy("This file is in already."),
}


def refusal_words(refusal: ImportRefusal, found: Judged) -> str:
    """Why nothing is brought in, and what to do."""
    if refusal is ImportRefusal.SWAPPED and found.swapped:
        first, second = found.swapped
        return _(
            "“%(first)s” and “%(second)s” look swapped: what stands in each fits the other. Choose "
            "again what these two columns are."
        ) % {"first": first, "second": second}
    return str(REFUSALS.get(refusal, ""))


def wrong_words(wrong: Wrong) -> str:
    """Why a row is left out, and how to mend it."""
    words = {
        Flaw.NO_DAY: _("“%(cell)s” is not a day. Write it like 2025-03-14, or 2025-03."),
        Flaw.FUTURE: _("“%(cell)s” is still to come. Look whether the year is right."),
        Flaw.NOT_A_VALUE: _(
            "“%(cell)s” under “%(column)s” is off the scale: 0 to 10 for the recommendation, 1 to 5 for a "
            "topic, or empty."
        ),
        Flaw.EMPTY: _("There is nothing to count in this row."),
    }
    return words[wrong.flaw] % {"cell": wrong.cell[:40], "column": wrong.column[:40]}
