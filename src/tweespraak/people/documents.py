"""The mails people sends, in the words of the reader's language. No name of another organisation, no role."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.defaultfilters import date as in_words
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter, Look, Reader, compose
from tweespraak.people.models import Organisation, Person, PersonalLink
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


def activation_letter(
    *,
    organisation: Organisation,
    name: str,
    language: str,
    address: str,
    until: datetime,
    has_account: bool,
) -> Letter:
    """The first mail of an organisation. Its subject says nothing of an account elsewhere."""
    with translation.override(language):
        sender = {"organisation": organisation.name}
        day = {"day": day_in_words(until, organisation)}
        first = _(
            "%(organisation)s works with Tweespraak. Here every measurement of a person ends in a "
            "good conversation, with agreements that are followed up. Your account is ready."
        )
        if has_account:
            then = _(
                "You already have an account at this address. Sign in with your own password; "
                "after that you find %(organisation)s in the menu under your name."
            )
            button = _("Sign in")
        else:
            then = _(
                "You only have to choose a password. That takes a minute, and then you see at once "
                "what is waiting for you."
            )
            button = _("Choose a password")
        term = _(
            "The button is yours alone and works until %(day)s, so please do not pass this mail on. "
            "Too late? On the sign-in page, “Forgot your password?” sends you a new link."
        )
        return compose(
            language=language,
            subject=_("Your account at %(organisation)s") % sender,
            greeting=_("Hello %(name)s,") % {"name": name},
            paragraphs=[first % sender, then % sender, term % day],
            button=(button, address),
            sender=organisation.name,
            contact=contact_of(organisation),
            look=look_of(organisation),
        )


def letter_of_test(*, organisation: Organisation, language: str) -> Letter:
    """Shows an admin that mail arrives, and what a mail of the organisation looks like."""
    with translation.override(language):
        return compose(
            language=language,
            subject=_("Test mail of %(organisation)s") % {"organisation": organisation.name},
            greeting=_("Hello,"),
            paragraphs=[
                _(
                    "This is a test. If you can read this, mails of %(organisation)s arrive at this "
                    "address."
                )
                % {"organisation": organisation.name},
                _("Answer this mail to see whether your answer arrives at the right desk."),
            ],
            button=None,
            sender=organisation.name,
            contact=contact_of(organisation),
        )


def reset_letter(*, person: Person, address: str) -> Letter:
    """The mail with which a forgotten password is replaced."""
    with translation.override(person.language):
        return compose(
            language=person.language,
            subject=_("Choose a new password"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _("You asked for a new password for Tweespraak. Choose one with the button below."),
                _(
                    "Did you not ask for this? Then you need not do anything: your password stays "
                    "as it is."
                ),
            ],
            button=(_("Choose a new password"), address),
            sender=PRODUCT,
            contact=contact_for(person),
        )


def password_changed_letter(*, person: Person, address: str) -> Letter:
    """Tells the person that their password is a new one, in case it was not them."""
    with translation.override(person.language):
        return compose(
            language=person.language,
            subject=_("Your password has been changed"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _("The password of your account at Tweespraak was changed just now."),
                _(
                    "Was that you? Then all is well. If it was not, choose a new password at once: "
                    "that also signs out everyone who is signed in with your account."
                ),
            ],
            button=(_("Choose a new password"), address),
            sender=PRODUCT,
            contact=contact_for(person),
        )


def code_letter(*, link: PersonalLink, code: str) -> Letter:
    """The mail with the code that proves its reader is the person a personal link is for."""
    person, organisation = link.person, link.organisation
    with translation.override(person.language):
        return compose(
            language=person.language,
            subject=_("Your code for Tweespraak"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _("Your code is %(code)s.") % {"code": code},
                _("Type it on the page where you asked for it. It works once, for 10 minutes."),
                _(
                    "Did you not ask for a code? Then somebody else has your link. Do not pass the "
                    "code on: without it nobody gets any further."
                ),
            ],
            button=None,
            sender=organisation.name,
            contact=contact_of(organisation),
        )


def merge_letter(
    *, organisation: Organisation, person: Person, address: str, until: datetime
) -> Letter:
    """Asks somebody whether two accounts are both theirs; the other one is named on the page only."""
    with translation.override(person.language):
        words = {"organisation": organisation.name, "day": day_in_words(until, organisation)}
        return compose(
            language=person.language,
            subject=_("Are these two accounts both yours?"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _(
                    "%(organisation)s thinks that you have two accounts in Tweespraak, of which this "
                    "is one. If so, everything can be together under one account. You decide."
                )
                % words,
                _(
                    "With the button you first see exactly what moves and what stays. Nothing happens "
                    "before you say yes. The button works until %(day)s."
                )
                % words,
            ],
            button=(_("See what this means"), address),
            sender=organisation.name,
            contact=contact_of(organisation),
        )


def new_address_letter(
    *, organisation: Organisation, person: Person, address: str, until: datetime
) -> Letter:
    """To a new address: whether the account should sign in with it from now on."""
    with translation.override(person.language):
        words = {"organisation": organisation.name, "day": day_in_words(until, organisation)}
        return compose(
            language=person.language,
            subject=_("Is this your new address?"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _(
                    "%(organisation)s noted this as your new mail address. If it is yours, you can use "
                    "it to sign in from now on, and mails go here."
                )
                % words,
                _(
                    "With the button you sign in as you do now and say yes. Until then nothing "
                    "changes. The button works until %(day)s."
                )
                % words,
            ],
            button=(_("This is my address"), address),
            sender=organisation.name,
            contact=contact_of(organisation),
        )


def address_changed_letter(*, person: Person, new: str) -> Letter:
    """To the old address: mails go elsewhere from now on, in case it was not them."""
    with translation.override(person.language):
        return compose(
            language=person.language,
            subject=_("Your mail address has been changed"),
            greeting=_("Hello %(name)s,") % {"name": person.given_name},
            paragraphs=[
                _("From now on you sign in to Tweespraak with %(new)s, and mails go there.")
                % {"new": new},
                _("Was that not you? Then tell the contact person of your organisation at once."),
            ],
            button=None,
            sender=PRODUCT,
            contact=contact_for(person),
        )
