"""The participant decides who gets the report: choose, look at it once more, done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.deciding import (
    DecideRefused,
    WishesFaulty,
    decide_again,
    open_decision,
)
from tweespraak.assessments.actions.deciding import decide as do_decide
from tweespraak.assessments.documents.deciding import (
    CHOSEN,
    FAULTS,
    REFUSALS,
    fixed_on,
    mark_of,
    release_text,
)
from tweespraak.assessments.documents.fixed import BLOCKED, UNAVAILABLE
from tweespraak.assessments.documents.report_paper import paper_values
from tweespraak.assessments.forms.deciding import DecideForm
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.deciding import (
    Line,
    changed_since,
    deciding_on,
    is_live,
    lines_of,
    opened_by,
)
from tweespraak.assessments.queries.reports import for_client
from tweespraak.assessments.rules.deciding import (
    DECIDED,
    OPEN,
    TALKED,
    UNDONE,
    DecideRefusal,
    Final,
    final_refused,
)
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.texts import in_language
from tweespraak.people.api import day_in, stepped_up


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Who gets the report, with what stands now; choosing asks to show again that it is you."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    if request.method == "POST":
        return _choose(request, case_id)
    if request.method == "GET" and State(place.case.state) in TALKED:
        place.case.state = open_decision(case=place.case, at=clock.now()).state
    return decide_page(request, place.case)


@login_not_required
@require_safe
def preview(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The report exactly as a recipient will read it."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    found = deciding_on(place.case)
    if found is None:
        return redirect("assessments:decide", case_id)
    report = found[0]
    values = {"case": place.case, **paper_values(report, for_client(report, place.case))}
    return render(request, "assessments/decide/preview.html", values)


@login_not_required
@require_POST
def again(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Decide once more, after holding it back or after a long silence."""
    place = access.place(request, case_id, Part.PARTICIPANT)
    try:
        row = decide_again(case=place.case, by=place.person_id, at=clock.now())
    except DecideRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
        return redirect("assessments:decide", case_id)
    if row.state == State.WITH_PARTICIPANT:
        messages.info(request, _("First the talk about your report; after that you decide."))
        return redirect("assessments:case", case_id)
    return redirect("assessments:decide", case_id)


@stepped_up
def _choose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    place = access.place(request, case_id, Part.PARTICIPANT)
    found = deciding_on(place.case)
    if found is None:
        return decide_page(request, place.case, refusal=DecideRefusal.NOT_NOW)
    form = form_for(place.case, *found, data=request.POST)
    if not form.is_valid():
        return decide_page(request, place.case, form=form)
    if "sure" not in request.POST and _weighs(form):
        return _check(request, place, found[0], form)
    return _write(request, place, form)


def _weighs(form: DecideForm) -> bool:
    """Whether something is sent or held back; deciding later needs no second look."""
    return any(wish.choice is not Choice.LATER for wish in form.wishes().values())


def _check(request: HttpRequest, place: Place, report: Report, form: DecideForm) -> HttpResponse:
    """Exactly what is agreed to, per recipient, before it is done."""
    if form.cleaned_data["seen"] != report.hash:
        seen = form.cleaned_data["seen"]
        return decide_page(request, place.case, refusal=DecideRefusal.CHANGED, seen=seen)
    language = get_language() or "nl"
    wishes = form.wishes()
    told = [
        (
            line,
            wish.choice,
            release_text(place.case, report, line, wish.until_on, language)
            if wish.until_on
            else "",
        )
        for line in form.lines
        for wish in [wishes[line.recipient.pk]]
    ]
    values = {
        "case": place.case,
        "told": told,
        "sent": form.sent(),
        "block_sentence": in_language(BLOCKED),
    }
    return render(request, "assessments/decide/check.html", values)


def _write(request: HttpRequest, place: Place, form: DecideForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    try:
        done = do_decide(
            case=place.case,
            seen=seen,
            wishes=form.wishes(),
            language=get_language() or "nl",
            by=place.person_id,
            at=clock.now(),
        )
    except DecideRefused as refused:
        return decide_page(request, place.case, refusal=refused.refusal, seen=seen)
    except WishesFaulty:
        return decide_page(request, place.case, refusal=DecideRefusal.CHANGED, seen=seen)
    names = {line.recipient.pk: line.name for line in form.lines}
    for key, fault in done.faults.items():
        messages.warning(request, f"{names.get(key, '')}: {FAULTS[fault]}")
    if len(done.faults) < len(form.lines):
        messages.success(request, _said(State(done.case.state)))
    return redirect("assessments:decide", place.case.pk)


def _said(state: State) -> str:
    if state is State.BLOCKED:
        return _("It is held back. The client reads one sentence, and nothing else.")
    if state in OPEN and state is not State.DECIDING:
        return _("Done. You see here who may read it, and who opened it.")
    return _("Kept: you decide later. Nothing was sent to anybody.")


def form_for(case: Case, report: Report, final: Final, data: Any = None) -> DecideForm:
    """The form as it is for this case now."""
    today = day_in(case.organisation, clock.now())
    return DecideForm(
        data, lines=lines_of(case), seen=report.hash, today=today, last=final.valid_until
    )


def decide_page(
    request: HttpRequest,
    case: Case,
    *,
    form: DecideForm | None = None,
    refusal: DecideRefusal | None = None,
    seen: str = "",
) -> HttpResponse:
    """The page as it is now, with why nothing was done."""
    case.refresh_from_db()
    state, at = State(case.state), clock.now()
    found = deciding_on(case)
    if found is None or state not in (*OPEN, *UNDONE, *DECIDED, *TALKED):
        return render(request, "assessments/decide/not_yet.html", _not_yet(case, None))
    report, final = found
    blocked_by = final_refused(final, day_in(case.organisation, at))
    if state in TALKED or (state is State.DECIDING and blocked_by):
        return render(request, "assessments/decide/not_yet.html", _not_yet(case, blocked_by))
    lines = lines_of(case)
    asked = form or form_for(case, report, final)
    values = {
        **_not_yet(case, refusal),
        "report": report,
        "mark": mark_of(report),
        "day": fixed_on(case, report),
        "final": final,
        "form": asked if state in OPEN and case.blocking_right and not blocked_by else None,
        "is_new": state is State.DECIDING,
        "standing": [_told(case, line) for line in lines if line.decision],
        "gone": [line for line in lines if not line.is_here],
        "opened": opened_by(case),
        "is_undone": state in UNDONE,
        "is_over": state is State.ACCESS_ENDED,
        "sentence": in_language(BLOCKED if state is State.BLOCKED else UNAVAILABLE),
        "block_sentence": in_language(BLOCKED),
        "changed": changed_since(case, seen) if refusal is DecideRefusal.CHANGED else (),
    }
    status = 409 if refusal else 200
    return render(request, "assessments/decide/decide.html", values, status=status)


def _told(case: Case, line: Line) -> tuple[Line, str, bool]:
    """What stands for a recipient, in words, and whether they can open it now."""
    live = line.decision is not None and is_live(case, line.decision, clock.now())
    choice = line.standing.choice
    if choice is Choice.RELEASE and not live:
        return line, _("Cannot read it any more"), False
    return line, str(CHOSEN[choice]) if choice else "", live


def _not_yet(case: Case, refusal: DecideRefusal | None) -> dict[str, Any]:
    return {
        "case": case,
        "psychologist": names_of(case).get(case.psychologist_id, ""),
        "why": REFUSALS[refusal] if refusal else "",
        "is_unread": refusal is DecideRefusal.UNREAD,
        "refusal": refusal,
    }
