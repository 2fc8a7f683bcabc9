"""What waits for someone, oldest first, with since when in words."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.http import HttpRequest
from django.template.defaultfilters import date as in_words
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.foundation import slots
from tweespraak.foundation.slots import Link

FIRST = 5  # so many stand open; the rest is one click away


@dataclass(frozen=True)
class Waiting:
    """One thing to do, with how long it has waited."""

    link: Link
    since: str


def what_waits(request: HttpRequest, at: datetime) -> list[Waiting]:
    """Everything that waits for the signed-in person, oldest first; without a date comes last."""
    links: list[Link] = slots.items("home.waiting", request=request)
    links.sort(key=lambda link: (link.since is None, link.since or at))
    zone = get_current_timezone()
    return [Waiting(link, since_words(link.since, at, zone)) for link in links]


def since_words(since: datetime | None, at: datetime, zone: tzinfo) -> str:
    """Since when: a day of this week by its name, after that how long."""
    if since is None:
        return ""
    day = since.astimezone(zone).date()
    days = (at.astimezone(zone).date() - day).days
    if days < 1:
        return _("since today")
    if days == 1:
        return _("since yesterday")
    if days < 7:
        return _("since %(weekday)s") % {"weekday": in_words(day, "l")}
    if days < 14:
        return ngettext("for %(n)d day", "for %(n)d days", days) % {"n": days}
    if days < 60:
        weeks = days // 7
        return ngettext("for %(n)d week", "for %(n)d weeks", weeks) % {"n": weeks}
    return _("since %(day)s") % {"day": in_words(day, "j F Y")}
