"""One part as its psychologist notes it: what was seen and what it means, apart; held, or left out."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.assessments import access
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.days import (
    WRITABLE,
    PartRefused,
    hold_part,
    skip_part,
    write_part,
)
from tweespraak.assessments.documents.parts import REFUSED
from tweespraak.assessments.documents.words import REFUSALS
from tweespraak.assessments.forms.days import NotesForm, SkipForm
from tweespraak.assessments.models import Part
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part as As
from tweespraak.assessments.queries.cases import Place
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.views.days import NOTED_FOR, line_of, may_note
from tweespraak.foundation import clock


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """Note what was seen per requirement, and what it means; for the psychologists' eyes."""
    place = access.place(request, case_id, *NOTED_FOR)
    found = access.part_to_read(place, part_id)
    may_write = may_note(place, found)
    form = NotesForm(request.POST if request.method == "POST" else None, part=found)
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        if form.is_valid() and _saved(request, place, found, form):
            return redirect("assessments:parts", case_id)
    names = names_of(place.case)
    values = {
        "case": place.case,
        "form": form,
        "line": line_of(found, names),
        "participant": names.get(place.case.participant_id, ""),
        "may_write": may_write and (form.is_bound or place.case.state in WRITABLE),
        "may_skip": As.PSYCHOLOGIST in place.parts,
        "is_by_hand": found.kind != PartKind.TEST,
        "skip": SkipForm(),
    }
    return render(request, "assessments/days/part.html", values)


@require_POST
def part_skip(request: HttpRequest, case_id: UUID, part_id: UUID) -> HttpResponse:
    """Leave a part out, with a reason."""
    place = access.place(request, case_id, As.PSYCHOLOGIST)
    found = access.part(place, part_id)
    form = SkipForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        skip_part(part=found, reason=reason, by=place.person_id, at=clock.now())
    except PartRefused as refused:
        messages.error(request, str(REFUSED[refused.refusal]))
        return redirect("assessments:part", case_id, part_id)
    except StepRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Left out. The report says why."))
    return redirect("assessments:parts", case_id)


def _saved(request: HttpRequest, place: Place, found: Part, form: NotesForm) -> bool:
    """Save, and if asked note that it was held; what is not kept stays on the form, with the reason."""
    at = clock.now()
    try:
        saved = write_part(part=found, noted=form.noted(), by=place.person_id, at=at)
        if request.POST.get("held") == "yes":
            hold_part(part=saved, by=place.person_id, at=at)
    except PartRefused as refused:
        form.add_error(None, _("Saved, but: %(why)s") % {"why": REFUSED[refused.refusal]})
    except StepRefused as refused:
        form.add_error(None, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, _("Saved."))
        return True
    return False
