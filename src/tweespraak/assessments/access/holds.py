"""The door to holding back deletion: who leads the case, and who watches over personal data here."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.assessments.access.cases import place
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.cases import Part
from tweespraak.assessments.queries.holds import case_in
from tweespraak.people.api import Membership, Permission, may, member_of, require


def case_to_hold(request: HttpRequest, case_id: UUID) -> tuple[Case, UUID]:
    """A case whose deletion this person may hold, and who they are. Raises Http404 or 403."""
    if request.user.is_authenticated and may(request, Permission.HOLD_ASSESSMENTS):
        member = member_of(request)
        found = case_in(member.organisation_id, case_id)
        if found is None:
            raise Http404
        return found, member.person_id
    here = place(request, case_id, Part.PSYCHOLOGIST)
    return here.case, here.person_id


def privacy_officer(request: HttpRequest) -> Membership:
    """The member who watches over personal data here. Raises Http404 or PermissionDenied."""
    return require(request, Permission.HOLD_ASSESSMENTS)
