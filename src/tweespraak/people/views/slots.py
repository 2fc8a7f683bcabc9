"""What people puts in the frame: the entry in the navigation, my menu, whom to ask."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.access import leads_or_stands_in, may
from tweespraak.people.documents import contact_of
from tweespraak.people.models import Brand, Organisation
from tweespraak.people.queries.links import ADDRESS
from tweespraak.people.queries.merging import MERGE
from tweespraak.people.queries.organisations import only_organisation
from tweespraak.people.roles import Permission


def navigation(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """People, for who may see them."""
    if hasattr(request, "standing") and may(request, Permission.SEE_PEOPLE):
        address = reverse("people:list")
        apart = (reverse("people:my_team"), reverse("people:organisation"))  # no lists of people
        here = request.path.startswith(address) and not request.path.startswith(apart)
        about = _("Who belongs to your organisation, with their roles and their mails.")
        yield Link(_("People"), address, icon="people", text=about, current=here)
    if leads_or_stands_in(request):
        address = reverse("people:my_team")
        about = _("Who works for you now, and for whom you stand in.")
        yield Link(_("My team"), address, icon="team", text=about, current=request.path == address)


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My other organisations, my keys, sign out."""
    standing = request.standing  # type: ignore[attr-defined]
    for member in standing.memberships:
        if member != standing.member:
            label = _("To %(organisation)s") % {"organisation": member.organisation.name}
            address = reverse("people:enter", args=[member.organisation_id])
            yield Link(label, address, icon="building", post=True)
    if request.user.is_authenticated:
        yield Link(_("Sign-in and security"), reverse("account_security"), icon="key")
    yield Link(_("Sign out"), reverse("account_logout"), icon="logout", post=True)


def contact(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """Whom to ask in the organisation one works in, or that gave the link one came in by."""
    standing = getattr(request, "standing", None)  # none yet on some error pages
    member = standing.member if standing else None
    here: Organisation | None = member.organisation if member else link_organisation(request)
    if here is None:
        return
    if standing and len(standing.memberships) > 1:
        yield Link(here.name, "")
    if asked := contact_of(here):
        email = here.contact_email
        address = f"mailto:{email}" if email else ""
        yield Link(_("Questions? Ask %(contact)s.") % {"contact": asked}, address)


def brand(request: HttpRequest | None, **_arguments: Any) -> Iterator[Fragment]:
    """The stylesheet with the accent of the organisation, in the head of every page."""
    look = look_here(request)
    if look and look.accent:
        yield Fragment("people/organisation/brand_link.html", {"brand": look})


def mark(request: HttpRequest | None, **_arguments: Any) -> Iterator[Fragment]:
    """The organisation's logo, where ours stands otherwise."""
    look = look_here(request)
    if look and look.logo_type:
        yield Fragment("people/organisation/brand_mark.html", {"brand": look})


def look_here(request: HttpRequest | None) -> Brand | None:
    """How the organisation looks that one works in; before one is known, the only one there is."""
    standing = getattr(request, "standing", None)  # none where a request broke early
    if request is None or standing is None:
        return None
    if not hasattr(request, "_organisation_seen"):
        if standing.member:
            seen = standing.member.organisation
        else:
            seen = link_organisation(request) or only_organisation()
        request._organisation_seen = seen  # type: ignore[attr-defined]
    here: Organisation | None = request._organisation_seen  # type: ignore[attr-defined]
    return getattr(here, "brand", None)


def link_organisation(request: HttpRequest) -> Organisation | None:
    """Of whom the personal link is that opened this page, when one did."""
    return getattr(request, "link_organisation", None)


def notice(request: HttpRequest | None, **_arguments: Any) -> Iterator[Fragment]:
    """While the organisation is on trial, everyone in it can see that it is."""
    standing = getattr(request, "standing", None)
    if request is None or not standing or standing.member is None:
        return
    if standing.member.organisation.live_at is None:
        address = reverse("people:go_live")
        may_set_up = Permission.SET_UP in standing.permissions
        values = {"may_set_up": may_set_up, "address": address}
        yield Fragment("people/organisation/trial_notice.html", values)


def link_target(*, slot: str, object_id: UUID | None, **_arguments: Any) -> Iterator[Link]:
    """`link.target`: what somebody was asked about their own account."""
    if slot == MERGE and object_id:
        yield Link(_("Two accounts"), reverse("people:merge_own", args=[object_id]))
    if slot == ADDRESS and object_id:
        yield Link(_("New address"), reverse("people:own_address", args=[object_id]))
