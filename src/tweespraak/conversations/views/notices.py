"""The lines under the bell: one way of telling per kind of notice, added here by every part."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.documents.recording import BELLS, kind_of
from tweespraak.conversations.queries.planning import managers_of_talks, seats_of
from tweespraak.conversations.views.agreement_lines import agreement_notices
from tweespraak.conversations.views.rhythm.lines import told_of_messages
from tweespraak.conversations.views.texts import question_notices
from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of

# Gets the objects of all notices of one kind; what the reader may no longer know of is left out.
Teller = Callable[[HttpRequest, Collection[UUID]], Mapping[UUID, Link]]


def of_talk(words: str | Promise, page: str = "talk") -> Teller:
    """Tell it with the name of the other, and lead to a page of that talk."""

    def tell(request: HttpRequest, ids: Collection[UUID]) -> dict[UUID, Link]:
        member = member_of(request)
        seats = seats_of(member.person_id, member.organisation_id, only=ids)
        return {
            seat.conversation.pk: Link(
                str(words) % {"name": seat.other_name},
                reverse(f"conversations:{page}", args=[seat.conversation.pk]),
            )
            for seat in seats
        }

    return tell


def _not_held(request: HttpRequest, ids: Collection[UUID]) -> dict[UUID, Link]:
    """For the manager of a manager: that it was put off again. With whom and why is not theirs."""
    names = managers_of_talks(ids, member_of(request).organisation_id)
    words = _("%(name)s has put off a conversation for the second time: it has not taken place")
    return {key: Link(words % {"name": name}, reverse("home:home")) for key, name in names.items()}


NOTICES: Mapping[str, Teller] = {
    "conversations.choose_moment": of_talk(
        gettext_lazy("It is time for a conversation with %(name)s: choose a moment together"),
        "moment",
    ),
    "conversations.message": told_of_messages,
    "conversations.message_written": of_talk(
        gettext_lazy("%(name)s wants to pass something on: you can read it before it is sent")
    ),
    "conversations.message_answered": of_talk(
        gettext_lazy("The organisation answered what you and %(name)s passed on")
    ),
    "conversations.proposed": of_talk(
        gettext_lazy("%(name)s proposes a moment to talk"), "confirm"
    ),
    "conversations.moved": of_talk(gettext_lazy("%(name)s proposes another moment"), "confirm"),
    "conversations.confirmed": of_talk(
        gettext_lazy("%(name)s says yes to the moment: you can prepare")
    ),
    "conversations.ask_again": of_talk(gettext_lazy("%(name)s waits for your answer"), "confirm"),
    "conversations.prepare": of_talk(
        gettext_lazy("Your conversation with %(name)s is coming up: prepare it"), "prepare"
    ),
    "conversations.asks_to_call_off": of_talk(
        gettext_lazy("%(name)s asks to call off your conversation"), "call_off"
    ),
    "conversations.takes_place": of_talk(
        gettext_lazy("Your conversation with %(name)s takes place after all")
    ),
    "conversations.called_off": of_talk(gettext_lazy("Your conversation with %(name)s is off")),
    "conversations.other_ready": of_talk(
        gettext_lazy("%(name)s is ready for your conversation"), "prepare"
    ),
    "conversations.can_read": of_talk(
        gettext_lazy("You and %(name)s can read each other now"), "read"
    ),
    "conversations.ready_alone": of_talk(
        gettext_lazy("%(name)s is not ready yet: choose how you go on"), "prepare"
    ),
    "conversations.not_held": _not_held,
    "conversations.agreement": agreement_notices,
    "conversations.texts_to_choose": question_notices,
    **{kind_of(told): of_talk(words, page) for told, (words, page) in BELLS.items()},
}
