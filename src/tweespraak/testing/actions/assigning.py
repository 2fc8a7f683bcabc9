"""Ask a person to take a test, and invite them by mail."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import Mail, queue_mail
from tweespraak.people.api import (
    Organisation,
    Person,
    language_for,
    link_url,
    make_link,
    membership_in,
    sender_of,
)
from tweespraak.testing.documents import invitation
from tweespraak.testing.models import Assignment

LINK_SLOT = "testing.assignment"
LINK_TERM = timedelta(days=60)  # works as often as needed, also to come back half-way
MAIL_KIND = "testing.invitation"


@transaction.atomic
def assign(
    *,
    organisation: Organisation,
    person: Person,
    instrument: str,
    by: Person | None,
    at: datetime,
) -> Assignment:
    """Ask a person to take a test; once per organisation. Sends nothing by itself."""
    assignment, new = Assignment.objects.get_or_create(
        organisation=organisation,
        person=person,
        instrument=instrument,
        defaults={"created_at": at, "created_by_id": by.pk if by else None},
    )
    if new:
        record(
            action="testing.assigned",
            object_type="assignment",
            object_id=assignment.pk,
            organisation=organisation.pk,
            about=person.pk,
            by=by.pk if by else None,
            at=at,
        )
    return assignment


@transaction.atomic
def take_back(*, organisation: UUID, person: UUID, asked_at: datetime, at: datetime) -> None:
    """Undo what was asked at that moment, before anything of it was sent."""
    asked = Assignment.objects.filter(
        organisation_id=organisation, person_id=person, created_at=asked_at
    )
    for assignment in asked:
        record(
            action="testing.taken_back",
            object_type="assignment",
            object_id=assignment.pk,
            organisation=organisation,
            about=person,
            by=None,
            at=at,
        )
        assignment.delete()


@transaction.atomic
def invite(*, assignment: Assignment, at: datetime) -> Mail:
    """Put the invitation with a personal link in the outbox."""
    organisation, person = assignment.organisation, assignment.person
    member = membership_in(organisation.pk, person.pk)
    link = make_link(
        organisation=organisation,
        person=person,
        slot=LINK_SLOT,
        object_id=assignment.pk,
        at=at,
        valid_for=LINK_TERM,
    )
    letter = invitation(
        organisation=organisation,
        instrument=assignment.instrument,
        name=member.given_name if member else person.given_name,
        language=language_for(member) if member else person.language,
        address=link_url(link),
        until=link.expires_at,
    )
    return queue_mail(
        kind=MAIL_KIND,
        address=person.email,
        letter=letter,
        person=person.pk,
        object_id=link.pk,
        at=at,
        **sender_of(organisation),
    )
