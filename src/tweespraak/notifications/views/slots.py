"""What notifications puts in the frame: the bell."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.foundation.slots import Link
from tweespraak.notifications.queries import unread_count


def bell(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """The bell, with the number of notices not yet seen."""
    standing = getattr(request, "standing", None)
    if not standing or standing.member is None:
        return
    unread = unread_count(standing.member.person_id, standing.member.organisation_id)
    label = _("Notifications")
    if unread:
        label = ngettext("Notifications, %(count)d new", "Notifications, %(count)d new", unread) % {
            "count": unread
        }
    shown = "99+" if unread > 99 else str(unread or "")
    yield Link(label, reverse("notifications:list"), icon="bell", text=shown)
