"""The references of DPIA and works council, and the step from trial to the real thing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import person_of, require
from tweespraak.people.actions.organisations import note_references
from tweespraak.people.actions.trial import ReferencesMissing, go_live, references_of
from tweespraak.people.forms.organisation import ReferencesForm
from tweespraak.people.forms.trial import KeepForm
from tweespraak.people.queries.organisations import trial_members
from tweespraak.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def references(request: HttpRequest) -> HttpResponse:
    """Note where the DPIA and the works council's consent can be found, as far as they are there."""
    ours = require(request, Permission.SET_UP).organisation
    form = ReferencesForm(request.POST or None, initial=vars(references_of(ours)))
    if request.method == "POST" and form.is_valid():
        noted = note_references(
            organisation=ours, references=form.references(), by=person_of(request), at=clock.now()
        )
        messages.success(request, _("Saved."))
        ready = references_of(noted).are_complete and noted.live_at is None
        return redirect("people:go_live" if ready else "people:references")
    return render(request, "people/organisation/references.html", {"form": form, "ours": ours})


@require_http_methods(["GET", "HEAD", "POST"])
def live(request: HttpRequest) -> HttpResponse:
    """End the trial: per person, whether they stay."""
    me = require(request, Permission.SET_UP)
    if request.method == "POST" and me.organisation.live_at is not None:
        return redirect("people:go_live")  # a second click
    members = list(trial_members(me.organisation_id))
    form = KeepForm(request.POST if request.method == "POST" else None, members=members, me=me)
    if request.method == "POST" and form.is_valid():
        try:
            go_live(
                organisation=me.organisation,
                keep=form.kept(),
                by=person_of(request),
                at=clock.now(),
            )
        except ReferencesMissing:
            messages.info(request, _("First fill in the references."))
            return redirect("people:references")
        messages.success(
            request,
            _("The trial is over: %(organisation)s is live.")
            % {"organisation": me.organisation.name},
        )
        return redirect("/")
    values = {
        "form": form,
        "ours": me.organisation,
        "references": references_of(me.organisation),
        "members": members,
    }
    return render(request, "people/organisation/live.html", values)
