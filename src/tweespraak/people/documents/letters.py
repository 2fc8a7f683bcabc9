"""The mails people sends, in the words of the reader's language. No name of another organisation, no role."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter, compose
from tweespraak.people.documents.organisations import (
    PRODUCT,
    contact_for,
    contact_of,
    day_in_words,
    look_of,
)
from tweespraak.people.models import Organisation, Person, PersonalLink

Button = tuple[str, str] | None  # its words, and the address behind it


def from_organisation(
    organisation: Organisation,
    *,
    language: str,
    name: str,
    subject: str,
    paragraphs: Sequence[str],
    button: Button = None,
) -> Letter:
    """A letter in the organisation's name and look; its words are in `language` already."""
    return compose(
        language=language,
        subject=subject,
        greeting=_("Hello %(name)s,") % {"name": name} if name else _("Hello,"),
        paragraphs=paragraphs,
        button=button,
        sender=organisation.name,
        contact=contact_of(organisation),
        look=look_of(organisation),
    )


def about_account(
    person: Person, *, subject: str, paragraphs: Sequence[str], button: Button = None
) -> Letter:
    """A letter about somebody's own account, in no organisation's name."""
    return compose(
        language=person.language,
        subject=subject,
        greeting=_("Hello %(name)s,") % {"name": person.given_name},
        paragraphs=paragraphs,
        button=button,
        sender=PRODUCT,
        contact=contact_for(person),
    )


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
        return from_organisation(
            organisation,
            language=language,
            name=name,
            subject=_("Your account at %(organisation)s") % sender,
            paragraphs=[first % sender, then % sender, term % day],
            button=(button, address),
        )


def letter_of_test(*, organisation: Organisation, language: str) -> Letter:
    """Shows an admin that mail arrives, and what a mail of the organisation looks like."""
    with translation.override(language):
        return from_organisation(
            organisation,
            language=language,
            name="",
            subject=_("Test mail of %(organisation)s") % {"organisation": organisation.name},
            paragraphs=[
                _(
                    "This is a test. If you can read this, mails of %(organisation)s arrive at this "
                    "address."
                )
                % {"organisation": organisation.name},
                _("Answer this mail to see whether your answer arrives at the right desk."),
            ],
        )


def reset_letter(*, person: Person, address: str) -> Letter:
    """The mail with which a forgotten password is replaced."""
    with translation.override(person.language):
        return about_account(
            person,
            subject=_("Choose a new password"),
            paragraphs=[
                _("You asked for a new password for Tweespraak. Choose one with the button below."),
                _(
                    "Did you not ask for this? Then you need not do anything: your password stays "
                    "as it is."
                ),
            ],
            button=(_("Choose a new password"), address),
        )


def password_changed_letter(*, person: Person, address: str) -> Letter:
    """Tells the person that their password is a new one, in case it was not them."""
    with translation.override(person.language):
        return about_account(
            person,
            subject=_("Your password has been changed"),
            paragraphs=[
                _("The password of your account at Tweespraak was changed just now."),
                _(
                    "Was that you? Then all is well. If it was not, choose a new password at once: "
                    "that also signs out everyone who is signed in with your account."
                ),
            ],
            button=(_("Choose a new password"), address),
        )


def code_letter(*, link: PersonalLink, code: str) -> Letter:
    """The mail with the code that proves its reader is the person a personal link is for."""
    person, organisation = link.person, link.organisation
    with translation.override(person.language):
        return from_organisation(
            organisation,
            language=person.language,
            name=person.given_name,
            subject=_("Your code for Tweespraak"),
            paragraphs=[
                _("Your code is %(code)s.") % {"code": code},
                _("Type it on the page where you asked for it. It works once, for 10 minutes."),
                _(
                    "Did you not ask for a code? Then somebody else has your link. Do not pass the "
                    "code on: without it nobody gets any further."
                ),
            ],
        )


def merge_letter(
    *, organisation: Organisation, person: Person, address: str, until: datetime
) -> Letter:
    """Asks somebody whether two accounts are both theirs; the other one is named on the page only."""
    with translation.override(person.language):
        words = {"organisation": organisation.name, "day": day_in_words(until, organisation)}
        return from_organisation(
            organisation,
            language=person.language,
            name=person.given_name,
            subject=_("Are these two accounts both yours?"),
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
        )


def new_address_letter(
    *, organisation: Organisation, person: Person, address: str, until: datetime
) -> Letter:
    """To a new address: whether the account should sign in with it from now on."""
    with translation.override(person.language):
        words = {"organisation": organisation.name, "day": day_in_words(until, organisation)}
        return from_organisation(
            organisation,
            language=person.language,
            name=person.given_name,
            subject=_("Is this your new address?"),
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
        )


def address_changed_letter(*, person: Person, new: str) -> Letter:
    """To the old address: mails go elsewhere from now on, in case it was not them."""
    with translation.override(person.language):
        return about_account(
            person,
            subject=_("Your mail address has been changed"),
            paragraphs=[
                _("From now on you sign in to Tweespraak with %(new)s, and mails go there.")
                % {"new": new},
                _("Was that not you? Then tell the contact person of your organisation at once."),
            ],
        )


def something_ready_letter(
    organisation: Organisation, *, language: str, name: str, address: str, is_appointment: bool
) -> Letter:
    """That there is something to look at, and no more; with an appointment the calendar goes along."""
    with translation.override(language):
        sender = {"organisation": organisation.name}
        first = _("At %(organisation)s something is ready for you to look at.")
        subject = _("Something is ready for you")
        if is_appointment:
            first = _("At %(organisation)s there is an appointment for your calendar.")
            subject = _("About an appointment")
        return from_organisation(
            organisation,
            language=language,
            name=name,
            subject=subject,
            paragraphs=[
                first % sender,
                _(
                    "What it is about does not stand in this mail. You read it with the button; if you "
                    "are not signed in, we may ask for a code that we mail to you."
                ),
            ],
            button=(_("Have a look"), address),
        )
