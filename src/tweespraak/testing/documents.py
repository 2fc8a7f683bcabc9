"""The mail that asks a person to take a test, in the words of the reader's language."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.foundation.texts import in_language
from tweespraak.instruments.api import INSTRUMENTS
from tweespraak.notifications.api import Letter, compose
from tweespraak.people.api import Organisation, contact_of, day_in_words, look_of


def invitation(
    *,
    organisation: Organisation,
    instrument: str,
    name: str,
    language: str,
    address: str,
    until: datetime,
) -> Letter:
    """The invitation to the assessment; nothing in it says why this person was asked."""
    with translation.override(language):
        known = {
            "organisation": organisation.name,
            "test": in_language(INSTRUMENTS[instrument].name, language).lower(),
            "day": day_in_words(until, organisation),
        }
        return compose(
            language=language,
            subject=_("%(organisation)s invites you to the assessment") % known,
            greeting=_("Hello %(name)s,") % {"name": name},
            paragraphs=[
                _(
                    "%(organisation)s invites you to take the assessment: a %(test)s about how you "
                    "usually are. The result is a starting point for a good conversation."
                )
                % known,
                _(
                    "It takes about 20 minutes. There are no right or wrong answers and there is no "
                    "time limit. You can stop at any moment and go on later, on another device if "
                    "you like: every answer is saved."
                ),
                _(
                    "You are the first to see your result. Your organisation sees how far you are, "
                    "not what you answer."
                ),
                _("The button is yours alone and works until %(day)s.") % known,
            ],
            button=(_("To the assessment"), address),
            sender=organisation.name,
            contact=contact_of(organisation),
            look=look_of(organisation),
        )
