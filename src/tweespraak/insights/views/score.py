"""One score: what it means, what one can do with it, and why it is what it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation.clock import now
from tweespraak.insights.access import own_result
from tweespraak.insights.actions import open_result
from tweespraak.insights.documents import KINDS, norm_text, reading_of, tips_for
from tweespraak.insights.models import Result
from tweespraak.insights.queries import basis_of, open_goals, result_before, scale_text, scores_of
from tweespraak.insights.rules.reading import is_different
from tweespraak.insights.rules.scores import ScaleScore
from tweespraak.insights.rules.why import why


@require_safe
def score(request: HttpRequest, scale: str) -> HttpResponse:
    """The page of one scale of the person's newest result."""
    result = own_result(request)
    scores = scores_of(result)
    if scale not in scores:
        raise Http404
    if result.opened_at is None:
        open_result(result=result, at=now())
    shown, basis = scores[scale], basis_of(result)
    return render(
        request,
        "insights/score.html",
        {
            "result": result,
            "score": shown,
            "kind": KINDS[shown.kind],
            "text": scale_text(scale),
            "reading": reading_of(shown),
            "tips": tips_for(shown),
            "why": why(scale, scores, basis.tables),
            "norm": norm_text(basis),
            "earlier": _earlier(result, shown),
            "goals": open_goals(result.person_id).filter(scale=scale),
        },
    )


def _earlier(result: Result, shown: ScaleScore) -> dict[str, object] | None:
    """The same scale in the person's previous result, if there is one."""
    before = result_before(result)
    if before is None:
        return None
    earlier = scores_of(before).get(shown.key)
    if earlier is None or not earlier.enough or not shown.enough:
        return None
    return {
        "result": before,
        "reading": reading_of(earlier),
        "is_different": is_different(shown, earlier),
        "same_norm": before.norm_id == result.norm_id,
    }
