"""What went because its term was over: counts for who watches over personal data."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import AGAIN
from tweespraak.people.api import Permission, require
from tweespraak.privacy.queries.terms import deleted_in, looked_at, retentions

SHOWN = timedelta(days=731)  # as long as the log is kept at least


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """How many rows of what went on which day, and why; no persons."""
    organisation = require(request, Permission.STATE).organisation
    kinds = {kind: word for each in retentions() for kind, word in each.kinds.items()}
    terms = {term: word for each in retentions() for term, word in each.terms.items()}
    terms[AGAIN] = _("Came back with a back-up, and was deleted again")
    rows = [
        {"row": row, "what": kinds.get(row.kind, row.kind), "why": terms.get(row.term, row.term)}
        for row in deleted_in(organisation, clock.now() - SHOWN)
    ]
    values = {"rows": rows, "looked_at": looked_at(organisation.pk)}
    return render(request, "privacy/deleted.html", values)
