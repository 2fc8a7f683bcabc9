"""An organisation in its mails and on paper: whom to ask, under which name, in which colours, on which day."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.defaultfilters import date as in_words
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Look, Reader
from tweespraak.people.models import Organisation, Person
from tweespraak.people.queries.links import language_for
from tweespraak.people.queries.members import membership_in, memberships_of
from tweespraak.people.queries.organisations import brand_of

PRODUCT = "Tweespraak"


def contact_of(organisation: Organisation) -> str:
    """Whom to ask in an organisation: name and address, as far as known."""
    return ", ".join(
        part for part in (organisation.contact_name, organisation.contact_email) if part
    )


def trial_full_words() -> str:
    """Why nobody can be added any more, and what to do."""
    return _(
        "Your organisation is on trial, with ten people at most, and there are ten now. Go live, or "
        "let somebody leave first."
    )


def contact_for(person: Person) -> str:
    """Whom somebody can ask about their account: the contacts of their organisations."""
    contacts = [contact_of(member.organisation) for member in memberships_of(person.pk)]
    return " / ".join(dict.fromkeys(filter(None, contacts)))


def digest_reader(*, organisation: UUID, person: UUID) -> Iterator[Reader]:
    """Whom to write to about what waits under the bell: nobody who cannot sign in there."""
    member = membership_in(organisation, person)
    if member is None or not member.person.is_active:
        return
    where = sender_of(member.organisation)
    yield Reader(
        name=member.given_name,
        address=member.person.email,
        language=language_for(member),
        organisation=member.organisation.name,
        contact=contact_of(member.organisation),
        time_zone=member.organisation.time_zone,
        sender_name=where["sender_name"],
        reply_to=where["reply_to"],
        look=look_of(member.organisation),
    )


class Sender(TypedDict):
    """Whose mail it is, as the outbox takes it."""

    organisation: UUID
    sender_name: str
    reply_to: str


def sender_of(organisation: Organisation) -> Sender:
    """For `queue_mail(**sender_of(organisation), …)`: under which name, and where answers go."""
    return {
        "organisation": organisation.pk,
        "sender_name": organisation.sender_name or organisation.name,
        "reply_to": organisation.reply_to or organisation.contact_email,
    }


def look_of(organisation: Organisation) -> Look:
    """How the mails and papers of an organisation look."""
    brand = brand_of(organisation)
    if brand is None:
        return Look()
    path = reverse("people:logo", args=[organisation.pk, brand.version])
    return Look(
        accent=brand.accent,
        logo_address=settings.PUBLIC_ADDRESS + path if brand.logo_type else "",
        logo_alt=brand.logo_alt,
    )


def day_in_words(moment: datetime, organisation: Organisation) -> str:
    """A date in the current language and the organisation's time zone."""
    return in_words(moment.astimezone(ZoneInfo(organisation.time_zone)), "j F Y")


def date_in_words(day: date) -> str:
    """A day in the current language."""
    return str(in_words(day, "j F Y"))
