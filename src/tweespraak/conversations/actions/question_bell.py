"""Ask an employee which agreements the new manager may read: the bell, and a mail without content."""

from datetime import datetime
from uuid import uuid5

from django.urls import reverse

from tweespraak.conversations.documents.agreement_mails import texts_to_choose_letter
from tweespraak.conversations.models import ManagerChange
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import Membership, sender_of

QUESTION = "conversations.texts_to_choose"


def ask_which_texts(change: ManagerChange, employee: Membership, at: datetime) -> None:
    """Only the employee, once; and once again when they did not answer."""
    notify(
        organisation=change.organisation_id,
        person=employee.person_id,
        kind=QUESTION,
        object_id=change.pk,
        at=at,
        again=True,
    )
    if not employee.person.is_active:
        return
    path = reverse("conversations:texts_to_choose", args=[change.pk])
    queue_mail(
        kind=QUESTION,
        address=employee.person.email,
        letter=texts_to_choose_letter(employee, path),
        at=at,
        person=employee.person_id,
        object_id=change.pk,
        once=uuid5(change.pk, "again" if change.reminded_at else "first"),
        **sender_of(change.organisation),
    )
