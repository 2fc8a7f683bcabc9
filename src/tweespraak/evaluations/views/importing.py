"""Earlier results by a file: choose it, say what its columns are, look, bring it in, take it out again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.evaluations.access import results as access
from tweespraak.evaluations.actions.importing import (
    ImportRefused,
    bring_in,
    keep_file,
    map_columns,
    periods_of,
    take_out,
)
from tweespraak.evaluations.documents.importing import refusal_words, wrong_words
from tweespraak.evaluations.documents.results import decimal, period_name
from tweespraak.evaluations.forms.importing import ImportForm
from tweespraak.evaluations.models import Import
from tweespraak.evaluations.queries.importing import (
    imports_in,
    is_known,
    known_headings,
    mapping_in,
    sheet_in,
    topics_of,
)
from tweespraak.evaluations.rules.figures import NPS, THRESHOLD
from tweespraak.evaluations.rules.importing import (
    DAY,
    NOTHING,
    Judged,
    guessed,
    import_refused,
    judged,
)
from tweespraak.evaluations.views.files import as_file
from tweespraak.foundation import clock
from tweespraak.people.api import person_of, today_in

SHOWN_WRONG, SHOWN_CELLS = 20, 3


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Every file that was brought in or is looked at."""
    member = access.watcher(request)
    values = {"rows": imports_in(member.organisation_id)}
    return render(request, "evaluations/results/imports.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is counted yet."""
    member = access.watcher(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        row = keep_file(
            organisation=member.organisation,
            once=form.cleaned_data["once"],
            name=form.cleaned_data["file"].name,
            content=form.content,
            sheet=form.sheet,
            mapping=guessed(form.sheet.head, known_headings(member.organisation_id)),
            by=person_of(request),
            at=clock.now(),
        )
        return redirect("evaluations:import", row.pk)
    topics = topics_of(member.organisation_id)
    return render(request, "evaluations/results/import_new.html", {"form": form, "topics": topics})


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """A file with the headings and three made-up rows."""
    member = access.watcher(request)
    topics = topics_of(member.organisation_id)[:3]
    head = [_("day"), _("recommendation"), *(one.title for one in topics)]
    rows = [
        ["2025-03-14", "8", "4", "5", "3"],
        ["2025-03-20", "6", "3", "", "2"],
        ["2025-04-02", "10", "5", "4", "4"],
    ]
    table = [head, *(row[: len(head)] for row in rows)]
    return as_file("csv", _("earlier-results"), table, member.organisation)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """What the columns are and what the file gives; once it is in, what was brought in."""
    row = access.brought_in(request, import_id)
    if row.done_at:
        return render(request, "evaluations/results/import_done.html", {"row": row})
    chosen = list(mapping_in(row).items())
    if request.method == "POST":
        chosen = _chosen(request, row)
        map_columns(row=row, mapping=chosen)
    return _page(request, row, chosen)


@require_POST
def confirming(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Bring it in."""
    row = access.brought_in(request, import_id)
    try:
        done = bring_in(row=row, by=person_of(request), at=clock.now())
    except ImportRefused:  # the page says why
        return redirect("evaluations:import", row.pk)
    messages.success(request, _("%(n)s forms were brought in.") % {"n": done.rows})
    return redirect("evaluations:import", row.pk)


@require_POST
def undoing(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take it out again."""
    row = access.brought_in(request, import_id)
    take_out(row=row, by=person_of(request), at=clock.now())
    messages.success(request, _("It is out again. The dashboards are as they were before."))
    return redirect("evaluations:imports")


def _page(request: HttpRequest, row: Import, chosen: list[tuple[str, int]]) -> HttpResponse:
    sheet = sheet_in(row)
    found = judged(sheet, dict(reversed(chosen)), today_in(row.organisation))
    refusal = import_refused(chosen, found, is_known=is_known(row), is_done=False, fewest=THRESHOLD)
    of_column = {place: key for key, place in reversed(chosen)}
    options = _options(row)
    values = {
        "row": row,
        "columns": [
            {
                "name": f"c{place}",
                "head": head,
                "cells": [line[place] for line in sheet.rows[:SHOWN_CELLS]],
                "chosen": of_column.get(place, ""),
            }
            for place, head in enumerate(sheet.head)
        ],
        "options": options,
        "refusal": refusal_words(refusal, found) if refusal else "",
        "outcome": _outcome(found, {one["value"]: one["label"] for one in options}),
        # rows do not fit columns that were swapped: that is said already
        "wrong": []
        if found.swapped
        else [(one.number, wrong_words(one)) for one in found.wrong[:SHOWN_WRONG]],
        "wrong_count": len(found.wrong),
    }
    return render(request, "evaluations/results/import_preview.html", values)


def _chosen(request: HttpRequest, row: Import) -> list[tuple[str, int]]:
    """What the person said each column is; what is no choice is left out."""
    known = {one["value"] for one in _options(row)} - {""}
    found = []
    for place in range(len(sheet_in(row).head)):
        key = request.POST.get(f"c{place}", "")
        if key in known:
            found.append((key, place))
    return found


def _options(row: Import) -> list[dict[str, str]]:
    return [
        {"value": "", "label": _("leave out")},
        {"value": DAY, "label": _("day or month")},
        {"value": NPS, "label": _("recommendation, 0 to 10")},
        *({"value": one.key, "label": one.title} for one in topics_of(row.organisation_id)),
    ]


def _outcome(found: Judged, names: dict[str, str]) -> dict[str, Any]:
    """What would be brought in: how many forms, of when, and each column's mean to check it by."""
    count = len(found.forms)
    return {
        "forms": ngettext("%(n)s form", "%(n)s forms", count) % {"n": count},
        "periods": [period_name(one) for one in periods_of(found.forms)],
        "measures": [
            (
                names.get(key, key),
                len(values),
                decimal(sum(values) / len(values)),
                min(values),
                max(values),
            )
            for key, values in found.values.items()
            if values
        ],
        "nothing": ", ".join(word for word in NOTHING if word),
    }
