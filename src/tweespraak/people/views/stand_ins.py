"""Who stands in for somebody who is away: choose, see what it means, save; end it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people import access
from tweespraak.people.access import may, member_of, person_of
from tweespraak.people.actions import (
    AlreadyReplaced,
    BackBeforeAway,
    OtherOrganisation,
    OwnStandIn,
    check_stand_in,
    end_stand_in,
    give_stand_in,
)
from tweespraak.people.documents import date_in_words
from tweespraak.people.forms import StandInForm
from tweespraak.people.models import Membership
from tweespraak.people.queries import away_too, reports_of, today_in
from tweespraak.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def standing_in(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Name somebody who stands in, in two steps."""
    absent = access.replaceable(request, membership_id)
    today = today_in(absent.organisation)
    data = request.POST if request.method == "POST" else None
    form = StandInForm(data, member=absent, today=today)
    me = member_of(request)
    back_to = _way_back(request, absent.pk)
    values = {"member": absent, "form": form, "is_me": absent == me, "back_to": back_to}
    step = request.POST.get("step")
    if data is None or step == "change" or not form.is_valid():
        return render(request, "people/stand_in.html", values)
    if step == "save" and _save(request, form, absent):
        return redirect(back_to)
    if form.errors or not _can_be(form, absent):
        return render(request, "people/stand_in.html", values)
    chosen = form.cleaned_data
    values["wanted"] = chosen
    values["away"] = away_too(chosen["stand_in"], chosen["since_on"], chosen["until_on"])
    values["people"] = reports_of(absent, max(today, chosen["since_on"])).count()
    return render(request, "people/stand_in_preview.html", values)


@require_POST
def stand_in_end(request: HttpRequest, membership_id: UUID, stand_in_id: UUID) -> HttpResponse:
    """Somebody is back sooner."""
    row = access.stand_in(request, membership_id, stand_in_id)
    end_stand_in(stand_in=row, by=person_of(request), at=clock.now())
    words = _("%(name)s does not stand in for %(absent)s any more.")
    names = {"name": row.stand_in.full_name, "absent": row.absent.full_name}
    messages.success(request, words % names)
    return redirect(_way_back(request, membership_id))


def _can_be(form: StandInForm, absent: Membership) -> bool:
    wanted = {name: form.cleaned_data[name] for name in ("stand_in", "since_on", "until_on")}
    with _refused_on(form):
        check_stand_in(absent=absent, **wanted)
    return not form.errors


def _save(request: HttpRequest, form: StandInForm, absent: Membership) -> bool:
    with _refused_on(form):
        row = give_stand_in(
            absent=absent, by=person_of(request), at=clock.now(), **form.cleaned_data
        )
        words = _("%(name)s stands in for %(absent)s until %(day)s.")
        names = {"name": row.stand_in.full_name, "absent": absent.full_name}
        messages.success(request, words % {**names, "day": date_in_words(row.until_on)})
    return not form.errors


@contextmanager
def _refused_on(form: StandInForm) -> Iterator[None]:
    """A refusal becomes a sentence on the form."""
    try:
        yield
    except AlreadyReplaced as there:
        form.add_error(None, _already_words(there))
    except (OwnStandIn, OtherOrganisation, BackBeforeAway):
        form.add_error("stand_in", _("This choice is not there any more. Choose again."))


def _already_words(there: AlreadyReplaced) -> str:
    words = _("%(name)s stands in already, from %(since)s until %(until)s. End that first.")
    row = there.stand_in
    days = {"since": date_in_words(row.since_on), "until": date_in_words(row.until_on)}
    return words % {"name": row.stand_in.full_name, **days}


def _way_back(request: HttpRequest, absent: UUID) -> str:
    """Who manages people came from the page of the person, a manager from My team."""
    if member_of(request).pk == absent and may(request, Permission.LEAD_TEAM):
        return reverse("people:my_team")
    return reverse("people:member", args=[absent])
