"""Paste candidates, see what inviting them will do, and then invite them or keep the list."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.activities import access, actions
from tweespraak.activities.documents import trouble_sentence
from tweespraak.activities.forms import CandidatesForm
from tweespraak.activities.models import Activity
from tweespraak.activities.queries import Known, Standing, known_candidates
from tweespraak.activities.rules.pasting import BadPiece, read_pasted
from tweespraak.activities.views.steps import Step, steps
from tweespraak.foundation import clock, slots
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Role, TrialFull, person_of, trial_full_words


@dataclass(frozen=True)
class Bad:
    """A piece that cannot be used, with the sentence that says why."""

    piece: BadPiece
    sentence: str


@require_http_methods(["GET", "HEAD", "POST"])
def candidates(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Paste candidates; the answer shows what inviting them will do, and does nothing yet."""
    activity = access.inviting(request, activity_id)
    form = _form(request, activity)
    if request.method == "POST" and "change" not in request.POST and form.is_valid():
        if form.cleaned_data["lines"].strip():
            return render(request, "activities/preview.html", _preview(request, activity, form))
        form.add_error("lines", _("Paste at least one candidate, or finish now and invite later."))
    return _paste(request, activity, form)


@require_POST
def kept_candidates(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Finish now and invite later: the list is kept as it was typed."""
    activity = access.inviting(request, activity_id)
    form = _form(request, activity)
    if not form.is_valid():
        return _paste(request, activity, form)
    lines = form.cleaned_data["lines"].strip()
    actions.keep_for_later(activity=activity, lines=lines, by=person_of(request), at=clock.now())
    messages.success(
        request,
        _("Your list is kept. Nobody has been invited yet.")
        if lines
        else _("The activity is ready. You can invite people whenever you like."),
    )
    return redirect("activities:activity", activity.pk)


@require_POST
def participations(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Invite everyone who was shown in the preview."""
    activity = access.inviting(request, activity_id)
    form = _form(request, activity)
    pasted = read_pasted(form.cleaned_data["lines"]) if form.is_valid() else None
    if pasted is None or not pasted.candidates:
        return _paste(request, activity, form)
    try:
        invited = actions.invite(
            activity=activity,
            candidates=pasted.candidates,
            language=form.cleaned_data["language"],
            by=person_of(request),
            at=clock.now(),
        )
    except TrialFull:
        form.add_error("lines", trial_full_words())
        return _paste(request, activity, form)
    n = len(invited.participations)
    messages.success(
        request,
        ngettext("%(n)d person has been invited.", "%(n)d people have been invited.", n) % {"n": n}
        if n
        else _("Everyone on this list takes part already. No mail was sent."),
    )
    return redirect("activities:activity", activity.pk)


def _form(request: HttpRequest, activity: Activity) -> CandidatesForm:
    start = {"lines": activity.kept_lines, "language": activity.organisation.language}
    return CandidatesForm(request.POST if request.method == "POST" else None, initial=start)


def _paste(request: HttpRequest, activity: Activity, form: CandidatesForm) -> HttpResponse:
    values = {"activity": activity, "form": form, "steps": steps(Step.CANDIDATES)}
    values["back_to"] = reverse("activities:candidates", args=[activity.pk])
    return render(request, "activities/candidates.html", values)


def _preview(request: HttpRequest, activity: Activity, form: CandidatesForm) -> dict[str, Any]:
    pasted = read_pasted(form.cleaned_data["lines"])
    known = known_candidates(activity, pasted.candidates)
    language = form.cleaned_data["language"]
    return {
        "activity": activity,
        "form": form,
        "steps": steps(Step.PREVIEW),
        "known": sorted(known, key=lambda one: one.name.casefold()),
        "bad": [Bad(piece, trouble_sentence(piece.trouble)) for piece in pasted.bad],
        "to_invite": sum(one.standing is not Standing.TAKES_PART for one in known),
        "new": [one for one in known if one.standing is Standing.NEW],
        "gets_role": [one for one in known if one.standing is Standing.GETS_ROLE],
        "role_mails": _role_mails(request, activity, known, language),
    }


def _role_mails(
    request: HttpRequest, activity: Activity, known: list[Known], language: str
) -> list[Link]:
    """What the role Development member brings along, said by those who do it."""
    if not any(one.standing in {Standing.NEW, Standing.GETS_ROLE} for one in known):
        return []
    found: list[Link] = slots.items(
        "role.consequences",
        request=request,
        organisation=activity.organisation,
        person=None,
        role=Role.DEVELOPMENT_MEMBER,
        language=language,
    )
    return found
