"""The mail that says when an application is deleted. No job, nothing of how it went."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter
from tweespraak.people.api import Organisation, date_in_words, from_organisation


def deletion_letter(
    organisation: Organisation, *, language: str, name: str, goes_on: date, address: str
) -> Letter:
    """To the candidate, fourteen days before."""
    with translation.override(language):
        words = {"organisation": organisation.name, "day": date_in_words(goes_on)}
        return from_organisation(
            organisation,
            language=language,
            name=name,
            subject=_("Your data will be deleted"),
            paragraphs=[
                _(
                    "On %(day)s the data that %(organisation)s has of you in a procedure are deleted. "
                    "You need not do anything."
                )
                % words,
                _(
                    "Would you like to keep something for yourself? With the button you see what is there."
                ),
            ],
            button=(_("See my data"), address),
        )
