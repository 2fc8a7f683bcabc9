"""What conversations shows on the screens of others."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.conversations import access
from tweespraak.conversations.queries.talks import seat_of
from tweespraak.conversations.views.acts import ACTS
from tweespraak.conversations.views.agreement_lines import waiting_agreements
from tweespraak.conversations.views.changing import (
    agreements_that_stop,
    open_talks_question,
    records_left_behind,
    talks_that_stop,
)
from tweespraak.conversations.views.notices import NOTICES
from tweespraak.conversations.views.rhythm.lines import running_cycles, waiting_messages
from tweespraak.conversations.views.texts import waiting_questions
from tweespraak.conversations.views.waiting import waiting_pulses, waiting_talks
from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.api import Membership, Permission, may, member_of

# What waits for somebody, by part: each gets the request and gives links. Only for who holds talks.
WAITING = (waiting_talks, waiting_pulses, waiting_agreements, waiting_questions)
# What happens to what is kept here when somebody moves or leaves, by part.
MOVING = (open_talks_question,)
LEAVING = (talks_that_stop, records_left_behind, agreements_that_stop)


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: one's own talks; for who holds none the cards, or the rhythm."""
    home = _way_in(request)
    if not home:
        return []
    about = _("Talk as equals: prepare apart, hear each other, and follow up what you agree.")
    here = request.path.startswith("/conversations/")
    url = reverse(f"conversations:{home}")
    return [Link(_("Conversations"), url, icon="talk", text=about, current=here)]


def _way_in(request: HttpRequest) -> str:
    ways = (
        (access.holds_talks(request), "mine"),
        (may(request, Permission.RUN_CYCLES), "rhythm"),
        (may(request, Permission.SEE_CARDS), "library"),
    )
    return next((page for is_open, page in ways if is_open), "")


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: what waits for this person in their talks."""
    talks = WAITING if access.holds_talks(request) else ()
    return [link for part in (*talks, waiting_messages) for link in part(request)]


def home_section(*, request: HttpRequest, **_more: Any) -> list[Fragment]:
    """`home.section`: how the cycles go that run now, for who runs them; in counts."""
    return running_cycles(request)


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: that there is something, with the name of the other; never what about."""
    by_kind = defaultdict(list)
    for notice in notices:
        by_kind[notice.kind].append(notice)
    lines = []
    for kind, rows in by_kind.items():
        tell = NOTICES.get(kind)
        told = tell(request, {row.object_id for row in rows}) if tell else {}
        lines += [(row.pk, told[row.object_id]) for row in rows if row.object_id in told]
    return lines


def link_target(*, request: HttpRequest, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: the link in a mail leads to the reader's own seat at that talk."""
    member = member_of(request)
    seat = seat_of(object_id, member.organisation_id, member.person_id) if object_id else None
    return [Link("", reverse("conversations:talk", args=[object_id]))] if seat else []


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []


def moving(
    *, membership: Membership, manager: Membership | None, **_more: Any
) -> list[Link | Fragment]:
    """`person.move`: what ends with the former manager, and what goes along."""
    return [one for part in MOVING for one in part(membership=membership, manager=manager)]


def leaving(*, membership: Membership, **_more: Any) -> list[Link | Fragment]:
    """`person.leave`: what is planned with somebody who leaves."""
    return [one for part in LEAVING for one in part(membership=membership)]
