"""The mails of an organisation: what waits, what did not arrive, what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.foundation.folding import folded
from tweespraak.notifications.api import Mail, MailStatus, failed_mails, mails_of
from tweespraak.people.models import Membership, PersonalLink
from tweespraak.people.queries.members import members_of

TEST_MAIL = "people.test_mail"
NEW_ADDRESS_MAIL = "people.new_address"


class Pile(StrEnum):
    """Which mails one looks at."""

    NOT_ARRIVED = "not_arrived"
    WAITING = "waiting"
    SENT = "sent"


@dataclass(frozen=True)
class OutboxRow:
    """A mail, the member it goes to (none when they left), and whether its link is of use still."""

    mail: Mail
    member: Membership | None
    link_is_over: bool

    @property
    def address_now(self) -> str:
        """Where it would go if it were sent again."""
        asks_there = self.mail.kind == NEW_ADDRESS_MAIL  # whether somebody reads that very address
        return self.member.person.email if self.member and not asks_there else self.mail.address

    @property
    def can_be_sent_again(self) -> bool:
        """Whether somebody is there for it and it leads somewhere."""
        return not self.link_is_over and (self.member is not None or self.mail.person_id is None)


def pile(organisation: UUID, which: Pile, words: str = "") -> QuerySet[Mail]:
    """The mails of one pile, newest first, whose subject, address or reader holds all these words."""
    found = {
        Pile.NOT_ARRIVED: failed_mails(organisation),
        Pile.WAITING: mails_of(organisation).filter(status=MailStatus.QUEUED),
        Pile.SENT: mails_of(organisation).filter(status=MailStatus.SENT),
    }[which]
    for word in words.replace("\0", " ").split():
        named = members_of(organisation).filter(sort_name__contains=folded(word))
        found = found.filter(
            Q(subject__icontains=word)
            | Q(address__icontains=word)
            | Q(person_id__in=named.values("person_id"))
        )
    return found.defer("text", "html", "calendar")


def outbox_rows(organisation: UUID, mails: Sequence[Mail]) -> list[OutboxRow]:
    """These mails with their readers and links, in two queries more."""
    persons = [mail.person_id for mail in mails if mail.person_id]
    readers = {
        member.person_id: member
        for member in members_of(organisation).filter(person_id__in=persons)
    }
    objects = [mail.object_id for mail in mails if mail.object_id]
    over = set(
        PersonalLink.objects.filter(organisation_id=organisation, pk__in=objects)
        .exclude(used_at=None, revoked_at=None)
        .values_list("pk", flat=True)
    )
    return [
        OutboxRow(mail, readers.get(mail.person_id), mail.object_id in over)  # type: ignore[arg-type]
        for mail in mails
    ]


def mails_of_test(organisation: UUID) -> QuerySet[Mail]:
    """The test mails of an organisation, newest first."""
    return mails_of(organisation).filter(kind=TEST_MAIL)
