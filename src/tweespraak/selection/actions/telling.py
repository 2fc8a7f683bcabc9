"""Tell people that there is something for them in selection: a mail without content, and the bell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import (
    Membership,
    Organisation,
    language_for,
    link_url,
    make_link,
    membership_in,
    sender_of,
    something_ready_letter,
)

SIGNS = "selection.vacancy"  # the slot of who signs: a key by itself, with a mailed code
WORKS = "selection.work"  # of who leads or judges: they sign in; the object is a vacancy
FOLLOWS = (
    "selection.candidate"  # of who leads or judges: they sign in; the object is an application
)
APPLIES = "selection.application"  # of a candidate: a key by itself; the object is an application
LINK_LASTS = timedelta(days=180)


@dataclass(frozen=True)
class About:
    """What it is about, and by which kind of link one comes there."""

    organisation: Organisation
    object_id: UUID
    slot: str


def tell(
    about: About,
    persons: Iterable[UUID | None],
    kind: str,
    at: datetime,
    *,
    but_not: UUID | None = None,
    calendar: str = "",
) -> None:
    """Mail these people and ring their bell, each once; who did it themselves hears nothing.

    `kind` is one word; behind the bell its words stand in `views.notices`."""
    for person in dict.fromkeys(persons):
        member = membership_in(about.organisation.pk, person) if person else None
        if member is None or person == but_not:
            continue
        _mail(about, member, kind, at, calendar)
        ring(about, member.person_id, kind, at)


def ring(about: About, person: UUID, kind: str, at: datetime) -> None:
    """Only the bell, without a mail."""
    notify(
        organisation=about.organisation.pk,
        person=person,
        kind=f"selection.{kind}",
        object_id=about.object_id,
        at=at,
        again=True,
    )


def _mail(about: About, member: Membership, kind: str, at: datetime, calendar: str) -> None:
    link = make_link(
        organisation=about.organisation,
        person=member.person,
        slot=about.slot,
        object_id=about.object_id,
        at=at,
        valid_for=LINK_LASTS,
    )
    queue_mail(
        kind=f"selection.{kind}",
        address=member.person.email,
        letter=something_ready_letter(
            about.organisation,
            language=language_for(member),
            name=member.given_name,
            address=link_url(link),
            is_appointment=bool(calendar),
        ),
        person=member.person_id,
        object_id=link.pk,
        at=at,
        calendar=calendar,
        **sender_of(about.organisation),
    )
