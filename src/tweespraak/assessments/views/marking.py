"""Mark one sentence: a whole page without JavaScript, one tap with it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tweespraak.assessments import access
from tweespraak.assessments.actions.reading import ReadRefused, unmark
from tweespraak.assessments.actions.reading import mark as do_mark
from tweespraak.assessments.documents.reading import REFUSALS, MarkLine
from tweespraak.assessments.documents.reads import Reading, reading_of
from tweespraak.assessments.forms.reading import MarkForm
from tweespraak.assessments.models import Mark
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.rules.marks import MarkKind
from tweespraak.assessments.rules.reading import ReadRefusal, sentences_to_mark
from tweespraak.assessments.views.reading import section_page
from tweespraak.foundation import clock

CONFLICT = 409


@login_not_required
@require_POST
def mark(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep what the participant says of a sentence, or take it away."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise Http404
    clean = form.cleaned_data
    try:
        kept = _keep(place, clean)
    except ReadRefused as refused:
        return _refused(request, place, refused.refusal, clean["note"])
    reading = reading_of(place.case)
    there = sentences_to_mark(reading.version).get(clean["sentence"]) if reading else None
    if reading is None or there is None:
        return redirect("assessments:marks", case_id)  # a mark of a sentence that went, taken away
    if _is_script(request):
        return _line(request, reading, kept or _taken(clean), is_marked=kept is not None)
    if kept is None and clean["note"]:
        return section_page(request, reading, there[0], typed={clean["sentence"]: _taken(clean)})
    if request.POST.get("back") == "marks":
        return redirect("assessments:marks", case_id)
    page = reverse("assessments:read_section", args=[case_id, there[0]])
    return redirect(f"{page}#s-{clean['sentence'][:16]}")


def _keep(place: Place, clean: dict[str, str]) -> Mark | None:
    if not clean["kind"]:
        unmark(case=place.case, sentence=clean["sentence"], by=place.person_id)
        return None
    return do_mark(
        case=place.case,
        sentence=clean["sentence"],
        kind=MarkKind(clean["kind"]),
        text=clean["note"],
        seen=clean["seen"],
        by=place.person_id,
        at=clock.now(),
    )


def _taken(clean: dict[str, str]) -> Mark:
    """What was taken away, as it stands on the page: who marks again has the words back."""
    return Mark(sentence=clean["sentence"], kind="", note=clean["note"])


def _line(request: HttpRequest, reading: Reading, kept: Mark, *, is_marked: bool) -> HttpResponse:
    line = MarkLine(
        key=kept.sentence,
        text="",
        is_automated=False,
        may_mark=True,
        anchor=f"s-{kept.sentence[:16]}",
        kind=kept.kind,
        note=kept.note,
    )
    values = {"case": reading.case, "line": line, "may_answer": True}
    html = render_to_string("assessments/read/choices.html", values, request)
    said = _("Saved") if is_marked else _("Taken away")
    return JsonResponse({"html": html, "note": kept.note, "seen": line.seen, "said": said})


def _refused(request: HttpRequest, place: Place, refusal: ReadRefusal, typed: str) -> HttpResponse:
    """Not saved: why, with what was typed."""
    problem = str(REFUSALS[refusal])
    if _is_script(request):
        return JsonResponse({"problem": problem}, status=CONFLICT)
    values = {"case": place.case, "problem": problem, "typed": typed}
    return render(request, "assessments/read/not_saved.html", values, status=CONFLICT)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
