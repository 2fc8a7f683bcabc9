"""A part as an appointment for one person's calendar: when and where, never who or what about."""

from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.assessments.models import Case, Part
from tweespraak.foundation.ics import Method, invitation
from tweespraak.people.api import language_for, membership_in


def calendar_of(
    case: Case, part: Part, person: UUID | None, at: datetime, method: Method = Method.REQUEST
) -> str:
    """The appointment; empty when there is no moment, or nobody to send it to."""
    member = membership_in(case.organisation_id, person) if person else None
    if member is None or part.starts_at is None:
        return ""
    organisation = case.organisation
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    with translation.override(language_for(member)):
        return invitation(
            uid=part.pk,
            sequence=part.invitation_number,
            method=method,
            start=part.starts_at,
            end=part.starts_at + timedelta(minutes=part.minutes),
            zone=organisation.time_zone,
            summary=_("Appointment"),
            organiser=organisation.reply_to or organisation.contact_email or own,
            attendees=[member.person.email],
            at=at,
            location=part.place,
            url=settings.PUBLIC_ADDRESS + reverse("assessments:case", args=[case.pk]),
        )


def cancelled(case: Case, part: Part, person: UUID | None, at: datetime) -> str:
    """The appointment is off."""
    part.invitation_number += 1
    return calendar_of(case, part, person, at, Method.CANCEL)
