"""The only door to privacy for a view: one's own, one's own organisation's, or what is published."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.people.api import (
    Membership,
    Organisation,
    Permission,
    organisation_by_slug,
    person_of,
    require,
)
from tweespraak.privacy.models import Consent, Statement, StatementKind, Takeout
from tweespraak.privacy.queries import (
    LANGUAGES,
    consents_of,
    published_version,
    statement_in_force,
    takeouts_there,
)


def own_consent(request: HttpRequest, consent_id: UUID) -> Consent:
    """A consent the signed-in person gave. Raises Http404 for anyone else's."""
    found = consents_of(person_of(request)).filter(pk=consent_id).first()
    if found is None:
        raise Http404
    return found


def own_takeout(request: HttpRequest, takeout_id: UUID, at: datetime) -> Takeout:
    """A file the signed-in person asked for, while it is there. Raises Http404."""
    found = takeouts_there(person_of(request), at).filter(pk=takeout_id).first()
    if found is None or found.ready_at is None:
        raise Http404
    return found


def known_organisations(request: HttpRequest) -> list[Organisation]:
    """The organisations the signed-in person belongs to."""
    return [member.organisation for member in request.standing.memberships]  # type: ignore[attr-defined]


def known_organisation(request: HttpRequest, key: str) -> Organisation | None:
    """One of those, or None when another or nothing is asked for."""
    return next((each for each in known_organisations(request) if str(each.pk) == key), None)


def editor(request: HttpRequest, kind: str, language: str) -> tuple[Membership, StatementKind]:
    """Who may write this text of the organisation one works in. Raises Http404, PermissionDenied."""
    member = require(request, Permission.STATE)
    if kind not in StatementKind.values or language not in LANGUAGES:
        raise Http404
    return member, StatementKind(kind)


def stated(slug: str, kind: str, language: str, version: str = "") -> Statement:
    """What an organisation published, for everyone: what is in force, or one version. Raises Http404."""
    organisation = organisation_by_slug(slug)
    if organisation is None or kind not in StatementKind.values:
        raise Http404
    number, found = version[:6], None
    if not number:
        found = statement_in_force(organisation, StatementKind(kind), language)
    elif number.isascii() and number.isdigit():
        found = published_version(organisation, StatementKind(kind), language, int(number))
    if found is None:
        raise Http404
    return found
