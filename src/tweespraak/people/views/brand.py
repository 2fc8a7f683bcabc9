"""How the organisation looks: choosing it with a proof of it, and the files it is served as."""

import base64
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.accents import (
    OWN_ACCENT,
    Verdict,
    judged,
    proof_stylesheet,
    stylesheet,
)
from tweespraak.people.access import person_of, require
from tweespraak.people.access.looks import brand_with, colour_in
from tweespraak.people.actions.brands import save_brand
from tweespraak.people.forms.brand import BrandForm
from tweespraak.people.forms.pictures import Picture
from tweespraak.people.models import Organisation
from tweespraak.people.queries.organisations import brand_with_logo
from tweespraak.people.roles import Permission

FOR_EVER = "public, max-age=31536000, immutable"  # the address has the version in it
BRIEFLY = "public, max-age=60"


@require_http_methods(["GET", "HEAD", "POST"])
def brand(request: HttpRequest) -> HttpResponse:
    """Choose accent and logo: look first, then save."""
    ours = require(request, Permission.SET_UP).organisation
    kept = brand_with_logo(ours.pk)
    if request.method != "POST":
        form = BrandForm(brand=kept)
        return _page(request, ours, form, kept.accent if kept else "", form.kept)
    form = BrandForm(_typed(request), request.FILES, brand=kept)
    if not form.is_valid():
        return _page(request, ours, form, "", form.cleaned_data.get("picture") or form.kept)
    accent, picture = form.cleaned_data["accent"], form.cleaned_data["picture"]
    if not _is_as_shown(request, accent) or not judged(accent or OWN_ACCENT).passes:
        return _page(request, ours, form, accent, picture, is_shown=True)
    save_brand(
        organisation=ours,
        accent=accent,
        logo=form.chosen_logo(),
        by=person_of(request),
        at=clock.now(),
    )
    messages.success(request, _("Saved. Pages and new mails look like this from now on."))
    return redirect("people:brand")


def _typed(request: HttpRequest) -> dict[str, str]:
    """What was posted; the button with another colour takes the place of the field."""
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    return typed | ({"accent": typed["instead"]} if typed.get("instead") else {})


def _is_as_shown(request: HttpRequest, accent: str) -> bool:
    """Whether this is what the proof showed: only that is saved."""
    shown = request.POST.get("shown_accent", "") == accent and not request.FILES.get("logo")
    return request.POST.get("step") == "save" and shown


def _page(
    request: HttpRequest,
    organisation: Organisation,
    form: BrandForm,
    accent: str,
    picture: Picture | None,
    is_shown: bool = False,
) -> HttpResponse:
    verdict: Verdict = judged(accent or OWN_ACCENT)
    values = {
        "form": form,
        "organisation": organisation,
        "verdict": verdict,
        "hex": verdict.accent.removeprefix("#"),
        "shown_accent": accent,
        "is_shown": is_shown,
        "may_save": is_shown and verdict.passes,
        "travelling": form.logo_as_text(),
        "picture": _as_address(picture),
        "alt": form["logo_alt"].value() or organisation.name,
    }
    return render(request, "people/organisation/brand.html", values)


def _as_address(picture: Picture | None) -> str:
    """The picture inside the page itself, before it has an address of its own."""
    if picture is None:
        return ""
    return f"data:{picture.type};base64,{base64.b64encode(picture.content).decode()}"


@require_safe
def brand_proof(request: HttpRequest, accent: str) -> HttpResponse:
    """The stylesheet of the proof: this colour on light and dark screens."""
    require(request, Permission.SET_UP)
    return _file(
        proof_stylesheet(colour_in(accent)), "text/css", BRIEFLY.replace("public", "private")
    )


@login_not_required
@require_safe
def brand_css(request: HttpRequest, organisation_id: UUID, version: int) -> HttpResponse:
    """The accent of an organisation as a stylesheet. Open: also who signs in sees it."""
    found = brand_with(organisation_id)
    kept = FOR_EVER if found.version == version else BRIEFLY
    return _file(stylesheet(found.accent) if found.accent else "", "text/css", kept)


@login_not_required
@require_safe
def logo(request: HttpRequest, organisation_id: UUID, version: int) -> HttpResponse:
    """The logo of an organisation. Open: it stands in mails."""
    found = brand_with(organisation_id, needs_logo=True)
    kept = FOR_EVER if found.version == version else BRIEFLY
    return _file(bytes(found.logo), found.logo_type, kept)


def _file(content: str | bytes, kind: str, kept: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": kept})
