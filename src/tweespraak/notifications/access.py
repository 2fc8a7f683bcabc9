"""The only door to notices: one's own, of the organisation one works in now."""

from uuid import UUID

from django.http import Http404, HttpRequest


def bell_of(request: HttpRequest) -> tuple[UUID, UUID]:
    """Whose bell this is: person and organisation. Raises Http404 for a member of nothing."""
    member = request.standing.member  # type: ignore[attr-defined]
    if member is None:
        raise Http404
    return member.person_id, member.organisation_id
