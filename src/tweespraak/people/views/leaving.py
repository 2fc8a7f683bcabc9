"""Somebody leaves: choose who takes over, see what happens, save; and take it back within minutes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock, slots
from tweespraak.people import access
from tweespraak.people.access import colleague, person_of, require
from tweespraak.people.actions import (
    AlreadyReplaced,
    Handover,
    LastAdmin,
    ManagerCircle,
    NotYourself,
    OtherOrganisation,
    TooLate,
    check_leaving,
    end_membership,
    take_leaving_back,
)
from tweespraak.people.actions.organisations import TrialFull
from tweespraak.people.documents import trial_full_words
from tweespraak.people.forms import LeaveForm
from tweespraak.people.models import Membership
from tweespraak.people.queries import (
    left_of,
    promised_by,
    reports_of,
    roles_of,
    still_to_come,
    today_in,
)
from tweespraak.people.roles import ROLES, Permission, Role
from tweespraak.people.rules import may_be_deleted_at, may_be_taken_back
from tweespraak.people.views.moving import circle_words, preview_of_manager
from tweespraak.people.views.tabs import people_tabs
from tweespraak.people.views.words import last_admin_words

PER_PAGE = 50
STOP = "stop"  # the icon of an item of `person.leave` that has to be solved first


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Let somebody leave, in two steps."""
    found = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    try:
        check_leaving(member=found, by=person_of(request))
    except (NotYourself, LastAdmin) as refusal:
        messages.error(request, refusal_words(refusal))
        return redirect("people:member", found.pk)
    today = today_in(found.organisation)
    people, promised = list(reports_of(found, today)), promised_by(found, today)
    data = request.POST if request.method == "POST" else None
    form = LeaveForm(data, member=found, leads=bool(people), promised=promised)
    values: dict[str, Any] = {"member": found, "form": form, "people": people, "promised": promised}
    values["deletable_at"] = may_be_deleted_at(clock.now())
    step = request.POST.get("step")
    if data is None or step == "change" or not form.is_valid():
        return render(request, "people/leave.html", values)
    values |= _consequences(request, found, form)
    if step == "save" and not values["is_stopped"] and _save(request, found, form):
        return redirect("people:left")
    if form.errors:
        return render(request, "people/leave.html", values)
    return render(request, "people/leave_preview.html", values)


def _consequences(request: HttpRequest, found: Membership, form: LeaveForm) -> dict[str, Any]:
    successor = form.cleaned_data["successor"]
    heir = form.cleaned_data.get("reports_to")
    items = slots.items("person.leave", request=request, membership=found, successor=successor)
    handed = form.stand_ins()
    return {
        "successor": successor,
        "heir": heir,
        "new_manager": preview_of_manager(request, heir) if heir else None,
        "roles": [ROLES[role].name for role in Role if role in roles_of(found)],
        "replaced": still_to_come(found, today_in(found.organisation)),
        "handed": [(row, handed.get(row.pk)) for row in form.promised.values()],
        "items": items,
        "is_stopped": any(getattr(item, "icon", "") == STOP for item in items),
    }


def _save(request: HttpRequest, found: Membership, form: LeaveForm) -> bool:
    try:
        end_membership(
            member=found,
            successor=form.cleaned_data["successor"],
            handover=Handover(form.cleaned_data.get("reports_to"), form.stand_ins()),
            by=person_of(request),
            at=clock.now(),
        )
    except ManagerCircle as circle:
        form.add_error("reports_to", circle_words(circle))
    except (NotYourself, LastAdmin) as refusal:
        form.add_error(None, refusal_words(refusal))
    except OtherOrganisation:
        form.add_error(None, _("Something you chose is not there any more. Choose again."))
    except AlreadyReplaced as there:
        name = there.stand_in.absent.full_name
        form.add_error(None, _("Somebody else stands in for %(name)s already.") % {"name": name})
    return not form.errors


def refusal_words(refusal: Exception) -> str:
    """Why somebody cannot leave, and what to do."""
    if isinstance(refusal, NotYourself):
        return _("You cannot let yourself leave. Ask another organisation admin to do it.")
    return last_admin_words()


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Who left, since when, and from when what is known of them may be deleted."""
    me = require(request, Permission.MANAGE_PEOPLE)
    page = Paginator(left_of(me.organisation_id), PER_PAGE).get_page(request.GET.get("page"))
    at = clock.now()
    rows = [
        {
            "member": member,
            "deletable_at": may_be_deleted_at(member.ended_at),
            "can_be_taken_back": may_be_taken_back(member.ended_at, at),
        }
        for member in page
        if member.ended_at
    ]
    values = {"page": page, "rows": rows, "tabs": people_tabs(request)}
    return render(request, "people/left.html", values)


@require_POST
def taking_back(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Take a leaving of minutes ago back."""
    found = access.leaver(request, membership_id)
    try:
        take_leaving_back(member=found, by=person_of(request), at=clock.now())
    except TooLate:
        words = _("That is too long ago to take back. Add %(name)s again, under the same address.")
        messages.info(request, words % {"name": found.full_name})
        return redirect("people:left")
    except TrialFull:
        messages.error(request, trial_full_words())
        return redirect("people:left")
    messages.success(
        request, _("%(name)s is back, with the same roles.") % {"name": found.full_name}
    )
    return redirect("people:member", found.pk)
