"""A complaint: hold back that anything of a case is deleted, and let it go again."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.assessments.access.holds import case_to_hold, privacy_officer
from tweespraak.assessments.actions import holding
from tweespraak.assessments.queries.briefs import names_of
from tweespraak.assessments.queries.holds import holds_in
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Permission, may


def watching(request: HttpRequest) -> list[Link]:
    """In the main menu of who watches over personal data."""
    if not may(request, Permission.HOLD_ASSESSMENTS):
        return []
    url = reverse("assessments:holds")
    about = _("While a complaint runs nothing is deleted.")
    current = request.path.startswith(url)
    return [Link(_("Complaints and keeping"), url, icon="shield", text=about, current=current)]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What holding means; and one button to hold, or to let go."""
    case, person = case_to_hold(request, case_id)
    if request.method == "POST":
        if request.POST.get("do") == "lift":
            holding.lift(case=case, by=person, at=clock.now())
            messages.success(request, _("The hold is lifted. Deleting goes its usual way again."))
        else:
            holding.hold(case=case, by=person, at=clock.now())
            messages.success(request, _("Nothing of this assessment is deleted for now."))
        return redirect("assessments:hold", case_id)
    values = {
        "case": case,
        "participant": names_of(case).get(case.participant_id, ""),
        "watches": may(request, Permission.HOLD_ASSESSMENTS),
    }
    return render(request, "assessments/hold/hold.html", values)


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """For who watches over personal data: what is on hold, and the assessments of who complains."""
    member = privacy_officer(request)
    address = request.GET.get("q", "").strip()
    values = {"lines": holds_in(member.organisation_id, address), "q": address}
    return render(request, "assessments/hold/holds.html", values)
