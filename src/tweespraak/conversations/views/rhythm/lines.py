"""What the rhythm shows on other screens: sentences that wait for an answer, and lines under the bell."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.conversations.queries.cycles import running_in
from tweespraak.conversations.queries.messages import Arrived, arrived
from tweespraak.conversations.views.rhythm.figures import summary
from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.api import Permission, may, member_of


def waiting_messages(request: HttpRequest) -> list[Link]:
    """`home.waiting`, for who runs the rhythm: what was passed on and has no answer."""
    rows = _unanswered(request)
    if not rows:
        return []
    words = ngettext(
        "%(n)d sentence passed on waits for an answer",
        "%(n)d sentences passed on wait for an answer",
        len(rows),
    )
    since = datetime.combine(min(row.since_on for row in rows), time(), UTC)
    url = reverse("conversations:messages")
    text = _("Say what happens with it, or why nothing does.")
    return [Link(words % {"n": len(rows)}, url, icon="send", text=text, since=since)]


def running_cycles(request: HttpRequest) -> list[Fragment]:
    """`home.section`, for who runs the rhythm: the cycles that run, with how far they are."""
    if not may(request, Permission.RUN_CYCLES):
        return []
    cycles = running_in(member_of(request).organisation)
    values = {"cycles": [summary(one) for one in cycles]}
    return [Fragment("conversations/rhythm/home.html", values)] if cycles else []


def told_of_messages(request: HttpRequest, ids: Collection[UUID]) -> Mapping[UUID, Link]:
    """Under the bell of who runs the rhythm: that somebody passed something on, never what."""
    if not may(request, Permission.RUN_CYCLES):
        return {}
    url = reverse("conversations:messages")
    words = _("%(name)s passed something on to the organisation")
    rows = arrived(member_of(request).organisation)
    return {
        row.id: Link(words % {"name": row.name}, url)
        for row in rows
        if row.id in ids and not row.is_nameless
    }


def _unanswered(request: HttpRequest) -> list[Arrived]:
    if not may(request, Permission.RUN_CYCLES):
        return []
    return [row for row in arrived(member_of(request).organisation) if row.answered_at is None]
