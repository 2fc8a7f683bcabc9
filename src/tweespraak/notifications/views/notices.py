"""What rang my bell."""

from dataclasses import dataclass

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
    lines = [Line(notice, line_of(request, notice)) for notice in page]
    response = render(request, "notifications/notices.html", {"page": page, "lines": lines})
    if any(line.notice.read_at is None for line in lines):
        mark_read(person=person, organisation=organisation, at=clock.now())
    return response


def line_of(request: HttpRequest, notice: Notice) -> Link | None:
    """What the owner of this kind says: the slot `notice.line`, key = the part before the dot."""
    provider = slots.by_key("notice.line", notice.kind.partition(".")[0])
    return next(iter(provider(request=request, notice=notice) or ()), None) if provider else None
