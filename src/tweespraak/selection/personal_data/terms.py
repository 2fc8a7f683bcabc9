"""How selection keeps its terms (practice §10: R7, R8); privacy calls it once a day."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import Retention
from tweespraak.selection.actions.retention import erase_over, rows_over, warn_of_deletion
from tweespraak.selection.queries.retention import rows_there
from tweespraak.selection.rules.retention import Kind, Term

RETENTION = Retention(
    kinds={
        Kind.APPLICATION: _("Applications"),
        Kind.VACANCY: _("Vacancies, with their requirements and measures"),
    },
    terms={
        Term.DAYS_28: _("28 days after the end of the procedure"),
        Term.A_YEAR: _("The end of the year for which the candidate let it be kept"),
        Term.TWO_YEARS: _("Two years after the end of the procedure"),
    },
    due=rows_over,
    there=rows_there,
    erase=erase_over,
    warn=warn_of_deletion,
    gone=("selection.application_deleted",),
)
