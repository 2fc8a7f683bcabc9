"""The mails of selection: that there is something, never about whom or what."""

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter
from tweespraak.people.api import Organisation, from_organisation


def letter(
    organisation: Organisation, *, language: str, name: str, address: str, is_appointment: bool
) -> Letter:
    """One letter for everything that happens; with an appointment the calendar goes along.

    The rejection has a letter of its own: the one its writer saw."""
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
