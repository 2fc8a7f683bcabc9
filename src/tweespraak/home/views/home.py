"""The home page: what waits for me, one button each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation import slots
from tweespraak.people.api import person_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the signed-in person, oldest first; else where to go."""
    person = person_of(request)
    waiting = slots.items("home.waiting", request=request)
    ways = [link for link in slots.items("frame.navigation", request=request) if not link.current]
    return render(request, "home/home.html", {"person": person, "waiting": waiting, "ways": ways})
