"""Write a rejection with the mail beside it, check it, and tell the candidate."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people.api import names_in
from tweespraak.selection import access
from tweespraak.selection.actions.communicating import communicate
from tweespraak.selection.actions.rejecting import (
    DraftElsewhere,
    RejectRefused,
    ask_hr,
    ask_second_reader,
    check,
    drop,
    save_draft,
)
from tweespraak.selection.documents.rejection_words import OBJECTIONS, REFUSALS
from tweespraak.selection.forms.rejecting import draft_in, version_in
from tweespraak.selection.models import Rejection
from tweespraak.selection.queries.places import Seen
from tweespraak.selection.queries.rejections import around_of, callers_of, rejection_of
from tweespraak.selection.rules.after_rejection import Objection
from tweespraak.selection.rules.rejecting import Draft, Refusal
from tweespraak.selection.rules.states import RUNNING, TOLD, UNTOLD, State
from tweespraak.selection.views.rejection_sheet import sheet_of

CONFLICT, OVER = 409, 423


@require_http_methods(["GET", "HEAD", "POST"])
def rejection(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The page to write on; once told, what was told and what came of it."""
    seen = access.writing(request, candidacy_id)
    if request.method == "POST":
        return _save(request, seen)
    if seen.candidacy.state in RUNNING:
        return redirect("selection:candidate", candidacy_id)
    if seen.candidacy.state in UNTOLD:
        return _page(request, seen)
    return _over(request, seen)


@require_POST
def rejection_save(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Keep it while one writes; gives the message as it is now, and what it still lacks."""
    seen = access.writing(request, candidacy_id)
    try:
        kept = _keep(request, seen)
    except DraftElsewhere as elsewhere:
        return JsonResponse({"problem": _elsewhere(seen, elsewhere.row)}, status=CONFLICT)
    except RejectRefused as refused:
        return JsonResponse({"problem": str(REFUSALS[refused.refusal])}, status=OVER)
    seen.candidacy.refresh_from_db(fields=["state"])
    values = _values(request, seen, kept)
    told = {
        "version": kept.version,
        "preview": render_to_string("selection/rejecting/preview.html", values, request),
        "standing": render_to_string("selection/rejecting/standing.html", values, request),
    }
    return JsonResponse(told)


@require_POST
def rejection_reader(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Ask somebody to read along."""
    seen = access.writing(request, candidacy_id)
    known = {str(one.person_id): one.person_id for one in sheet_for(seen).readers}
    reader = known.get(request.POST.get("reader", ""))
    if reader is None:
        messages.error(request, str(REFUSALS[Refusal.NOT_THEIRS]))
        return redirect("selection:rejection", candidacy_id)
    done = _("Asked. You hear as soon as it was read.")
    return _try(request, seen, ask_second_reader, done, version=_version(request), reader=reader)


@require_POST
def rejection_hr(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Ask HR to look at a blocked word."""
    seen = access.writing(request, candidacy_id)
    done = _("Asked. HR reads the message and says whether it may go out.")
    return _try(request, seen, ask_hr, done, version=_version(request))


@require_POST
def rejection_drop(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Think better of it: the candidate stays in the procedure."""
    seen = access.writing(request, candidacy_id)
    done = _("The candidate is in the procedure again. Nobody was told anything.")
    _try(request, seen, drop, done)
    return redirect("selection:candidate", candidacy_id)


@require_POST
def rejection_tell(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """Send exactly what is on the page."""
    seen = access.writing(request, candidacy_id)
    done = _("Sent, exactly as it stood beside it. The candidate can ask for a talk now.")
    called = request.POST.get("called") == "on"
    what = request.POST.get("seen", "")[:64]
    return _try(request, seen, communicate, done, seen=what, called=called)


def sheet_for(seen: Seen) -> Any:
    """The page of this application as it stands."""
    return sheet_of(seen.candidacy, rejection_of(seen.candidacy), seen.person_id, clock.now())


def _save(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Without a script, and before a check: keep it, then do what was pressed."""
    typed = _typed(request, seen)
    try:
        kept = _keep(request, seen)
        if request.POST.get("do") == "check":
            check(candidacy=seen.candidacy, version=kept.version, by=seen.person_id, at=clock.now())
            messages.success(request, _("Checked. Read it once more; then you can send it."))
    except DraftElsewhere as elsewhere:
        return _page(request, seen, typed=typed, elsewhere=elsewhere.row, status=CONFLICT)
    except RejectRefused as refused:
        if refused.faults or refused.refusal in (Refusal.BLOCKED, Refusal.SECOND_READER):
            return _page(request, seen, is_loud=True)
        messages.error(request, str(REFUSALS[refused.refusal]))
    anchor = request.POST.get("at", "")
    if anchor.startswith("reason-") and anchor[7:].isdigit():
        response = redirect("selection:rejection", seen.candidacy.pk)
        response["Location"] += f"#{anchor[:9]}"
        return response
    return redirect("selection:rejection", seen.candidacy.pk)


def _try(request: HttpRequest, place: Seen, act: Any, done: str, **values: Any) -> HttpResponse:
    try:
        act(candidacy=place.candidacy, by=place.person_id, at=clock.now(), **values)
    except DraftElsewhere as elsewhere:
        messages.error(request, _elsewhere(place, elsewhere.row))
    except RejectRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    else:
        messages.success(request, done)
    return redirect("selection:rejection", place.candidacy.pk)


def _keep(request: HttpRequest, seen: Seen) -> Rejection:
    return save_draft(
        candidacy=seen.candidacy,
        version=_version(request),
        draft=_typed(request, seen),
        by=seen.person_id,
        at=clock.now(),
    )


def _typed(request: HttpRequest, seen: Seen) -> Draft:
    around = around_of(seen.candidacy, clock.now())
    callers = {one.person_id for one in callers_of(seen.candidacy)}
    return draft_in(request.POST, around, callers)


def _version(request: HttpRequest) -> int:
    return version_in(request.POST)


def _elsewhere(seen: Seen, row: Rejection) -> str:
    last = UUID(row.writers[-1]) if row.writers else row.written_by_id
    name = names_in(seen.candidacy.organisation_id, [last]).get(last, "")
    return _(
        "%(name)s wrote on in this rejection meanwhile. Open the page again to see it; what you typed "
        "stays here until then."
    ) % {"name": name}


def _values(
    request: HttpRequest, seen: Seen, row: Rejection | None, typed: Draft | None = None
) -> dict[str, Any]:
    sheet = sheet_of(seen.candidacy, row, seen.person_id, clock.now(), typed)
    names = names_in(seen.candidacy.organisation_id, [seen.candidacy.person_id])
    return {
        "candidacy": seen.candidacy,
        "name": names.get(seen.candidacy.person_id, ""),
        "sheet": sheet,
    }


def _page(
    request: HttpRequest,
    seen: Seen,
    *,
    typed: Draft | None = None,
    elsewhere: Rejection | None = None,
    is_loud: bool = False,
    status: int = 200,
) -> HttpResponse:
    row = rejection_of(seen.candidacy)
    values = _values(request, seen, row, typed) | {
        "is_loud": is_loud,
        "elsewhere": _elsewhere(seen, elsewhere) if elsewhere else "",
    }
    return render(request, "selection/rejecting/compose.html", values, status=status)


def _over(request: HttpRequest, seen: Seen) -> HttpResponse:
    row = rejection_of(seen.candidacy)
    names = names_in(seen.candidacy.organisation_id, [seen.candidacy.person_id])
    values = {
        "candidacy": seen.candidacy,
        "name": names.get(seen.candidacy.person_id, ""),
        "rejection": row,
        "is_told": seen.candidacy.state in TOLD,
        "has_withdrawn": seen.candidacy.state == State.WITHDRAWN,
        "objection": OBJECTIONS[Objection(row.objection)] if row and row.objection else "",
    }
    return render(request, "selection/rejecting/told.html", values)
