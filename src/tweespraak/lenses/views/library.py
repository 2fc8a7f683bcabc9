"""Find a lens, and read what it asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.lenses import access
from tweespraak.lenses.documents import LensText, lens_text
from tweespraak.lenses.forms import FindForm
from tweespraak.lenses.models import LensVersion
from tweespraak.lenses.queries import content_of
from tweespraak.lenses.rules.finding import is_found


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Every lens one may choose, as cards; found by name, job title, department and level."""
    versions = access.library(request)
    wanted = FindForm(request.GET)
    found = [version for version in versions if is_found(content_of(version), **wanted.wishes())]
    return render(
        request,
        "lenses/library.html",
        {"lenses": _by_name(found), "total": len(versions), "wanted": wanted},
    )


@require_safe
def lens(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One lens: what it asks and why, an interview guide, and what it rests on."""
    version = access.lens_version(request, version_id)
    return render(request, "lenses/lens.html", {"version": version, "lens": lens_text(version)})


def _by_name(versions: list[LensVersion]) -> list[tuple[LensVersion, LensText]]:
    pairs = [(version, lens_text(version)) for version in versions]
    return sorted(pairs, key=lambda pair: pair[1].name.casefold())
