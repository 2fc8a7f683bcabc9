"""Tell the two about the moment of their talk: a mail, the bell, and the calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.conversations.documents.planning import Told, letter
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import CARD_KINDS, Side
from tweespraak.foundation.ics import Method, invitation
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import (
    Membership,
    day_in,
    language_for,
    link_url,
    make_link,
    manager_of,
    membership_in,
    sender_of,
)

LINK_SLOT = "conversations.talk"
LINK_LASTS = timedelta(days=180)
NOT_HELD_NOTICE = "conversations.not_held"
_INVITES = (Told.PROPOSED, Told.MOVED, Told.YOU_MOVED, Told.CONFIRMED)
_CALENDAR = dict.fromkeys(_INVITES, Method.REQUEST) | {Told.CALLED_OFF: Method.CANCEL}
_NO_BELL = (Told.YOU_MOVED,)


def tell(
    conversation: Conversation,
    to: Iterable[Participant],
    told: Told,
    at: datetime,
    *,
    but_not: UUID | None = None,
) -> None:
    """Mail these participants and ring their bell; who did it themselves (`but_not`) hears no bell."""
    for participant in to:
        organisation = conversation.organisation
        member = membership_in(organisation.pk, participant.person_id)
        if member is None or not _can_come(conversation, member):
            continue
        _mail(conversation, member, told, at)
        if told not in _NO_BELL and member.person_id != but_not:
            notify(
                organisation=organisation.pk,
                person=member.person_id,
                kind=f"conversations.{told}",
                object_id=conversation.pk,
                at=at,
                again=True,
            )


def _can_come(conversation: Conversation, member: Membership) -> bool:
    """Whoever has an account; a client of recruitment may still choose a password through the link."""
    return member.person.is_active or conversation.kind not in CARD_KINDS


def tell_nothing_took_place(conversation: Conversation, at: datetime) -> None:
    """The manager of the manager hears that a talk was put off again, and nothing else."""
    organisation = conversation.organisation
    seat = conversation.participants.get(side=Side.MANAGER)
    manager = membership_in(organisation.pk, seat.person_id)
    above = manager_of(manager, day_in(organisation, at)) if manager else None
    if above:
        notify(
            organisation=organisation.pk,
            person=above.person_id,
            kind=NOT_HELD_NOTICE,
            object_id=conversation.pk,
            at=at,
            again=True,
        )


def _mail(conversation: Conversation, member: Membership, told: Told, at: datetime) -> None:
    link = make_link(
        organisation=conversation.organisation,
        person=member.person,
        slot=LINK_SLOT,
        object_id=conversation.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    queue_mail(
        kind=f"conversations.{told}",
        address=member.person.email,
        letter=letter(told, member, conversation.starts_at, link_url(link)),
        at=at,
        person=member.person_id,
        object_id=link.pk,
        calendar=calendar_of(conversation, member, _CALENDAR.get(told), at),
        **sender_of(conversation.organisation),
    )


def calendar_of(
    conversation: Conversation,
    member: Membership,
    method: Method | None,
    at: datetime,
    page: str = "",
) -> str:
    """The appointment for a calendar, without names or subject; nothing when there is no moment.

    `page` is where its page is, when that is not here.
    """
    starts_at, organisation = conversation.starts_at, conversation.organisation
    if method is None or starts_at is None:
        return ""
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    people = conversation.participants.values_list("person__email", flat=True)
    with translation.override(language_for(member)):
        return invitation(
            uid=conversation.pk,
            sequence=conversation.invitation_number,
            method=method,
            start=starts_at,
            end=starts_at + timedelta(minutes=conversation.minutes),
            zone=organisation.time_zone,
            summary=_("Appointment"),
            organiser=organisation.reply_to or organisation.contact_email or own,
            attendees=sorted(people),
            at=at,
            location=conversation.place,
            url=settings.PUBLIC_ADDRESS
            + (page or reverse("conversations:talk", args=[conversation.pk])),
        )
