"""A candidate with a personal link makes an account: from then on the feedback book is theirs to open."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.api import send_private_activation
from tweespraak.selection.access.openings import application


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """What an account is for; a press mails a link to the candidate's own address."""
    row = application(request, candidacy_id)
    if request.user.is_authenticated:
        return redirect("selection:book")
    person, is_sent = row.person, request.method == "POST"
    if is_sent and person.activated_at is None:
        send_private_activation(person=person, organisation=row.organisation, at=clock.now())
    values = {"row": row, "has_account": person.activated_at is not None, "is_sent": is_sent}
    return render(request, "selection/book/account.html", values)
