"""Judge an interview apart, and lay the judgements side by side when one's own is saved (T29)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.selection import access
from tweespraak.selection.actions.judging import (
    ChangedElsewhere,
    JudgeRefused,
    keep_draft,
    keep_rating,
    save_judgement,
)
from tweespraak.selection.actions.judging import debrief as do_debrief
from tweespraak.selection.actions.judging import excuse as do_excuse
from tweespraak.selection.documents.process import ADVICE, JUDGE, MET_WORD
from tweespraak.selection.forms.process import DebriefForm, JudgeForm
from tweespraak.selection.models import Judgement
from tweespraak.selection.queries.candidates import stands_of
from tweespraak.selection.queries.interviews import Talk, asked_of
from tweespraak.selection.queries.places import LEADS, Seen
from tweespraak.selection.rules.judging import Advice, Met, mark_of, write_refused
from tweespraak.selection.rules.states import RUNNING
from tweespraak.selection.views.candidates import name_of

CONFLICT, LOCKED = 409, 423


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """One's own judgement: kept while one types, saved for good with the button."""
    seen, talk, mine = access.own_judgement(request, candidacy_id, interview_id)
    form = JudgeForm(request.POST if request.method == "POST" else None, judgement=mine)
    if request.method == "POST" and form.is_valid():
        try:
            if done := _write(request, seen, mine, form):
                messages.success(request, done)
                page = "judge" if mine.saved_at is None and "draft" in request.POST else "interview"
                return redirect(f"selection:{page}", candidacy_id, interview_id)
        except JudgeRefused as refused:
            form.add_error(None, str(JUDGE[refused.refusal]))
    return _judge_page(request, seen, talk, form)


@require_POST
def draft(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """One rating while one types; gives the new mark, or what another tab kept."""
    _seen, _talk, mine = access.own_judgement(request, candidacy_id, interview_id)
    name = next((one for one in request.POST if one.startswith("saw_")), "")
    key = name.removeprefix("saw_")
    rating = {"saw": request.POST.get(name, ""), "met": request.POST.get(f"share:{name}", "")}
    base = request.POST.get(f"base:{name}", "")
    try:
        kept = keep_rating(judgement=mine, key=key, rating=rating, base=base, at=clock.now())
    except ChangedElsewhere as elsewhere:
        now = elsewhere.now
        told = {"text": now.get("saw", ""), "choice": now.get("met", ""), "base": mark_of(now)}
        return JsonResponse(told, status=CONFLICT)
    except JudgeRefused as refused:
        return JsonResponse({"problem": str(JUDGE[refused.refusal])}, status=LOCKED)
    return JsonResponse({"base": kept})


@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, candidacy_id: UUID, interview_id: UUID) -> HttpResponse:
    """The judgements side by side; when everybody's is in, what was talked over is noted."""
    parts = LEADS if request.method == "POST" else ()
    seen, talk = access.interview(request, candidacy_id, interview_id, *parts)
    form = DebriefForm(
        request.POST if request.method == "POST" else None, initial={"words": talk.row.debrief}
    )
    if request.method == "POST" and form.is_valid():
        try:
            do_debrief(
                interview=talk.row,
                words=form.cleaned_data["words"],
                by=seen.person_id,
                at=clock.now(),
            )
        except JudgeRefused as refused:
            form.add_error(None, str(JUDGE[refused.refusal]))
        else:
            messages.success(request, _("Saved. The judgements stay as they are."))
            return redirect("selection:interview", candidacy_id, interview_id)
    values = {
        "candidacy": seen.candidacy,
        "name": name_of(seen.candidacy),
        "talk": talk,
        "rows": side_by_side(talk) if talk.may_read else [],
        "advices": _advices(talk) if talk.may_read else [],
        "leads": seen.is_any(*LEADS),
        "form": form if seen.is_any(*LEADS) and talk.is_all_in and talk.may_read else None,
        "is_running": seen.candidacy.state in RUNNING,
    }
    return render(request, "selection/process/interview.html", values)


@require_POST
def excuse(
    request: HttpRequest, candidacy_id: UUID, interview_id: UUID, judgement_id: UUID
) -> HttpResponse:
    """An interviewer was not there after all."""
    seen, found = access.judgement(request, candidacy_id, interview_id, judgement_id)
    try:
        do_excuse(judgement=found, by=seen.person_id, at=clock.now())
    except JudgeRefused as refused:
        messages.error(request, str(JUDGE[refused.refusal]))
    else:
        messages.success(request, _("Excused: no judgement is waited for any more."))
    return redirect("selection:interview", candidacy_id, interview_id)


def side_by_side(talk: Talk) -> list[dict[str, Any]]:
    """Per requirement what each interviewer saw, as far as it was saved. Only behind `may_read`."""
    saved = [(one, name) for one, name in talk.judges if one.saved_at]
    return [
        {
            "asked": one,
            "seen": [
                {
                    "name": name,
                    "met": MET_WORD[Met(row.ratings[one.key]["met"])],
                    "saw": row.ratings[one.key]["saw"],
                }
                for row, name in saved
                if one.key in row.ratings
            ],
        }
        for one in asked_of(talk.row)
    ]


def _advices(talk: Talk) -> list[tuple[str, Any]]:
    return [(name, ADVICE[Advice(one.advice)]) for one, name in talk.judges if one.saved_at]


def _write(request: HttpRequest, seen: Seen, mine: Judgement, form: JudgeForm) -> str:
    """Keep or save what was filled in; nothing when something is missing. Raises JudgeRefused."""
    ratings, advice, at = form.ratings(), form.cleaned_data["advice"], clock.now()
    if "draft" in request.POST:
        keep_draft(judgement=mine, ratings=ratings, advice=advice, at=at)
        return _("Kept. Only you read it until you save it for good.")
    if not form.is_whole():
        return ""
    save_judgement(judgement=mine, ratings=ratings, advice=advice, by=seen.person_id, at=at)
    return _("Saved for good. Now you can read what the others saw.")


def _judge_page(request: HttpRequest, seen: Seen, talk: Talk, form: JudgeForm) -> HttpResponse:
    mine = talk.mine
    refusal = (
        write_refused(stands_of(mine, talk.row), is_running=seen.candidacy.state in RUNNING)
        if mine
        else None
    )
    values = {
        "candidacy": seen.candidacy,
        "name": name_of(seen.candidacy),
        "talk": talk,
        "form": form,
        "why": JUDGE[refusal] if refusal else "",
        "is_early": talk.row.starts_at > clock.now(),
    }
    return render(request, "selection/process/judge.html", values)
