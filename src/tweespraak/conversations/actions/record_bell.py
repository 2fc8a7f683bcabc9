"""Tell one of the two that something happened with their talk or its record; never what."""

from datetime import datetime
from uuid import uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tweespraak.conversations.documents.recording import MAILED, Told, kind_of, record_letter
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules.recording import last_day_to_react
from tweespraak.foundation.working_days import after_working_days
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import (
    Membership,
    date_in_words,
    day_in,
    language_for,
    membership_in,
    sender_of,
)

__all__ = ["Told", "tell"]


def tell(told: Told, conversation: Conversation, to: Participant, at: datetime) -> None:
    """Ring the bell of one of the two, and mail where something has to be done within a term."""
    organisation = conversation.organisation
    member = membership_in(organisation.pk, to.person_id)
    if member is None:
        return
    notify(
        organisation=organisation.pk,
        person=to.person_id,
        kind=kind_of(told),
        object_id=conversation.pk,
        at=at,
        again=True,
    )
    if told in MAILED and member.person.is_active:
        _mail(told, conversation, member, at)


def _mail(told: Told, conversation: Conversation, member: Membership, at: datetime) -> None:
    organisation = conversation.organisation
    handed_over_on = day_in(organisation, conversation.handed_over_at or at)
    with translation.override(language_for(member)):
        last_day = date_in_words(last_day_to_react(handed_over_on, after_working_days))
    address = settings.PUBLIC_ADDRESS + reverse("conversations:react", args=[conversation.pk])
    queue_mail(
        kind=kind_of(told),
        address=member.person.email,
        letter=record_letter(told, member, address, last_day),
        at=at,
        person=member.person_id,
        object_id=conversation.pk,
        once=uuid5(conversation.pk, f"{told}:{conversation.record_reminders}"),
        **sender_of(organisation),
    )
