"""Private working notes of a psychologist, saved while one types; nobody else reads them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.assessments import access
from tweespraak.assessments.actions.protocol import NoteElsewhere, save_note
from tweespraak.assessments.forms.protocol import TalkNoteForm
from tweespraak.assessments.queries.cases import Place
from tweespraak.assessments.queries.protocol import note_of
from tweespraak.assessments.rules.sections import base_of
from tweespraak.foundation import clock

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One's own notes of a case, on a page; without JavaScript saved with a button."""
    place = access.note_writer(request, case_id)
    form = TalkNoteForm(
        request.POST if request.method == "POST" else None, initial=kept_note(place)
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            save_note(
                case=place.case,
                text=clean["text"],
                base=clean["base"],
                by=place.person_id,
                at=clock.now(),
            )
        except NoteElsewhere as elsewhere:
            form.take_over(elsewhere.text, base_of(elsewhere.text))
            messages.info(
                request,
                _("You wrote something on another page meanwhile. Both stand below: save again."),
            )
        else:
            messages.success(request, _("Saved. Only you read this."))
            return redirect("assessments:talk_notes", case_id)
    note = {"text": form["text"].value() or "", "base": form["base"].value() or ""}
    values = {"case": place.case, "form": form, "note": note}
    return render(request, "assessments/talk/notes.html", values)


@require_POST
def notes_save(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same while one types; gives the new mark, or what another tab wrote."""
    place = access.note_writer(request, case_id)
    text, base = request.POST.get("text", ""), request.POST.get("base:text", "")
    try:
        kept = save_note(case=place.case, text=text, base=base, by=place.person_id, at=clock.now())
    except NoteElsewhere as elsewhere:
        told = {"text": elsewhere.text, "base": base_of(elsewhere.text), "shared": True}
        return JsonResponse(told, status=CONFLICT)
    return JsonResponse({"base": kept})


def kept_note(place: Place) -> dict[str, str]:
    """What this person noted, with its mark."""
    note = note_of(place.case, place.person_id)
    text = note.text if note else ""
    return {"text": text, "base": base_of(text)}
