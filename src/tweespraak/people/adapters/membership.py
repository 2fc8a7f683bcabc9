"""Who is signed in, as a member of which organisation: read at most once per request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from tweespraak.people.access import ORGANISATION_KEY, CodeNeeded, keep_onward
from tweespraak.people.models import Membership
from tweespraak.people.queries import memberships_of, roles_of
from tweespraak.people.roles import Permission, permissions_of


@dataclass(frozen=True)
class Standing:
    """Where a signed-in person stands: all their memberships, the current one, what it allows."""

    memberships: list[Membership] = field(default_factory=list)
    member: Membership | None = None
    permissions: frozenset[Permission] = frozenset()


def standing_of(request: HttpRequest) -> Standing:
    """The standing of the person of this request; empty when nobody is signed in."""
    if not request.user.is_authenticated:
        return Standing()
    memberships = list(memberships_of(request.user.pk))
    if not memberships:
        return Standing()
    for one in memberships:
        one.person = request.user  # who it is was read already
    chosen = request.session.get(ORGANISATION_KEY)
    member = next((m for m in memberships if str(m.organisation_id) == chosen), memberships[0])
    return Standing(memberships, member, permissions_of(roles_of(member)))


class MembershipMiddleware:
    """Sets `request.standing`, worked out only when something asks for it.

    From then on times are told in the zone of the current organisation; where nobody is signed in,
    in that of the installation.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.standing = SimpleLazyObject(lambda: _settled(request))  # type: ignore[attr-defined]
        with timezone.override(None):  # a thread answers many: the next begins without a zone
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A door that needs a mailed code first: ask it, and come back."""
        if not isinstance(problem, CodeNeeded):
            return None
        query = urlencode({"to": keep_onward(request)})
        return redirect(f"{reverse('people:link_code', args=[problem.link.pk])}?{query}")


def _settled(request: HttpRequest) -> Standing:
    standing = standing_of(request)
    if standing.member:
        timezone.activate(ZoneInfo(standing.member.organisation.time_zone))
    return standing
