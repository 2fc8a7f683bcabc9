"""Every field of what is counted: whose, why, how long."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Whose

_ABOUT = Field(
    Whose.WORKER,
    _("To show how a recruiter's work was valued over a period, by at least five clients"),
    _("A year after that period; what is of everybody or a department stays"),
)
COUNTS = {
    "Counting": dict.fromkeys(("organisation", "due_at", "leased_until", "attempts"), NOTHING),
    "Tallied": dict.fromkeys(("evaluation", "at"), NOTHING),
    "Figure": {
        **dict.fromkeys(
            (
                "id", "organisation", "from_on", "until_on", "unit", "measure", "dimension",
                "counts", "with_nps", "imported",
            ),
            NOTHING,
        ),
        "recruiter": _ABOUT,
    },
}  # fmt: skip
COUNT_WORDS = {
    "Counting": _("Counts of evaluations"),
    "Tallied": _("Counts of evaluations"),
    "Figure": _("Counts of evaluations"),
}
