"""The doors of home: what exists only in the demo is not there elsewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from tweespraak.home.queries.demo import real_data_is_there
from tweespraak.notifications.api import Mail, outbox
from tweespraak.people.api import Membership, Permission, may, member_of

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """Outside the demo, and beside real data, this page does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO or real_data_is_there():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def mail_in_demo(mail_id: UUID) -> Mail:
    """A mail of the demo's outbox. Raises Http404."""
    mail = outbox().filter(pk=mail_id).first()
    if mail is None:
        raise Http404
    return mail


def setting_up(request: HttpRequest) -> Membership:
    """Who sets up the organisation or watches over its personal data. Raises Http404, 403."""
    member = member_of(request)
    if not (may(request, Permission.SET_UP) or may(request, Permission.STATE)):
        raise PermissionDenied
    return member
