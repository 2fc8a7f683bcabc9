"""Whom a participant let read their report, what stood in that consent, and who opened it when.

All of it hangs on the case: what erases the case erases this.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.deciding import CHOSEN
from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.queries.cases import all_cases_about
from tweespraak.assessments.queries.deciding import opened_by
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.people.api import names_in

WORDS = {
    "decisions_i_made": _("Who may read your report, as you decided"),
    "who": _("Who"),
    "choice": _("What you chose"),
    "until_on": _("Until"),
    "decided_at": _("Decided on"),
    "ended_at": _("Ended"),
    "who_opened_my_report": _("Who opened it, and when"),
    "opened_on": _("Opened on"),
}


def export(person: Any) -> dict[str, Any]:
    """Every decision, also those that were replaced, and every opening."""
    cases = list(all_cases_about(person.pk))
    found = {
        "decisions_i_made": [one for case in cases for one in _decisions(case)],
        "who_opened_my_report": [
            {"assessment": str(case.pk), "who": one.name, "opened_on": one.at.isoformat()}
            for case in cases
            for one in opened_by(case)
        ],
    }
    return {key: rows for key, rows in found.items() if rows}


def _decisions(case: Case) -> Iterator[dict[str, Any]]:
    rows = Decision.objects.filter(recipient__case=case).select_related("recipient", "report")
    names = names_in(case.organisation_id, [row.recipient.person_id for row in rows])
    for row in rows.order_by("decided_at", "pk"):
        found = {
            "assessment": str(case.pk),
            "who": names.get(row.recipient.person_id, ""),
            "choice": str(CHOSEN[Choice(row.choice)]),
            "use": row.purpose if row.choice == Choice.RELEASE else "",
            "version": row.report.number,
            "until_on": row.until_on and row.until_on.isoformat(),
            "decided_at": row.decided_at.isoformat(),
            "ended_at": row.withdrawn_at and row.withdrawn_at.isoformat(),
        }
        yield {key: value for key, value in found.items() if value}
