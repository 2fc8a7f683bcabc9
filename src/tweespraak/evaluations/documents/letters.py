"""The mails of evaluations: who asks, and that something is there; never about which vacancy or what."""

from collections.abc import Callable, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter
from tweespraak.people.api import Organisation, from_organisation

Words = tuple[str, str, str]  # subject, first paragraph, button


def letter(
    organisation: Organisation,
    told: str,
    *,
    language: str,
    name: str,
    recruiter: str,
    address: str,
    is_appointment: bool = False,
) -> Letter:
    """The letter for what somebody hears; without words of its own it is the plain one."""
    with translation.override(language):
        write = LETTERS.get(told, _appointment if is_appointment else _plain)
        subject, first, button = write()
        names = {"organisation": organisation.name, "recruiter": recruiter}
        return from_organisation(
            organisation,
            language=language,
            name=name,
            subject=subject,
            paragraphs=[first % names, _code() if write in (_appointment, _plain) else _own_link()],
            button=(button, address),
        )


def _asked() -> Words:
    return (
        _("How did working together go?"),
        _(
            "%(recruiter)s of %(organisation)s would like to know how working together went for you. "
            "It takes about two minutes, on a phone too."
        ),
        _("Tell how it went"),
    )


def _reminded() -> Words:
    return (
        _("Your view is still welcome"),
        _(
            "%(recruiter)s of %(organisation)s asked how working together went for you. It still takes "
            "about two minutes, on a phone too."
        ),
        _("Tell how it went"),
    )


def _plain() -> Words:
    return (
        _("Something is ready for you"),
        _("At %(organisation)s something is ready for you to look at."),
        _("Have a look"),
    )


def _appointment() -> Words:
    return (
        _("About an appointment"),
        _("At %(organisation)s there is an appointment for your calendar."),
        _("Have a look"),
    )


def _own_link() -> str:
    return _(
        "The button is yours alone: do not forward this mail. What you answer does not stand in it."
    )


def _code() -> str:
    return _(
        "What it is about does not stand in this mail. You read it with the button; if you "
        "are not signed in, we may ask for a code that we mail to you."
    )


# Kind of notice -> its words, for what a client hears; the recruiter gets the plain letter.
LETTERS: Mapping[str, Callable[[], Words]] = {"asked": _asked, "reminded": _reminded}
