"""The mails about agreements: that there is something, never what, nor with whom."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter
from tweespraak.people.api import Membership, from_organisation, language_for


def word_asked_letter(member: Membership, path: str) -> Letter:
    """An agreement asks for attention: of its owner, or of the other."""
    language = language_for(member)
    with translation.override(language):
        return from_organisation(
            member.organisation,
            language=language,
            name=member.given_name,
            subject=_("An agreement asks for your attention"),
            paragraphs=[
                _("There is something about an agreement you are one of the two in."),
                _(
                    "This mail does not say what it is about: that stands behind your own sign-in, "
                    "and only you two read it."
                ),
            ],
            button=(_("To the agreement"), settings.PUBLIC_ADDRESS + path),
        )


def texts_to_choose_letter(member: Membership, path: str) -> Letter:
    """Somebody has another manager: they choose which agreements that manager may read."""
    language = language_for(member)
    with translation.override(language):
        return from_organisation(
            member.organisation,
            language=language,
            name=member.given_name,
            subject=_("A question for you about your agreements"),
            paragraphs=[
                _(
                    "You have another manager. You choose what goes along of what you agreed before."
                ),
                _("As long as you have not chosen, nothing is shown to anybody new."),
            ],
            button=(_("See the question"), settings.PUBLIC_ADDRESS + path),
        )
