"""A person decides: requirements and evidence first, a reason per must, then the choice. And the end of a vacancy."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.selection import access
from tweespraak.selection.actions.closing import CloseRefused, close_vacancy
from tweespraak.selection.actions.deciding import DecideRefused
from tweespraak.selection.actions.deciding import check_again as do_check_again
from tweespraak.selection.actions.deciding import decide as do_decide
from tweespraak.selection.actions.sharing import shared_match
from tweespraak.selection.documents.process import CHOICES, CLOSE, DECIDE, MET_WORD, STATES
from tweespraak.selection.forms.process import CloseForm, DecideForm
from tweespraak.selection.models import Candidacy, Profile
from tweespraak.selection.queries.candidates import (
    check_needed,
    lines_of,
    own_stands,
    talks_of,
)
from tweespraak.selection.queries.interviews import talks_seen
from tweespraak.selection.queries.places import LEADS, Seen
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.closing import OPEN, Because, CloseRefusal
from tweespraak.selection.rules.decisions import (
    Choice,
    DecideRefusal,
    hiring_refused,
    rejecting_refused,
)
from tweespraak.selection.rules.judging import Met, may_read_others
from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.states import ProfileState, State
from tweespraak.selection.views.candidates import name_of

CONFLICT = 409
OF_A_MUST = (DecideRefusal.NO_REASON, DecideRefusal.UNSEEN)  # said beside that must


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """What was seen per must, why, and what is decided."""
    seen = access.candidacy(request, candidacy_id, *LEADS)
    profile = profile_of(seen.candidacy.vacancy)
    refusal = _refusal(seen.candidacy, profile)
    if profile is None or refusal:
        return _not_now(request, seen.candidacy, refusal or DecideRefusal.NO_PROFILE)
    form = _form(request, seen.candidacy, profile)
    if request.method == "POST" and form.is_valid():
        choice = Choice(form.cleaned_data["choice"])
        try:
            do_decide(
                candidacy=seen.candidacy,
                choice=choice,
                reasons=form.reasons(),
                seen=form.cleaned_data["seen"],
                by=seen.person_id,
                at=clock.now(),
            )
        except DecideRefused as refused:
            form = _refuse(request, form, refused, seen.candidacy)
        else:
            return _done(request, choice, candidacy_id)
    values = {
        "candidacy": seen.candidacy,
        "name": name_of(seen.candidacy),
        "form": form,
        "lines": _lines(form, _evidence(seen)),
        "choices": _choices(form),
        "has_match": shared_match(seen.candidacy, clock.now()) is not None,
    }
    return render(request, "selection/process/decide.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Look at an earlier candidate once more: the requirements changed since."""
    seen = access.candidacy(request, candidacy_id, *LEADS)
    row = seen.candidacy
    if request.method == "POST":
        try:
            do_check_again(
                candidacy=row,
                seen=request.POST.get("seen", ""),
                by=seen.person_id,
                at=clock.now(),
            )
        except DecideRefused as refused:
            messages.error(request, str(DECIDE[refused.refusal]))
            return redirect("selection:again", candidacy_id)
        messages.success(request, _("Noted: you looked at this candidate again."))
        return redirect("selection:candidate", candidacy_id)
    profile = profile_of(row.vacancy)
    values = {
        "candidacy": row,
        "name": name_of(row),
        "profile": profile,
        "changed": _changed(row, profile) if profile else [],
        "reason": profile.reason if profile else "",
        "is_needed": check_needed(row, profile),
    }
    return render(request, "selection/process/again.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """End the procedure, when everybody heard how it ended for them."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    vacancy = place.vacancy
    form = CloseForm(request.POST if request.method == "POST" else None)
    refused = None
    if request.method == "POST" and form.is_valid():
        because = Because(form.cleaned_data["because"])
        try:
            close_vacancy(vacancy=vacancy, because=because, by=place.person_id, at=clock.now())
        except CloseRefused as error:
            refused = error.refusal
            form.add_error(None, str(CLOSE[refused]))
        else:
            messages.success(
                request, _("Closed. What is kept of candidates is deleted after four weeks.")
            )
            return redirect("selection:vacancy", vacancy_id)
    untold = [one for one in lines_of(vacancy, clock.now()) if one.candidacy.state in OPEN]
    values = {
        "vacancy": vacancy,
        "form": form,
        "untold": [(one, *STATES[State(one.candidacy.state)]) for one in untold],
        "is_closed": vacancy.closed_at is not None,
    }
    status = CONFLICT if refused is CloseRefusal.ALREADY else 200
    return render(request, "selection/process/close.html", values, status=status)


def _refusal(row: Candidacy, profile: Profile | None) -> DecideRefusal | None:
    if profile is None or profile.state != ProfileState.SIGNED:
        return DecideRefusal.NO_PROFILE
    return rejecting_refused(
        State(row.state),
        talks_of(row),
        must_check=check_needed(row, profile),
        at=clock.now(),
    )


def _form(request: HttpRequest, row: Candidacy, profile: Profile) -> DecideForm:
    refusal = hiring_refused(
        State(row.state), talks_of(row), must_check=check_needed(row, profile), at=clock.now()
    )
    data = request.POST if request.method == "POST" else None
    return DecideForm(data, profile=profile, kept=row.decision, can_hire=refusal is None)


def _refuse(
    request: HttpRequest, form: DecideForm, refused: DecideRefused, row: Candidacy
) -> DecideForm:
    """Say it beside the musts it is about; other requirements are laid before them anew."""
    why = str(DECIDE[refused.refusal])
    if refused.refusal is DecideRefusal.CHANGED:
        messages.info(request, why)
        profile = profile_of(row.vacancy)
        if profile:
            return DecideForm(profile=profile, kept=row.decision, can_hire=True)
    for key in refused.keys if refused.refusal in OF_A_MUST else ():
        form.add_error(f"because_{key}", why)
    if not refused.keys:
        form.add_error(None, why)
    return form


def _done(request: HttpRequest, choice: Choice, candidacy_id: UUID) -> HttpResponse:
    if choice is Choice.HIRE:
        messages.success(
            request, _("Chosen. Call them; they also get a mail that something is ready.")
        )
        return redirect("selection:candidate", candidacy_id)
    messages.info(request, _("Nobody was told anything yet. Write now why, and what stood out."))
    return redirect("selection:rejection", candidacy_id)


def _evidence(seen: Seen) -> dict[str, list[dict[str, Any]]]:
    """What every interviewer saw of each requirement; nothing before one's own is saved (T29)."""
    found: dict[str, list[dict[str, Any]]] = {}
    if not may_read_others(own_stands(seen.candidacy, seen.person_id)):
        return found
    for talk in talks_seen(seen):
        for one, name in talk.judges:
            if not one.saved_at or talk.is_over:
                continue
            for key, row in one.ratings.items():
                met = MET_WORD[Met(row["met"])]
                found.setdefault(key, []).append({"name": name, "met": met, "saw": row["saw"]})
    return found


def _lines(form: DecideForm, evidence: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{**line, "seen": evidence.get(line["asked"].key, [])} for line in form.lines]


def _choices(form: DecideForm) -> list[dict[str, Any]]:
    """Each choice with what happens then."""
    chosen = form["choice"].value()
    return [
        {"value": key, "label": label, "hint": CHOICES[Choice(key)][1], "checked": key == chosen}
        for key, label in form.choices
    ]


def _changed(row: Candidacy, profile: Profile) -> list[dict[str, Any]]:
    """Every requirement as it is now, with whether it is new or other than it was."""
    last = max(
        (one for one in row.interviews.all() if one.cancelled_at is None),
        key=lambda one: one.starts_at,
        default=None,
    )
    earlier = last.profile if last else row.vacancy.profiles.order_by("number").first()
    before = {one["key"]: one for one in (earlier.requirements if earlier else [])}
    return [
        {
            "asked": Requirement.of(one),
            "is_new": one["key"] not in before,
            "before": before[one["key"]]["text"]
            if one["key"] in before and before[one["key"]] != one
            else "",
        }
        for one in profile.requirements
    ]


def _not_now(request: HttpRequest, row: Candidacy, refusal: DecideRefusal) -> HttpResponse:
    values = {
        "candidacy": row,
        "name": name_of(row),
        "why": DECIDE[refusal],
        "must_check": refusal is DecideRefusal.NOT_CHECKED,
        "is_unsigned": refusal is DecideRefusal.NO_PROFILE,
    }
    status = CONFLICT if request.method == "POST" else 200
    return render(request, "selection/process/not_yet.html", values, status=status)
