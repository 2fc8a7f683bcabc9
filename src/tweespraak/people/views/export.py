"""Download the list of people, as narrowed, for a spreadsheet."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import person_of, require
from tweespraak.people.access.proof import stepped_up
from tweespraak.people.actions.exporting import note_export
from tweespraak.people.models import Membership
from tweespraak.people.queries import today_in
from tweespraak.people.queries.directory import people_found
from tweespraak.people.queries.export import export_rows
from tweespraak.people.roles import Permission
from tweespraak.people.rules.columns import Column
from tweespraak.people.views.batch_files import sheet
from tweespraak.people.views.batch_words import heading_of
from tweespraak.people.views.filters import filters_in
from tweespraak.people.views.words import account_tag


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """What stands in the file and who it is about; then the file itself."""
    me = require(request, Permission.MANAGE_PEOPLE)
    return _export(request, me)


@stepped_up
def _export(request: HttpRequest, me: Membership) -> HttpResponse:
    filters = filters_in(request.GET)
    found = people_found(me.organisation, filters)
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in {"csv", "xlsx"}:
        values = {"count": found.count(), "filters": filters, "columns": _headings()}
        return render(request, "people/export.html", values)
    note_export(organisation=me.organisation, kind=kind, by=person_of(request), at=clock.now())
    rows = export_rows(me.organisation, found, lambda account: account_tag(account).word)
    day = today_in(me.organisation)
    return sheet(kind, f"{_('people')}-{day:%Y-%m-%d}", [_headings(), *rows])


def _headings() -> list[str]:
    return [*(heading_of(column) for column in Column), _("account")]
