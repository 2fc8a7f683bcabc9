"""All scores at once: the cube, the same in cards, and on paper."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation.clock import now
from tweespraak.insights.access import insights_reader, own_result, own_result_if_any
from tweespraak.insights.actions import open_result
from tweespraak.insights.documents import norm_text, reading_of
from tweespraak.insights.models import Result
from tweespraak.insights.queries import basis_of, result_before, scale_text, scores_of
from tweespraak.insights.rules.scores import ScaleScore
from tweespraak.insights.rules.tables import Competency, Domain, Facet
from tweespraak.insights.views.faces import cube_faces, flat_faces
from tweespraak.insights.views.tabs import tabs
from tweespraak.instruments.api import PERSONALITY


@require_safe
def cube(request: HttpRequest) -> HttpResponse:
    """The rotating cube; without a result yet, the way to one."""
    insights_reader(request)
    result = own_result_if_any(request)
    if result is None:
        return render(request, "insights/empty.html", {"instrument": PERSONALITY})
    faces = cube_faces(scores_of(result), basis_of(result).tables)
    return render(request, "insights/cube.html", _page(request, result, faces=faces))


@require_safe
def flat(request: HttpRequest) -> HttpResponse:
    """The same scores in cards, for whoever would rather not turn a cube."""
    result = own_result(request)
    faces = flat_faces(scores_of(result), basis_of(result).tables)
    return render(request, "insights/flat.html", _page(request, result, faces=faces))


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """All scores with their words, made for A4."""
    result = own_result(request)
    scores, tables = scores_of(result), basis_of(result).tables
    page = _page(
        request,
        result,
        lines=_lines(tables.domains, scores),
        competencies=_lines(tables.competencies, scores),
        traits=_lines(tables.facets, scores),
    )
    return render(request, "insights/print.html", page)


def _lines(
    scales: Iterable[Domain | Competency | Facet], scores: Mapping[str, ScaleScore]
) -> list[dict[str, Any]]:
    return [{"text": scale_text(row.key), "reading": reading_of(scores[row.key])} for row in scales]


def _page(request: HttpRequest, result: Result, **more: Any) -> dict[str, Any]:
    if result.opened_at is None:
        open_result(result=result, at=now())
    return {
        "result": result,
        "earlier": result_before(result),
        "norm": norm_text(basis_of(result)),
        "tabs": tabs(request),
        **more,
    }
