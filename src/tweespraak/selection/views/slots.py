"""What selection shows on the screens of others. Each part of selection adds to the small tables."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership
from tweespraak.selection import access
from tweespraak.selection.actions.after_rejection import ANSWERS, CALLS
from tweespraak.selection.actions.rejecting import LIFTS, READS
from tweespraak.selection.actions.telling import APPLIES, FOLLOWS, SIGNS, WORKS
from tweespraak.selection.queries.standing import waiting_signatures
from tweespraak.selection.views.acts import ACTS
from tweespraak.selection.views.mirror_slots import lessons_to_follow_up, watching_navigation
from tweespraak.selection.views.notices import notice_line
from tweespraak.selection.views.own_slots import own_navigation
from tweespraak.selection.views.rejection_slots import waiting_rejections
from tweespraak.selection.views.waiting import waiting_in_process

__all__ = [
    "link_target",
    "link_without_account",
    "navigation",
    "notice_line",
    "record_label",
    "waiting",
]

# Slot of a personal link -> the page it leads to, which takes the key of its object.
PAGES = {
    READS: "rejection_reading",
    LIFTS: "rejection_lifting",
    CALLS: "rejection_talk",
    ANSWERS: "rejection_objection",
    SIGNS: "sign",
    WORKS: "vacancy",
    FOLLOWS: "candidate",
    APPLIES: "application",
}
WITHOUT_ACCOUNT = (SIGNS, APPLIES)  # keys by themselves, with a mailed code


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: for who leads, asks for or stands at a vacancy; for who applied, their own."""
    own = list(own_navigation(request=request))
    if request.user.is_authenticated:
        own = [*watching_navigation(request=request), *own]
    if not request.user.is_authenticated or not access.is_in_selection(request):
        return own
    url = reverse("selection:vacancies")
    about = _("Requirements everybody signs, candidates who know where they stand.")
    here = request.path.startswith(url) and not any(link.current for link in own)
    return [Link(_("Vacancies"), url, icon="people", text=about, current=here), *own]


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: everything in selection that waits for this person."""
    member = request.standing.member  # type: ignore[attr-defined]
    return [line for part in WAITING for line in part(member)] if member else []


def link_target(*, slot: str, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: where the link in a mail leads."""
    if object_id is None or slot not in PAGES:
        return []
    return [Link("", reverse(f"selection:{PAGES[slot]}", args=[object_id]))]


def link_without_account(*, slot: str, **more: Any) -> list[Link]:
    """`link.without_account`: who signs or applies comes in with a code; who leads signs in."""
    return link_target(slot=slot, **more) if slot in WITHOUT_ACCOUNT else []


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []


def _to_sign(member: Membership) -> list[Link]:
    """Requirements that wait for this person's signature."""
    rows = waiting_signatures(member.person_id, member.organisation_id)
    text = _("Everybody signs the same requirements, before anybody is invited.")
    return [
        Link(
            _("Sign the requirements: %(job)s") % {"job": asked.vacancy.title},
            reverse("selection:sign", args=[asked.vacancy_id]),
            icon="edit",
            text=text,
            since=profile.sent_at,
        )
        for asked, profile in rows
    ]


# Each part adds what waits for somebody: a function of the membership.
WAITING: tuple[Callable[[Membership], list[Link]], ...] = (
    _to_sign,
    waiting_in_process,
    lessons_to_follow_up,
    waiting_rejections,
)
