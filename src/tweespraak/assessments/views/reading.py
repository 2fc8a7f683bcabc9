"""The participant reads their report, section by section, and marks its sentences."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.reading import open_report
from tweespraak.assessments.documents.bands import bands_of
from tweespraak.assessments.documents.mine import my_state
from tweespraak.assessments.documents.reading import KINDS, REFUSALS, SAYS, with_marks
from tweespraak.assessments.documents.reads import Reading, changed_in, read_before, reading_of
from tweespraak.assessments.documents.report_words import SECTIONS
from tweespraak.assessments.models import Mark
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.corrections import corrections_of
from tweespraak.assessments.queries.inspecting import tests_to_inspect
from tweespraak.assessments.queries.marks import marks_by_sentence, marks_of
from tweespraak.assessments.rules.reading import ReadRefusal, may_answer, sentences_to_mark
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock


@login_not_required
@require_safe
def read(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is in the report, and how to read it; before there is one, calmly where it stands."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    case = place.case
    psychologist = names_of(case).get(case.psychologist_id, "")
    reading = reading_of(case)
    if reading is None:
        told = {"case": case, "psychologist": psychologist, "state": my_state(State(case.state))}
        return render(request, "assessments/read/waiting.html", told)
    count = {str(section): len(ones) for section, ones in marks_of(case).items()}
    values = {
        "case": case,
        "psychologist": psychologist,
        "reading": reading,
        "contents": [(one, count.get(one.key, 0)) for one in reading.sections],
        "marks": sum(count.values()),
        "asked": len(corrections_of(case)),
        "before": read_before(reading),
        "has_answers": bool(tests_to_inspect(case)),
        "may_answer": may_answer(State(case.state)),
    }
    return render(request, "assessments/read/contents.html", values)


@login_not_required
@require_safe
def section(request: HttpRequest, case_id: UUID, section: str) -> HttpResponse:
    """One section, with what to say of each sentence. The first time a version is opened is noted."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    reading = reading_of(place.case)
    if reading is None or reading.section(section) is None:
        return _elsewhere(request, case_id)
    if request.method == "GET" and not reading.report.opened_at:
        open_report(case=place.case, by=place.person_id, at=clock.now())
    return section_page(request, reading, section)


@login_not_required
@require_safe
def marks(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything that is marked: mine to look over; for the psychologist the agenda of the talk."""
    place = access.place(request, case_id, Part.PARTICIPANT, Part.PSYCHOLOGIST)
    case = place.case
    if reading_of(case) is None:
        return redirect("assessments:case", case.pk)
    found = marks_of(case)
    count = Counter(one.kind for ones in found.values() for one in ones)
    values = {
        "case": case,
        "participant": names_of(case).get(case.participant_id, ""),
        "sections": [(key, SECTIONS[key][0], ones) for key, ones in found.items()],
        "counts": [(KINDS[kind], count[kind]) for kind in KINDS],
        "may_answer": may_answer(State(case.state)),
        "asked": sum(not one.ruling for one in corrections_of(case)),
        "kinds": {kind.value: words for kind, words in KINDS.items()},
    }
    is_mine = Part.PARTICIPANT in place.parts
    return render(request, f"assessments/read/{'marks' if is_mine else 'agenda'}.html", values)


@login_not_required
@require_safe
def changed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is different from the version one read before, word by word."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    reading = reading_of(place.case)
    before = reading and read_before(reading)
    if reading is None or before is None:
        return redirect("assessments:read", case_id)
    values = {
        "case": place.case,
        "reading": reading,
        "before": before,
        "sections": [(SECTIONS[one.section][0], one) for one in changed_in(reading)],
    }
    return render(request, "assessments/read/changes.html", values)


def section_page(
    request: HttpRequest, reading: Reading, key: str, *, typed: dict[str, Mark] | None = None
) -> HttpResponse:
    """The page of one section; `typed`: what was taken away, to put back by marking again."""
    found, (before, after) = reading.section(key), reading.around(key)
    if found is None:
        raise Http404
    kept = {**marks_by_sentence(reading.case), **(typed or {})}
    values: dict[str, Any] = {
        "case": reading.case,
        "reading": reading,
        "section": found,
        "rows": with_marks(found, kept, sentences_to_mark(reading.version)),
        "says": SAYS.get(found.key, ""),
        "bands": bands_of(reading, found),
        "before": before,
        "after": after,
        "may_answer": may_answer(State(reading.case.state)),
    }
    return render(request, "assessments/read/section.html", values)


def _elsewhere(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A section that is not there in what they read now: to the contents, which say how it stands."""
    messages.info(request, str(REFUSALS[ReadRefusal.NOT_NOW]))
    return redirect("assessments:read", case_id)
