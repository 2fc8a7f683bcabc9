"""The home page: what waits for me, one button each; then what goes on, by role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock, slots
from tweespraak.home.views.waiting import FIRST, what_waits
from tweespraak.people.api import person_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the signed-in person, oldest first; what goes on; else where to go."""
    person, standing = person_of(request), request.standing  # type: ignore[attr-defined]
    waiting = what_waits(request, clock.now())
    ways = [link for link in slots.items("frame.navigation", request=request) if not link.current]
    values = {
        "person": person,
        "waiting": waiting,
        "first": waiting[:FIRST],
        "rest": waiting[FIRST:],
        "sections": slots.items("home.section", request=request),
        "ways": ways,
        "member": standing.member,
        "others": [member for member in standing.memberships if member != standing.member],
    }
    return render(request, "home/home.html", values)
