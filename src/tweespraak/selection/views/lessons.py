"""A lesson of a procedure: written down, and followed up until it is done."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import names_in
from tweespraak.selection import access
from tweespraak.selection.access import mirror as doors
from tweespraak.selection.actions.lessons import LessonRefused, add_lesson, change_lesson
from tweespraak.selection.documents.mirror import REFUSALS, is_untouched, lesson_words
from tweespraak.selection.forms.lessons import (
    FIELD_OF,
    FollowUpForm,
    LessonForm,
    NewLessonForm,
    lesson_now,
)
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.places import LEADS


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Write a lesson down."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    found = place.vacancy
    form = NewLessonForm(
        request.POST if request.method == "POST" else None,
        owners=_owners(found),
        initial={"owner": str(place.person_id)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_lesson(
                vacancy=found,
                once=form.cleaned_data["once"],
                learned=form.learned(),
                by=place.person_id,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        except LessonRefused as refused:
            _say(form, refused)
        else:
            messages.success(request, _("Written down. It comes back at the next vacancy."))
            return redirect("selection:mirror", found.pk)
    return render(request, "selection/mirror/lesson.html", {"vacancy": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, vacancy_id: UUID, lesson_id: UUID) -> HttpResponse:
    """Follow a lesson up, give it to the other, or move its day."""
    place, row = doors.lesson(request, vacancy_id, lesson_id)
    words, asks = lesson_words(row), is_untouched(row)
    form = FollowUpForm(
        request.POST if request.method == "POST" else None,
        owners=_owners(place.vacancy),
        initial=lesson_now(row, "" if asks else words),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_lesson(lesson=row, learned=form.learned(), by=place.person_id, at=clock.now())
        except LessonRefused as refused:
            _say(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("selection:mirror", vacancy_id)
    owner = names_in(row.organisation_id, [row.owner_id]).get(row.owner_id, "")
    values = {
        "vacancy": place.vacancy,
        "form": form,
        "lesson": row,
        "words": words,
        "owner": owner,
        "asks": asks,
    }
    return render(request, "selection/mirror/lesson.html", values)


def _owners(vacancy: Vacancy) -> Mapping[UUID, str]:
    """Who can see to a lesson: the two who led the procedure."""
    both = [vacancy.recruiter_id, vacancy.hiring_manager_id]
    names = names_in(vacancy.organisation_id, both)
    return {key: names[key] for key in both if key in names}


def _say(form: LessonForm, refused: LessonRefused) -> None:
    form.add_error(FIELD_OF.get(refused.refusal), str(REFUSALS[refused.refusal]))
