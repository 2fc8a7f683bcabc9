"""What evaluations show on the screens of others. Each part of evaluations adds to the small tables."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.evaluations import access
from tweespraak.evaluations.access import REPLY_SLOT
from tweespraak.evaluations.actions.telling import WORK_SLOT
from tweespraak.evaluations.queries.places import is_read
from tweespraak.evaluations.queries.talking import is_offered
from tweespraak.evaluations.views.acts import ACTS
from tweespraak.evaluations.views.notices import notice_line
from tweespraak.evaluations.views.results_slots import results_navigation
from tweespraak.evaluations.views.waiting import waiting_in_evaluations
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership

__all__ = [
    "link_target",
    "link_without_account",
    "navigation",
    "notice_line",
    "record_label",
    "waiting",
]

# Slot of a personal link -> the page it leads to, which takes the key of its object.
PAGES = {REPLY_SLOT: "answer", WORK_SLOT: "evaluation"}
WITHOUT_ACCOUNT = (REPLY_SLOT,)  # keys by themselves

# Each part adds what waits for somebody: a function of the membership.
WAITING: tuple[Callable[[Membership], list[Link]], ...] = (waiting_in_evaluations,)


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: for who leads vacancies, or is asked how it went; and for who watches."""
    if not request.user.is_authenticated:
        return []
    watched = results_navigation(request)
    if not access.is_in_evaluations(request):
        return watched
    url = reverse("evaluations:evaluations")
    about = _("How recruitment went, said on both sides.")
    here = request.path.startswith(url) and not any(one.current for one in watched)
    return [Link(_("Evaluations"), url, icon="star", text=about, current=here), *watched]


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: everything in evaluations that waits for this person."""
    member = request.standing.member  # type: ignore[attr-defined]
    return [line for part in WAITING for line in part(member)] if member else []


def link_target(*, slot: str, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: where the link in a mail leads."""
    if object_id is None or slot not in PAGES:
        return []
    page = _client_page(object_id) if slot == REPLY_SLOT else PAGES[slot]
    return [Link("", reverse(f"evaluations:{page}", args=[object_id]))]


def _client_page(evaluation: UUID) -> str:
    """What a client comes for: moments to choose from, what both answered, else their own answers."""
    if is_offered(evaluation):
        return "talk"
    return "together" if is_read(evaluation) else PAGES[REPLY_SLOT]


def link_without_account(*, slot: str, **more: Any) -> list[Link]:
    """`link.without_account`: a client answers without an account; the recruiter signs in."""
    return link_target(slot=slot, **more) if slot in WITHOUT_ACCOUNT else []


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []
