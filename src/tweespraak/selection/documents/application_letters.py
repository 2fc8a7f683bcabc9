"""The mails to who applied: that it arrived, and the page of their own. No job, no words of theirs."""

from enum import StrEnum

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter
from tweespraak.people.api import Organisation, from_organisation


class Arrived(StrEnum):
    """What became of a form that was sent; only the mail says which."""

    NEW = "application_arrived"
    AGAIN = "application_again"  # they had applied already: nothing was changed
    OWN = "application_own"  # they lead this vacancy, or sign for it


def application_letter(
    arrived: Arrived, organisation: Organisation, *, language: str, name: str, address: str
) -> Letter:
    """The mail for each of these; `address` is of the page, where there is one."""
    with translation.override(language):
        sender = {"organisation": organisation.name}
        return from_organisation(
            organisation,
            language=language,
            name=name,
            subject=_("About your application"),
            paragraphs=[words % sender for words in _paragraphs(arrived)],
            button=(_("See where I stand"), address) if address else None,
        )


def _paragraphs(arrived: Arrived) -> list[str]:
    if arrived is Arrived.OWN:
        return [
            _(
                "At %(organisation)s somebody filled in your address on the page of a vacancy that "
                "you lead or sign for yourself. So nothing was noted."
            ),
            _("Do you want to apply? Then first let a colleague take over your part in it."),
        ]
    first = {
        Arrived.NEW: _(
            "Thank you. Your application at %(organisation)s arrived. With the button you see at any "
            "moment where you stand, what comes next and when you hear something."
        ),
        Arrived.AGAIN: _(
            "You had already applied for this at %(organisation)s, so nothing was changed. With the "
            "button you see where you stand."
        ),
    }[arrived]
    return [
        first,
        _(
            "The button is yours alone, so please do not pass this mail on. If you are not signed in, "
            "we mail you a code first."
        ),
        _(
            "Did you not apply? Then somebody filled in your address. With the same button you can "
            "have everything deleted at once."
        ),
    ]
