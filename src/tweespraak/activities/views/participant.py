"""One participant for the team: why this match, and their invitation."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tweespraak.activities import access, actions
from tweespraak.activities.models import Participation
from tweespraak.activities.queries import newest_link, participant_of
from tweespraak.activities.views.rows import row_of
from tweespraak.activities.views.why import why_of
from tweespraak.foundation import clock
from tweespraak.lenses.api import lens_text
from tweespraak.people.api import (
    Membership,
    NothingToSendAgain,
    copy_link,
    link_url,
    members_of,
    person_of,
)


@never_cache
@require_safe
def match(request: HttpRequest, activity_id: UUID, participation_id: UUID) -> HttpResponse:
    """A participant: how far, the invitation, and (when shared) why this match; opening is noted."""
    found = access.participant(request, activity_id, participation_id)
    now = clock.now()
    participant = participant_of(found, now)
    if participant is None:
        raise Http404
    if participant.reuse:
        actions.open_match(
            activity=found.activity, reuse=participant.reuse, by=person_of(request), at=now
        )
    values = {
        "activity": found.activity,
        "lens": lens_text(found.activity.lens_version),
        "row": row_of(participant),
        "why": why_of(participant),
    }
    return render(request, "activities/match.html", values)


@require_POST
def mail(request: HttpRequest, activity_id: UUID, participation_id: UUID) -> HttpResponse:
    """Send the invitation once more."""
    found = access.participant(request, activity_id, participation_id)
    member = _member(found)
    try:
        once = UUID(request.POST.get("once", ""))
    except ValueError:
        once = uuid.uuid4()
    try:
        actions.invite_again(
            participation=found, member=member, once=once, by=person_of(request), at=clock.now()
        )
    except NothingToSendAgain:
        messages.info(request, _("There is no invitation to send again."))
    else:
        messages.success(
            request,
            _("The invitation goes out again, to %(address)s.") % {"address": member.person.email},
        )
    return redirect("activities:match", activity_id, participation_id)


@never_cache
@require_POST
def copied_link(request: HttpRequest, activity_id: UUID, participation_id: UUID) -> HttpResponse:
    """Show the personal link, to pass on where there is no mail; noted in the log."""
    found = access.participant(request, activity_id, participation_id)
    now = clock.now()
    link = newest_link(found)
    if link is None or link.expires_at <= now or link.used_at or link.revoked_at:
        messages.info(
            request, _("This link does not work any more. Send the invitation again first.")
        )
        return redirect("activities:match", activity_id, participation_id)
    copy_link(link=link, by=person_of(request), at=now)
    values = {"activity": found.activity, "participation": found, "member": _member(found)}
    back_to = reverse("activities:match", args=[activity_id, participation_id])
    more = {"address": link_url(link), "back_to": back_to}  # this page itself is not a place
    return render(request, "activities/link.html", values | more)


def _member(found: Participation) -> Membership:
    """The participant as member; someone who left gets no mail and no link any more."""
    member = members_of(found.activity.organisation_id).filter(person_id=found.person_id).first()
    if member is None:
        raise Http404
    return member
