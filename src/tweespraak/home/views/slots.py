"""What home puts in the places of lower contexts."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.foundation.slots import Fragment, Link
from tweespraak.home.queries.demo import demo_members, role_words
from tweespraak.home.queries.help import page_for
from tweespraak.home.queries.set_up import steps_left
from tweespraak.notifications.api import failed_mails
from tweespraak.people.api import Organisation, Permission, may, member_of, reports_of, today_in

TEAM = 8  # people of the team on the home page


def navigation(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """Home itself, first in the navigation; who comes in by a personal link has none."""
    if not request.user.is_authenticated:
        return
    address = reverse("home:home")
    yield Link(_("Home"), address, icon="home", current=request.path == address)


def signin_aside(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """In the demo only: everyone one can be, one click each."""
    if settings.DEMO:
        groups = [
            (organisation, [(member, role_words(member)) for member in members])
            for organisation, members in groupby(demo_members(), lambda one: one.organisation)
        ]
        yield Fragment("home/demo/signin.html", {"groups": groups})


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """The set-up, for the admin; in the demo also the mailbox and the gallery."""
    if may(request, Permission.SET_UP):
        yield Link(_("Set-up"), reverse("home:set_up"), icon="settings")
    if settings.DEMO:
        yield Link(_("Mailbox of the demo"), reverse("home:mailbox"), icon="mail")
        yield Link(_("Components"), reverse("home:gallery"), icon="grid")


def sections(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """`home.section`: who works for me, for a manager."""
    if may(request, Permission.LEAD_TEAM):
        member = member_of(request)
        team = list(reports_of(member, today_in(member.organisation)))
        values = {"team": team[:TEAM], "more": max(0, len(team) - TEAM)}
        yield Fragment("home/team.html", values)


def waiting(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """`home.waiting`: steps of the set-up, and mails that did not arrive, each for who can do it."""
    if may(request, Permission.SET_UP):
        yield from set_up_waits(member_of(request).organisation)
    if may(request, Permission.MANAGE_PEOPLE):
        yield from mails_wait(member_of(request).organisation_id)


def set_up_waits(organisation: Organisation) -> Iterator[Link]:
    """How many steps of the set-up are left, as long as there are."""
    if organisation.is_demo:  # its mails go nowhere: it would never be done
        return
    if left := steps_left(organisation):
        words = ngettext("Set-up: %(n)d step left", "Set-up: %(n)d steps left", left)
        yield Link(
            words % {"n": left},
            reverse("home:set_up"),
            icon="settings",
            text=_("See what is done already and what the next step is."),
            since=organisation.created_at,
        )


def mails_wait(organisation: UUID) -> Iterator[Link]:
    """The mails that did not arrive."""
    failed = failed_mails(organisation)
    if count := failed.count():
        words = ngettext("%(n)d mail has not arrived", "%(n)d mails have not arrived", count)
        oldest = failed.order_by("created_at").only("created_at").first()
        yield Link(
            words % {"n": count},
            reverse("people:mails"),
            icon="mail",
            text=_("See why, mend the address, and send them again."),
            since=oldest.created_at if oldest else None,
        )


def references_aside(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """Beside the references: the draft of a DPIA."""
    yield Fragment("home/set_up/references_aside.html", {"address": reverse("home:dpia")})


def help_beside(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """`frame.help`: the help page of this screen; without one, the whole of help."""
    match = getattr(request, "resolver_match", None)
    key = page_for(match.view_name) if match else None
    address = reverse("home:help_page", args=[key]) if key else reverse("home:help")
    yield Fragment("home/help/button.html", {"address": address})
