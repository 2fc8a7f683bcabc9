"""The course of the organisation: as it is now, as it was, and how it will read."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.conversations.access import rhythm as access
from tweespraak.conversations.actions.course import write_course as do_write_course
from tweespraak.conversations.documents.course import course_text
from tweespraak.conversations.forms.course import CourseForm
from tweespraak.conversations.models import Course
from tweespraak.conversations.queries.course import course_of, courses_of
from tweespraak.conversations.views.rhythm.parts import parts
from tweespraak.foundation import clock
from tweespraak.people.api import Membership, names_in, person_of


@require_safe
def course(request: HttpRequest) -> HttpResponse:
    """The course now, with every version before it."""
    me = access.runner(request)
    rows = list(courses_of(me.organisation))
    names = names_in(me.organisation_id, [row.written_by_id for row in rows])
    told = [_told(row, names) for row in rows]
    values = {
        "now": told[0] if told else None,
        "before": told[1:],
        "parts": parts(request, "course"),
    }
    return render(request, "conversations/rhythm/course.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def write_course(request: HttpRequest) -> HttpResponse:
    """Write it in both languages, see how it reads, save."""
    me = access.runner(request)
    now = course_of(me.organisation)
    form = CourseForm(request.POST or None, initial=now.text if now else None)
    step = request.POST.get("step", "")
    if request.method == "POST" and step != "change" and form.is_valid():
        if step == "save":
            return _save(request, me, form)
        preview = [(language, words) for language, words in form.text().items()]
        values = {"form": form, "preview": preview}
        return render(request, "conversations/rhythm/course_preview.html", values)
    return render(request, "conversations/rhythm/course_form.html", {"form": form, "now": now})


def _save(request: HttpRequest, me: Membership, form: CourseForm) -> HttpResponse:
    do_write_course(
        organisation=me.organisation, text=form.text(), by=person_of(request), at=clock.now()
    )
    messages.success(request, _("Saved. It stands beside the theme from now on."))
    return redirect("conversations:course")


def _told(row: Course, names: dict[Any, str]) -> dict[str, Any]:
    return {"text": course_text(row), "name": names.get(row.written_by_id, ""), "row": row}
