"""People by a file: choose it, see what every row will do, let it be done, see what was done."""

from operator import itemgetter
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.access import person_of, require
from tweespraak.people.access.batches import batch_of
from tweespraak.people.actions.batches import (
    TooLateToUndo,
    confirm_batch,
    keep_batch,
    send_batch_now,
    undo_batch,
)
from tweespraak.people.forms.batches import BatchForm
from tweespraak.people.models import Batch, BatchState, Membership
from tweespraak.people.queries.batches import (
    UNDO_TERM,
    batches_of,
    can_be_undone,
    counts_of,
)
from tweespraak.people.roles import MODULE_NAMES, ROLES, Permission, given_by_hand
from tweespraak.people.rules.rows import Outcome
from tweespraak.people.views.batch_files import column_rows
from tweespraak.people.views.batch_preview import whole_file
from tweespraak.people.views.batch_words import line_done, line_of, outcome_tag

PER_PAGE = 100
RECENT = 5
Tab = dict[str, object]


@require_http_methods(["GET", "HEAD", "POST"])
def batch_new(request: HttpRequest) -> HttpResponse:
    """Choose or paste a file with people; nothing happens to anyone yet."""
    me = require(request, Permission.MANAGE_PEOPLE)
    form = BatchForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, me, form)
    batch = keep_batch(
        organisation=me.organisation,
        once=form.cleaned_data["once"],
        file_name=form.file_name,
        table=form.table,
        by=person_of(request),
        at=clock.now(),
    )
    return redirect("people:batch", batch.pk)


@never_cache
@require_safe
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """What a file will do, how far it is, or what it did."""
    found = batch_of(request, batch_id)
    if found.state == BatchState.SHOWN:
        return _preview(request, found)
    if found.state in {BatchState.WAITING, BatchState.UNDOING}:
        return _progress(request, found)
    return _outcome(request, found)


@require_POST
def batch_confirmation(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Do what was shown."""
    found = batch_of(request, batch_id)
    confirm_batch(batch=found, by=person_of(request), at=clock.now())
    return redirect("people:batch", found.pk)


@require_POST
def batch_undoing(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Take everything back."""
    found = batch_of(request, batch_id)
    try:
        undo_batch(batch=found, by=person_of(request), at=clock.now())
    except TooLateToUndo:
        messages.error(request, _too_late())
    return redirect("people:batch", found.pk)


@require_POST
def batch_mails(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Send the mails that wait, now."""
    found = batch_of(request, batch_id)
    try:
        send_batch_now(batch=found, by=person_of(request), at=clock.now())
    except TooLateToUndo:
        messages.info(request, _("The mails are on their way already, or were taken back."))
    else:
        messages.success(request, _("The mails go out now."))
    return redirect("people:batch", found.pk)


def _page(request: HttpRequest, me: Membership, form: BatchForm) -> HttpResponse:
    values = {
        "form": form,
        "columns": column_rows(),
        "role_groups": [
            (MODULE_NAMES[module], [ROLES[role].name for role in roles])
            for module, roles in given_by_hand().items()
        ],
        "recent": [
            {"batch": one, "tag": _state_words(one)}
            for one in batches_of(me.organisation_id)[:RECENT]
        ],
    }
    return render(request, "people/batch_new.html", values)


def _preview(request: HttpRequest, found: Batch) -> HttpResponse:
    whole = whole_file(request, found)
    chosen = _chosen(request)
    rows = [row for row in whole.rows if not chosen or row.outcome == chosen]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "batch": found,
        "whole": whole,
        "tabs": _tabs(request, whole.counts),
        "page": page,
        "lines": [line_of(row) for row in page],  # only these are put in words
    }
    return render(request, "people/batch_preview.html", values)


def _progress(request: HttpRequest, found: Batch) -> HttpResponse:
    undoing = found.state == BatchState.UNDOING
    total = len(found.outcomes) if undoing else len(found.rows)
    over = [one for one in found.outcomes if not undoing or "undone" in one]
    values = {"batch": found, "done": len(over), "total": total, "undoing": undoing}
    return render(request, "people/batch_progress.html", values)


def _outcome(request: HttpRequest, found: Batch) -> HttpResponse:
    at, rows = clock.now(), {row["number"]: row["values"] for row in found.rows}
    chosen = _chosen(request)
    ordered = sorted(
        (one for one in found.outcomes if not chosen or one["outcome"] == chosen),
        key=itemgetter("number"),
    )
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    count = counts_of(found)
    counts = {outcome.value: count[outcome.value] for outcome in Outcome}
    values = {
        "batch": found,
        "counts": counts,
        "mails": sum(len(one.get("mails", ())) for one in found.outcomes),
        "kept": sum(one.get("undone") is False for one in found.outcomes),
        "undone": found.state == BatchState.UNDONE,
        "can_undo": can_be_undone(found, at),
        "until": found.done_at + UNDO_TERM if found.done_at else None,
        "tabs": _tabs(request, counts, done=True),
        "page": page,
        "lines": [line_done(one, rows.get(one["number"], {})) for one in page],
    }
    return render(request, "people/batch_outcome.html", values)


def _chosen(request: HttpRequest) -> str:
    """The outcome that was asked for; empty when none was."""
    chosen = request.GET.get("only", "")
    return chosen if chosen in list(Outcome) else ""


def _tabs(request: HttpRequest, counts: dict[str, int], *, done: bool = False) -> list[Tab]:
    """All rows, and those of each outcome there is."""
    chosen = request.GET.get("only", "")
    tabs: list[Tab] = [
        {
            "label": _("All rows"),
            "url": "?",
            "current": chosen not in counts,
            "count": sum(counts.values()),
        }
    ]
    for outcome in (Outcome.WRONG, Outcome.NEW, Outcome.BACK, Outcome.CHANGED, Outcome.SAME):
        if counts[outcome]:
            tag = outcome_tag(outcome, done=done)
            url = f"?only={outcome.value}"
            tabs.append(
                {
                    "label": tag.word,
                    "url": url,
                    "current": chosen == outcome,
                    "count": counts[outcome],
                }
            )
    return tabs


def _state_words(found: Batch) -> str:
    return {
        BatchState.SHOWN: _("shown, nothing done yet"),
        BatchState.WAITING: _("being done"),
        BatchState.DONE: _("done"),
        BatchState.CLOSED: _("done"),
        BatchState.UNDOING: _("being undone"),
        BatchState.UNDONE: _("undone"),
    }[BatchState(found.state)]


def _too_late() -> str:
    minutes = int(UNDO_TERM.total_seconds() // 60)
    return ngettext(
        "Undoing works for %(minutes)d minute, as long as no mail has gone out. Let someone leave on "
        "their own page instead.",
        "Undoing works for %(minutes)d minutes, as long as no mail has gone out. Let someone leave on "
        "their own page instead.",
        minutes,
    ) % {"minutes": minutes}
