"""An interview as an appointment for one person's calendar: when and where, never with whom or for what."""

from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.foundation.ics import Method, invitation
from tweespraak.people.api import language_for, membership_in
from tweespraak.selection.models import Interview


def calendar_of(
    interview: Interview,
    person: UUID,
    at: datetime,
    *,
    path: str,
    method: Method = Method.REQUEST,
) -> str:
    """The appointment, which leads to the page at `path`; empty when this person is not here."""
    organisation = interview.candidacy.organisation
    member = membership_in(organisation.pk, person)
    if member is None:
        return ""
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    with translation.override(language_for(member)):
        return invitation(
            uid=interview.pk,
            sequence=interview.number,
            method=method,
            start=interview.starts_at,
            end=interview.starts_at + timedelta(minutes=interview.minutes),
            zone=organisation.time_zone,
            summary=_("Appointment"),
            organiser=organisation.reply_to or organisation.contact_email or own,
            attendees=[member.person.email],
            at=at,
            location=interview.place,
            url=settings.PUBLIC_ADDRESS + path,
        )
