"""Tell the other of the two that something happened with an agreement: the bell, and where their word is asked a mail that says nothing of it."""

from datetime import datetime
from uuid import UUID, uuid5

from django.urls import reverse

from tweespraak.conversations.documents.agreement_mails import word_asked_letter
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.rules.agreements import AgreementAct
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import membership_in, sender_of

NOTICE = "conversations.agreement"
# After these the other has something to do, or has to know at once: they get a mail as well.
MAILED = frozenset(
    {
        AgreementAct.ADJUST,
        AgreementAct.REPORT_DONE,
        AgreementAct.REPORT_NOT_DONE,
        AgreementAct.STOP,
        AgreementAct.STOP_TOGETHER,
        AgreementAct.END,
    }
)


def tell_other(
    agreement: Agreement, act: AgreementAct, *, by: UUID, at: datetime, of_closed: bool = True
) -> None:
    """The other hears of it; at the table itself (`of_closed` false) both are looking already."""
    if not of_closed and act in (AgreementAct.AGREE, AgreementAct.DROP):
        return
    other = agreement.other_id if agreement.owner_id == by else agreement.owner_id
    tell(agreement, person=other, key=_key(agreement, act), at=at, mailed=act in MAILED)


def tell(agreement: Agreement, *, person: UUID, key: str, at: datetime, mailed: bool) -> None:
    """Ring somebody's bell about an agreement, and mail them once per `key`; not who left."""
    member = membership_in(agreement.organisation_id, person)
    if member is None:
        return
    notify(
        organisation=agreement.organisation_id,
        person=person,
        kind=NOTICE,
        object_id=agreement.pk,
        at=at,
        again=True,
    )
    if mailed and member.person.is_active:
        queue_mail(
            kind=NOTICE,
            address=member.person.email,
            letter=word_asked_letter(
                member, reverse("conversations:agreement", args=[agreement.pk])
            ),
            at=at,
            person=person,
            object_id=agreement.pk,
            once=uuid5(agreement.pk, f"{key}:{person}"),
            **sender_of(agreement.organisation),
        )


def _key(agreement: Agreement, act: AgreementAct) -> str:
    return f"{act}:{agreement.moments.count()}"
