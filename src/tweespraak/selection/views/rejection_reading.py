"""Read somebody else's rejection before it goes out: as second reader, or as HR."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.api import names_in, person_of
from tweespraak.selection import access
from tweespraak.selection.actions.rejecting import RejectRefused, approve, give_back, lift
from tweespraak.selection.documents.rejection_words import REFUSALS
from tweespraak.selection.forms.rejecting import LiftForm
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.states import UNTOLD
from tweespraak.selection.views.rejection_sheet import sheet_of


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The second reader lets exactly this go out, or gives it back."""
    seen = access.reading(request, candidacy_id)
    if request.method == "POST":
        row, me, now = seen.candidacy, seen.person_id, clock.now()
        try:
            if request.POST.get("do") == "back":
                give_back(candidacy=row, by=me, at=now)
                messages.success(request, _("Given back. Tell the writer what you stumbled over."))
            else:
                read = request.POST.get("seen", "")[:64]
                approve(candidacy=row, seen=read, by=me, at=now)
                messages.success(request, _("Thank you. Exactly this version may go out."))
        except RejectRefused as refused:
            messages.error(request, str(REFUSALS[refused.refusal]))
        return redirect("selection:rejection_reading", candidacy_id)
    values = _values(seen.candidacy, seen.person_id, clock.now())
    return render(request, "selection/rejecting/reading.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def lifting(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """HR lets a message with a blocked word go out, with a reason."""
    found, me = access.lifting(request, candidacy_id), person_of(request).pk
    values = _values(found, me, clock.now())
    now = values["sheet"].message.hash
    form = LiftForm(request.POST if request.method == "POST" else None, initial={"seen": now})
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            lift(candidacy=found, seen=clean["seen"], reason=clean["reason"], by=me, at=clock.now())
        except RejectRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Noted. Exactly this version may go out."))
            return redirect("selection:rejection_lifting", candidacy_id)
    return render(request, "selection/rejecting/lifting.html", {**values, "form": form})


def _values(candidacy: Candidacy, me: UUID, at: datetime) -> dict[str, Any]:
    row = rejection_of(candidacy)
    sheet = sheet_of(candidacy, row, me, at)
    people = [row.written_by_id] if row else []
    names = names_in(candidacy.organisation_id, people)
    return {
        "candidacy": candidacy,
        "rejection": row,
        "sheet": sheet,
        "writer": names.get(row.written_by_id, "") if row else "",
        "is_open": candidacy.state in UNTOLD,
        "is_mine": row is not None and str(me) in row.writers,
    }
