"""The only door to lenses for a view: not yours is 404, yours but not allowed is 403."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.lenses.models import LensVersion
from tweespraak.lenses.queries import lenses_for, versions_for
from tweespraak.people.api import Permission, member_of, require


def library(request: HttpRequest) -> list[LensVersion]:
    """The lenses this member may choose from. Raises Http404 or PermissionDenied."""
    return lenses_for(require(request, Permission.SEE_LENSES).organisation_id)


def lens_version(request: HttpRequest, version_id: UUID) -> LensVersion:
    """One version of a lens. Raises Http404 when it is another organisation's, 403 if not allowed."""
    member = member_of(request)
    found = versions_for(member.organisation_id).filter(pk=version_id).first()
    if found is None:
        raise Http404
    require(request, Permission.SEE_LENSES)
    return found
