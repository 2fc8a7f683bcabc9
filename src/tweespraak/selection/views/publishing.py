"""The switch of the open page, for the recruiter; and a CV, for who reads applications."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import person_of, today_in
from tweespraak.selection import access
from tweespraak.selection.actions.publishing import PublishRefused, publish, unpublish
from tweespraak.selection.documents.cvs import as_attachment
from tweespraak.selection.documents.opening_words import PUBLISH_REFUSED
from tweespraak.selection.forms.opening import PublishForm
from tweespraak.selection.queries.law import law_of_page
from tweespraak.selection.queries.openings import opening_of
from tweespraak.selection.queries.places import LEADS, Part
from tweespraak.selection.rules.opening import PublishRefusal, publish_refused
from tweespraak.selection.rules.states import ProfileState


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Whether anybody can see it and apply, and until when; the recruiter decides on that."""
    leads = (Part.RECRUITER,) if request.method == "POST" else LEADS
    place = access.vacancy(request, vacancy_id, *leads)
    found, at = place.vacancy, clock.now()
    hits = [] if found.published_at else law_of_page(found, found.text)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        today=today_in(found.organisation),
        kept=found.open_until_on,
        is_warned=bool(hits),
    )
    is_blocked = any(one.blocks for one in hits)
    if request.method == "POST" and form.is_valid():
        try:
            publish(
                vacancy=found,
                open_until_on=form.cleaned_data["open_until_on"],
                is_confirmed=form.cleaned_data.get("is_confirmed", False),
                by=person_of(request),
                at=at,
            )
        except PublishRefused as refused:
            form.add_error(None, str(PUBLISH_REFUSED[refused.refusal]))
        else:
            messages.success(request, _("The page is public. Anybody with the address can apply."))
            return redirect("selection:publication", vacancy_id)
    opening = opening_of(found, at)
    refusal = publish_refused(
        profile=ProfileState.SIGNED if opening.profile else None,
        is_closed=found.closed_at is not None,
        text=found.text,
    )
    if refusal is None and is_blocked:
        refusal = PublishRefusal.BLOCKED
    values = {
        "vacancy": found,
        "opening": opening,
        "form": form if place.is_any(Part.RECRUITER) else None,
        "hits": hits,
        "refused": PUBLISH_REFUSED[refusal] if refusal else "",
        "address": request.build_absolute_uri(reverse("selection:open", args=[found.pk])),
    }
    return render(request, "selection/open/publication.html", values)


@require_POST
def end(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Take the page away."""
    place = access.vacancy(request, vacancy_id, Part.RECRUITER)
    unpublish(vacancy=place.vacancy, by=person_of(request), at=clock.now())
    messages.success(request, _("The page is away. Who applied already stays in the procedure."))
    return redirect("selection:publication", vacancy_id)


@require_safe
def cv(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The file as it was sent, to keep; never shown in the browser."""
    seen = access.candidacy(request, candidacy_id, *access.READS_CV)
    return as_attachment(access.cv_of(seen))
