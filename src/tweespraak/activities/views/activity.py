"""The activities of a team: the list, a new one, and the page of one with its participants."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.activities import access, actions
from tweespraak.activities.forms import ActivityForm
from tweespraak.activities.queries import participants_page, team_names
from tweespraak.activities.views.rows import rows_of
from tweespraak.activities.views.steps import Step, steps
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.lenses.api import LensText, LensVersion, lens_name, lens_text, lenses_for
from tweespraak.people.api import Organisation, person_of

PAGE = 25


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """The activities I am on the team of."""
    mine = access.activities(request)
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    rows = [(activity, lens_name(activity.lens_version)) for activity in page]
    return render(request, "activities/activities.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new_activity(request: HttpRequest) -> HttpResponse:
    """The first step: what it is called, what it is for, and through which lens to look."""
    member = access.maker(request)
    form = ActivityForm(request.POST or None, lenses=_lenses(member.organisation))
    if request.method == "POST" and form.is_valid():
        try:
            activity = actions.create_activity(
                organisation=member.organisation,
                once=form.cleaned_data["once"],
                name=form.cleaned_data["name"],
                purpose=form.cleaned_data["purpose"],
                lens_version=form.lens_version(),
                by=person_of(request),
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        return redirect("activities:candidates", activity.pk)
    values = {"form": form, "steps": steps(Step.ACTIVITY)}
    return render(request, "activities/new.html", values)


@never_cache
@require_safe
def activity(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Participants by name, how far they are, and the match of those who shared."""
    found = access.activity(request, activity_id)
    now = clock.now()
    page, participants = participants_page(found, request.GET.get("page"), now)
    actions.note_looks(
        activity=found,
        reuses=[row.reuse for row in participants if row.reuse],
        by=person_of(request),
        at=now,
    )
    values = {
        "activity": found,
        "lens": lens_text(found.lens_version),
        "page": page,
        "rows": rows_of(participants),
        "team": team_names(found),
    }
    return render(request, "activities/activity.html", values)


def _lenses(organisation: Organisation) -> list[tuple[LensVersion, LensText]]:
    pairs = [(version, lens_text(version)) for version in lenses_for(organisation.pk)]
    return sorted(pairs, key=lambda pair: pair[1].name.casefold())
