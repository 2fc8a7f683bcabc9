"""What rang my bell."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock, slots
from tweespraak.foundation.slots import Link
from tweespraak.notifications.access import bell_of
from tweespraak.notifications.actions import mark_read
from tweespraak.notifications.models import Notice
from tweespraak.notifications.queries import notices_for

PER_PAGE = 20


@dataclass(frozen=True)
class Line:
    """A notice with the sentence its owner has for it; without one its subject is gone."""

    notice: Notice
    link: Link | None


@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices of the signed-in person, newest first; looking at them is reading them."""
    person, organisation = bell_of(request)
    page = Paginator(notices_for(person, organisation), PER_PAGE).get_page(request.GET.get("page"))
    links = links_of(request, list(page))
    lines = [Line(notice, links.get(notice.pk)) for notice in page]
    response = render(request, "notifications/notices.html", {"page": page, "lines": lines})
    if any(line.notice.read_at is None for line in lines):
        mark_read(person=person, organisation=organisation, at=clock.now())
    return response


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
