"""`team.member`: beside each name in My team the next conversation, or the way to start one."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.planning import next_talks, talkers_in
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, Permission, may, member_of


def team_member(
    *, request: HttpRequest, memberships: Collection[Membership], **_more: Any
) -> Iterator[tuple[UUID, Link]]:
    """A link for each; asked once for the whole page. Nothing beside who cannot hold conversations."""
    if not may(request, Permission.TALK):
        return
    me = member_of(request)
    coming = next_talks(me, [one.person_id for one in memberships])
    able = talkers_in(me.organisation_id)
    for member in memberships:
        talk = coming.get(member.person_id)
        if talk:
            yield member.pk, _next(talk)
        elif member.pk in able:
            url = f"{reverse('conversations:new')}?with={member.pk}"
            yield member.pk, Link(_("Start a conversation"), url, icon="talk")


def _next(talk: Conversation) -> Link:
    url = reverse("conversations:talk", args=[talk.pk])
    if talk.starts_at is None:
        return Link(_("Conversation to plan"), url, icon="talk")
    there = talk.starts_at.astimezone(ZoneInfo(talk.organisation.time_zone))
    return Link(_("Conversation on %(day)s") % {"day": date_format(there, "j F")}, url, icon="talk")
