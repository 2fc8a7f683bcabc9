"""What rang my bell."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock, slots
from tweespraak.foundation.slots import Link
from tweespraak.notifications.access import bell_of
from tweespraak.notifications.actions import choose_rhythm, mark_read
from tweespraak.notifications.models import Notice, Rhythm
from tweespraak.notifications.queries import notices_for, rhythm_of, unread_count

PER_PAGE = 20


@dataclass(frozen=True)
class Line:
    """A notice with the sentence its owner has for it; without one its subject is gone."""

    notice: Notice
    link: Link | None


@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices of the signed-in person, newest first; looking at a page is reading it."""
    person, organisation = bell_of(request)
    page = Paginator(notices_for(person, organisation), PER_PAGE).get_page(request.GET.get("page"))
    links = links_of(request, list(page))
    lines = [Line(notice, links.get(notice.pk)) for notice in page]
    unread = [line.notice.pk for line in lines if line.notice.read_at is None]
    values = {
        "page": page,
        "lines": lines,
        "now": clock.now(),
        "more_unread": unread_count(person, organisation) > len(unread),
        "rhythm": rhythm_of(person, organisation),
        "rhythms": Rhythm.choices,
    }
    response = render(request, "notifications/notices.html", values)
    if unread:
        mark_read(person=person, organisation=organisation, at=clock.now(), only=unread)
    return response


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Everything has been seen, older pages too."""
    person, organisation = bell_of(request)
    mark_read(person=person, organisation=organisation, at=clock.now())
    return redirect("notifications:list")


@require_POST
def rhythm(request: HttpRequest) -> HttpResponse:
    """Choose how often what waits becomes a mail."""
    person, organisation = bell_of(request)
    asked = request.POST.get("rhythm", "")
    if asked in Rhythm.values:
        chosen = Rhythm(asked)
        choose_rhythm(organisation=organisation, person=person, rhythm=chosen, at=clock.now())
        told = _("A mail about what waits here: %(rhythm)s.") % {"rhythm": chosen.label}
        messages.success(request, told)
    return redirect("notifications:list")


def links_of(request: HttpRequest, notices: list[Notice]) -> dict[UUID, Link]:
    """What the owners of these kinds say, by notice: each owner is asked once, for all of its own.

    The slot `notice.line`, key = the part of the kind before the dot.
    """
    by_owner: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        by_owner[notice.kind.partition(".")[0]].append(notice)
    links: dict[UUID, Link] = {}
    for owner, its in by_owner.items():
        provider = slots.by_key("notice.line", owner)
        links |= dict((provider and provider(request=request, notices=its)) or ())
    return links
