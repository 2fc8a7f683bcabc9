"""The gallery of components, in the demo."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.home.access import demo_only
from tweespraak.home.content.gallery import gallery_values


@login_not_required
@require_safe
@demo_only
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to look at and to test."""
    return render(request, "home/gallery.html", gallery_values())
