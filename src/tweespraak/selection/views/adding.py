"""Add a candidate who did not come through the open page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import TrialFull, trial_full_words
from tweespraak.selection import access
from tweespraak.selection.actions.adding import AddRefused, add_candidate
from tweespraak.selection.documents.process import ADD
from tweespraak.selection.forms.adding import AddForm
from tweespraak.selection.queries.places import Part


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Who wrote by mail or came by; they hear at once that they stand here."""
    place = access.vacancy(request, vacancy_id, Part.RECRUITER)
    vacancy = place.vacancy
    form = AddForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"language": vacancy.language},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_candidate(
                vacancy=vacancy,
                once=form.cleaned_data["once"],
                sent=form.sent(),
                note=form.cleaned_data["note"],
                by=place.person_id,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        except AddRefused as refused:
            form.add_error(None, str(ADD[refused.refusal]))
        except TrialFull:
            form.add_error(None, str(trial_full_words()))
        else:
            messages.success(request, _("Added. They get a mail with their own page."))
            return redirect("selection:candidate", made.pk)
    values = {"vacancy": vacancy, "form": form}
    return render(request, "selection/process/new.html", values)
