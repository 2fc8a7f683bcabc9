"""After a rejection, for the organisation: call the candidate, and answer who disagrees."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.conversations.api import PlanRefused
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import names_in, person_of
from tweespraak.selection import access
from tweespraak.selection.actions.after_rejection import AfterRefused, answer
from tweespraak.selection.actions.rejection_talk import OPEN, hold_talk, plan_talk
from tweespraak.selection.documents.rejection_words import AFTER, OBJECTIONS
from tweespraak.selection.forms.rejecting import AnswerForm, MomentForm
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.reasons import guide_lines
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.after_rejection import AfterRefusal, Objection
from tweespraak.selection.rules.states import ActRefused


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The guide card, the candidate's questions, and a moment."""
    found, at = access.calling(request, candidacy_id), clock.now()
    zone = found.organisation.time_zone
    form = MomentForm(request.POST if request.method == "POST" else None, zone=zone, now=at)
    if request.method == "POST" and form.is_valid() and form.moment:
        try:
            plan_talk(
                candidacy=found,
                moment=form.moment,
                by=person_of(request).pk,
                at=at,
                once=form.cleaned_data["once"],
            )
        except AfterRefused as refused:
            form.add_error(None, str(AFTER[refused.refusal]))
        except (PlanRefused, ActRefused, OnceTaken):
            form.add_error(None, str(AFTER[AfterRefusal.NOT_NOW]))
        else:
            messages.success(request, _("Sent. The candidate gets it for their calendar."))
            return redirect("selection:rejection_talk", candidacy_id)
    row = rejection_of(found)
    planned = row.talk if row and row.talk and row.talk.state in OPEN else None
    values = {
        "candidacy": found,
        "name": _name(found),
        "rejection": row,
        "planned": planned,
        "may_hold": planned is None or (planned.starts_at is not None and planned.starts_at <= at),
        "form": form,
        "lines": guide_lines(),
    }
    return render(request, "selection/rejecting/talk.html", values)


@require_POST
def talk_held(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Only that it took place."""
    found = access.calling(request, candidacy_id)
    try:
        hold_talk(candidacy=found, by=person_of(request).pk, at=clock.now())
    except AfterRefused as refused:
        messages.error(request, str(AFTER[refused.refusal]))
    else:
        messages.success(request, _("Noted that it was held. Nothing of what was said is kept."))
    return redirect("selection:rejection_talk", candidacy_id)


@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Answer somebody who disagrees: by who had no hand in the decision."""
    found = access.answering(request, candidacy_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words, by = form.cleaned_data["words"], person_of(request).pk
        try:
            answer(candidacy=found, words=words, by=by, at=clock.now())
        except AfterRefused as refused:
            form.add_error(None, str(AFTER[refused.refusal]))
        else:
            messages.success(request, _("Sent. The candidate reads your answer on their page."))
            return redirect("selection:rejection_objection", candidacy_id)
    row = rejection_of(found)
    values = {
        "candidacy": found,
        "name": _name(found),
        "rejection": row,
        "objection": OBJECTIONS[Objection(row.objection)] if row and row.objection else "",
        "decision": _decision(found),
        "form": form,
    }
    return render(request, "selection/rejecting/objection.html", values)


def _name(candidacy: Candidacy) -> str:
    names = names_in(candidacy.organisation_id, [candidacy.person_id])
    return names.get(candidacy.person_id, "")


def _decision(candidacy: Candidacy) -> list[tuple[str, str]]:
    """What was noted per must when it was decided."""
    texts = {
        one["key"]: one["text"]
        for profile in candidacy.vacancy.profiles.all()
        for one in profile.requirements
    }
    return [
        (texts.get(one["key"], ""), one["because"])
        for one in candidacy.decision
        if one.get("because")
    ]
