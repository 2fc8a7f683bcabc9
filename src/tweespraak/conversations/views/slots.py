"""What conversations shows on the screens of others."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Permission, may

ACTS = {
    "conversations.card_made": gettext_lazy("A talk card was made"),
    "conversations.card_changed": gettext_lazy("A talk card was changed"),
    "conversations.card_archived": gettext_lazy("A talk card was put away"),
    "conversations.card_brought_back": gettext_lazy("A talk card was brought back"),
    "conversations.guard_passed": gettext_lazy(
        "Somebody confirmed that a text is not about anybody’s health"
    ),
    "conversations.hold": gettext_lazy("A conversation took place"),
    "conversations.record": gettext_lazy("A record was begun"),
    "conversations.hand_over": gettext_lazy("A record was handed over for a reaction"),
    "conversations.agree": gettext_lazy("A record was agreed with"),
    "conversations.own_view": gettext_lazy("A record was closed with an own view"),
    "conversations.expire": gettext_lazy("A record was closed without a reaction"),
    "conversations.close_without_record": gettext_lazy("A check-in was closed without a record"),
    "conversations.said_held": gettext_lazy("One of two said that a conversation took place"),
    "conversations.said_no_record": gettext_lazy("One of two said that a check-in needs no record"),
    "conversations.pulse_given": gettext_lazy("One of two said how a conversation went"),
    "conversations.record_reminded": gettext_lazy("Somebody was reminded to react on a record"),
}


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: the talk cards, for who holds conversations or watches over them."""
    if not may(request, Permission.SEE_CARDS):
        return []
    url = reverse("conversations:library")
    about = _("Talk cards with questions for both sides, to prepare a good conversation with.")
    here = request.path.startswith(url)
    return [Link(_("Conversations"), url, icon="talk", text=about, current=here)]


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []
