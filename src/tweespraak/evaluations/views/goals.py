"""From a topic to a goal of the recruiter's own: private, like every goal."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.evaluations.documents.around import around
from tweespraak.evaluations.documents.talking import in_words
from tweespraak.evaluations.forms.goals import GoalForm
from tweespraak.evaluations.queries.talking import besides
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.views.talking import read_place
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights.api import DayRefused, make_goal
from tweespraak.people.api import day_in, person_of


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, evaluation_id: UUID, topic: str) -> HttpResponse:
    """Choose one thing to learn from this topic; it stands among one's own goals and nowhere else."""
    place, at = read_place(request, evaluation_id, Side.RECRUITER), clock.now()
    found = in_words(besides(place.evaluation, [topic]))
    if not found:
        raise Http404
    today = day_in(place.evaluation.organisation, at)
    form = GoalForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_goal(
                once=form.cleaned_data["once"], plan=form.plan(), by=person_of(request), at=at
            )
        except OnceTaken:
            raise Http404 from None
        except DayRefused:
            form.add_error("due_on", _("Choose a day after today, at most six months ahead."))
        else:
            messages.success(request, _("Your goal is there. Now the first step."))
            return redirect("insights:goal", made.pk)
    values = {**around(place), "form": form, "topic": found[0]}
    return render(request, "evaluations/talking/goal.html", values)
