"""Ask an employee which agreements the new manager may read: the bell, and a mail without content."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.urls import reverse

from tweespraak.conversations.documents.agreement_mails import texts_to_choose_letter
from tweespraak.notifications.api import cancel_mails, notify, queue_mail
from tweespraak.people.api import Membership, sender_of

QUESTION_NOTICE = "conversations.texts_to_choose"


def ask_which_texts(
    employee: Membership, since_on: date, at: datetime, *, again: bool = False
) -> None:
    """Only the employee, once for all their agreements; and once again when they did not answer."""
    notify(
        organisation=employee.organisation_id,
        person=employee.person_id,
        kind=QUESTION_NOTICE,
        object_id=employee.pk,
        at=at,
        again=True,
    )
    if not employee.person.is_active:
        return
    about = _key(employee, since_on)
    queue_mail(
        kind=QUESTION_NOTICE,
        address=employee.person.email,
        letter=texts_to_choose_letter(employee, reverse("conversations:texts_to_choose")),
        at=at,
        person=employee.person_id,
        object_id=about,
        once=uuid5(about, "again" if again else "first"),
        **sender_of(employee.organisation),
    )


def take_question_back(employee: Membership, since_on: date) -> None:
    """The mail, as far as it still waits."""
    cancel_mails(object_ids=[_key(employee, since_on)])


def _key(employee: Membership, since_on: date) -> UUID:
    return uuid5(employee.pk, f"texts:{since_on}")
