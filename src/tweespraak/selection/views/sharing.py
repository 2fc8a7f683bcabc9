"""The match with the lens: shared by the candidate, and looked at last by who decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.lenses.api import lens_name, match_text
from tweespraak.selection import access
from tweespraak.selection.actions.sharing import (
    ShareRefused,
    fingerprint,
    note_match_opened,
    share_match,
    shared_match,
    take_match_back,
    words_of,
)
from tweespraak.selection.documents.sharing import REFUSED
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.candidates import own_stands
from tweespraak.selection.queries.places import LEADS
from tweespraak.selection.queries.sharing import own_match
from tweespraak.selection.rules.judging import may_read_others
from tweespraak.selection.rules.states import RUNNING
from tweespraak.selection.views.candidates import name_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """What who decides would see of my profile, and the choice to show it; with an account only."""
    mine, at = access.application(request, candidacy_id), clock.now()
    if mine.vacancy.lens_version is None:
        raise Http404
    if request.method == "POST":
        _choose(request, mine)
        return redirect("selection:own_match", candidacy_id)
    found = own_match(mine)
    text = words_of(mine, found, _language())
    values = {
        "application": mine,
        "lens": lens_name(mine.vacancy.lens_version),
        "match": match_text(found.band) if found else None,
        "text": text,
        "seen": fingerprint(text) if text else "",
        "is_shared": shared_match(mine, at) is not None,
        "is_running": mine.state in RUNNING,
    }
    return render(request, "selection/application/match.html", values)


@never_cache
@require_safe
def match(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """One word with its margin, after one's own judgement, and only as long as the candidate shows it."""
    seen, at = access.candidacy(request, candidacy_id, *LEADS), clock.now()
    row = seen.candidacy
    found = shared_match(row, at)
    if found is None or row.vacancy.lens_version is None:
        raise Http404
    may_see = may_read_others(own_stands(row, seen.person_id))
    if may_see:
        note_match_opened(candidacy=row, by=seen.person_id, at=at)
    values: dict[str, Any] = {
        "candidacy": row,
        "name": name_of(row),
        "lens": lens_name(row.vacancy.lens_version),
        "match": match_text(found.band) if may_see else None,
    }
    return render(request, "selection/process/match.html", values)


def _choose(request: HttpRequest, mine: Candidacy) -> None:
    at = clock.now()
    if request.POST.get("do") == "back":
        take_match_back(candidacy=mine, at=at)
        messages.success(request, _("Taken back. Nobody sees it any more."))
        return
    try:
        share_match(candidacy=mine, seen=request.POST.get("seen", ""), language=_language(), at=at)
    except ShareRefused as refused:
        messages.error(request, str(REFUSED[refused.refusal]))
    else:
        messages.success(request, _("Shared. You can take it back here at any moment."))


def _language() -> str:
    return (get_language() or "nl")[:2]
