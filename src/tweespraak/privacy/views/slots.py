"""What privacy puts in the places of lower contexts, and on the home page."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.api import Organisation, Permission, may, member_of
from tweespraak.privacy.access import known_organisations
from tweespraak.privacy.documents import kind_word
from tweespraak.privacy.models import Statement, StatementKind
from tweespraak.privacy.queries import (
    StatementState,
    published_named,
    statements_in_force,
    statements_state,
)


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My data, for everyone who is signed in; the texts of the organisation for who writes them."""
    if request.user.is_authenticated:
        yield Link(_("My data"), reverse("privacy:mine"), icon="shield")
    if may(request, Permission.STATE):
        yield Link(_("Privacy and terms"), reverse("privacy:statements"), icon="book")


def stated(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """`frame.contact`: what the organisation published, below every page."""
    standing = getattr(request, "standing", None)
    if standing and standing.member:
        yield from _links(standing.member.organisation)


def activation(organisation: Organisation, **_arguments: Any) -> Iterator[Fragment]:
    """`activation.aside`: what is stated, before one chooses a password."""
    if links := list(_links(organisation)):
        yield Fragment("privacy/parts/activation.html", {"links": links})


def waiting(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """`home.waiting`: the texts nobody has published yet, for who may."""
    if not may(request, Permission.STATE):
        return
    organisation = member_of(request).organisation
    open_still = [state for state in statements_state(organisation) if _is_open(state)]
    if open_still:
        dates = [state.draft.saved_at for state in open_still if state.draft]
        kinds = dict.fromkeys(kind_word(state.kind) for state in open_still)
        yield Link(
            _("To publish: %(texts)s") % {"texts": ", ".join(kinds)},
            reverse("privacy:statements"),
            icon="book",
            text=_("Our proposal is ready to be read and changed, in Dutch and in English."),
            since=min(dates, default=organisation.created_at),
        )


def home_section(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """`home.section`: how far the texts of the organisation are, for who writes them."""
    if may(request, Permission.STATE):
        states = statements_state(member_of(request).organisation)
        published = len([state for state in states if not _is_open(state)])
        values = {"published": published, "of": len(states)}
        yield Fragment("privacy/home.html", values)


def notice_line(request: HttpRequest, notices: Any, **_more: Any) -> Iterator[tuple[UUID, Link]]:
    """`notice.line`: a new version of a text of my organisation."""
    mine = {each.pk for each in known_organisations(request)}
    found = published_named([notice.object_id for notice in notices])
    for notice in notices:
        statement = found.get(notice.object_id)
        if statement and statement.organisation_id in mine:
            yield notice.pk, Link(_news(statement), _address(statement))


def _news(statement: Statement) -> str:
    words = {"organisation": statement.organisation.name}
    if statement.kind == StatementKind.PRIVACY:
        return _("%(organisation)s has a new version of its privacy statement") % words
    return _("%(organisation)s has a new version of its terms of use") % words


def _links(organisation: Organisation) -> Iterator[Link]:
    for statement in statements_in_force(organisation, get_language() or "nl"):
        yield Link(kind_word(statement.kind), _address(statement))


def _address(statement: Statement) -> str:
    return reverse("privacy:statement", args=[statement.organisation.slug, statement.kind])


def _is_open(state: StatementState) -> bool:
    return state.in_force is None
