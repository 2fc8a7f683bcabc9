"""The open page of a vacancy, and applying there: for anybody, signed in or not."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Person, TrialFull, contact_of
from tweespraak.privacy.api import kind_word, statements_in_force
from tweespraak.selection import access
from tweespraak.selection.actions.applying import NotOpen
from tweespraak.selection.actions.applying import apply as do_apply
from tweespraak.selection.documents.opening_words import PAY_PER, SHUT
from tweespraak.selection.forms.opening import ApplyForm
from tweespraak.selection.queries.openings import Opening


@login_not_required
@require_safe
def vacancy(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """What the work is, what is asked, what it pays, how it goes, and until when one can apply."""
    opening = access.opening(request, vacancy_id)
    return render(request, "selection/open/vacancy.html", _values(opening))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Name, address, a few sentences and a CV. The answer is the same for whoever it is."""
    opening = access.opening(request, vacancy_id)
    if opening.shut:
        return redirect("selection:open", vacancy_id)
    if request.method != "POST":
        return _form(request, opening, ApplyForm(initial=_known(request)))
    form = ApplyForm(request.POST, request.FILES)
    if form.is_valid() and _may_send(request, form):
        try:
            do_apply(
                vacancy=opening.vacancy,
                once=form.cleaned_data["once"],
                sent=form.sent(),
                at=clock.now(),
            )
        except NotOpen as refused:
            form.add_error(None, str(SHUT[refused.shut]))
        except (OnceTaken, TrialFull):
            form.add_error(
                None,
                _(
                    "This cannot be taken in at this moment. Mail your application to the contact below."
                ),
            )
        else:
            return redirect("selection:sent", vacancy_id)
    return _form(request, opening, form)


@login_not_required
@require_safe
def sent(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """It was sent; the rest stands in the mail."""
    opening = access.opening(request, vacancy_id)
    return render(request, "selection/open/sent.html", _values(opening))


def _form(request: HttpRequest, opening: Opening, form: ApplyForm) -> HttpResponse:
    here = opening.vacancy.organisation
    stated = [
        Link(str(kind_word(one.kind)), reverse("privacy:statement", args=[here.slug, one.kind]))
        for one in statements_in_force(here, get_language() or "nl")
    ]
    values = {**_values(opening), "form": form, "statements": stated}
    return render(request, "selection/open/apply.html", values)


def _values(opening: Opening) -> dict[str, Any]:
    found, profile = opening.vacancy, opening.profile
    return {
        "opening": opening,
        "vacancy": found,
        "profile": profile,
        "per": PAY_PER.get(profile.pay_per, "") if profile else "",
        "shut": SHUT[opening.shut] if opening.shut else "",
        "contact": contact_of(found.organisation),
        "contact_email": found.organisation.contact_email,
    }


def _known(request: HttpRequest) -> dict[str, str]:
    """Who is signed in need not type their name."""
    if not isinstance(request.user, Person):
        return {}
    one = request.user
    return {"given_name": one.given_name, "family_name": one.family_name, "email": one.email}


def _may_send(request: HttpRequest, form: ApplyForm) -> bool:
    """Counted per place, and per address: a mailbox is not to be filled from here."""
    key = form.cleaned_data["email"].casefold()
    if ratelimit.consume(request, action="application", key=key):
        return True
    form.add_error(None, _("That is a bit fast. Wait an hour and send it again."))
    return False
