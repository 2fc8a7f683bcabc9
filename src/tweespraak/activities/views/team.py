"""Who may see an activity."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.activities import access, actions
from tweespraak.activities.forms import ColleagueForm
from tweespraak.activities.queries import addable_colleagues, team_of
from tweespraak.foundation import clock
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """The team, and adding a colleague to it."""
    activity = access.activity(request, activity_id)
    colleagues = addable_colleagues(activity)
    posted = request.POST if request.method == "POST" else None
    form = ColleagueForm(posted, colleagues=colleagues)
    if posted is not None and form.is_valid():
        actions.add_colleague(
            activity=activity,
            colleague=form.cleaned_data["colleague"],
            by=person_of(request),
            at=clock.now(),
        )
        return redirect("activities:team", activity.pk)
    values = {
        "activity": activity,
        "form": form,
        "team": team_of(activity),
        "can_add": colleagues.exists(),
        "me": person_of(request).pk,
    }
    return render(request, "activities/team.html", values)


@require_POST
def colleague_removal(request: HttpRequest, activity_id: UUID, member_id: UUID) -> HttpResponse:
    """Take a colleague, or oneself, off the team."""
    member = access.team_member(request, activity_id, member_id)
    me = person_of(request)
    try:
        actions.remove_colleague(member=member, by=me, at=clock.now())
    except actions.LastColleague:
        messages.error(
            request,
            _("You are the last one on this team. Add a colleague first; then you can leave."),
        )
        return redirect("activities:team", activity_id)
    if member.person_id == me.pk:
        messages.success(request, _("You are no longer on the team of this activity."))
        return redirect("activities:activities")
    return redirect("activities:team", activity_id)
