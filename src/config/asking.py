"""The questions of `init`: what is asked, what is proposed, and again until the answer works."""

import os
from collections.abc import Callable, Mapping

import typer

from config.env_file import read_env
from config.setting_up import CHECKS, NotSetUp

Tell = Callable[[str], object]

QUESTIONS = {
    "name": "Name of the organisation",
    "admin": "Your name (you become organisation admin)",
    "email": "Your e-mail address",
    "url": "Public address",
    "language": "Language (nl or en)",
    "time_zone": "Time zone",
    "mail": "Mail server, as smtp://user:password@host:587 (Enter: later)",
    "sender": "Address mails come from",
}
NEEDED = ("name", "admin", "email")
# Once for the whole installation: not asked again for a second organisation.
OF_THE_INSTALLATION = {
    "url": "TWEESPRAAK_URL",
    "mail": "TWEESPRAAK_MAIL",
    "sender": "TWEESPRAAK_SENDER",
}


def answered(given: Mapping[str, str], tell: Tell) -> dict[str, str]:
    """Every answer, checked: given as option, known already, asked, or what is usual.

    Raises NotSetUp when an option does not work.
    """
    answers = {key: CHECKS[key](value) for key, value in given.items()}
    known = _known()
    asks = not all(key in given for key in NEEDED)
    for key in QUESTIONS:
        if key in answers or key in known:
            continue
        if key == "sender" and not answers.get("mail"):
            continue
        usual = _usual(key, answers)
        answers[key] = _asked(key, usual, tell) if asks else CHECKS[key](usual)
    return answers


def _known() -> set[str]:
    """What the installation has already."""
    from django.conf import settings

    there = read_env(settings.DATA)
    return {
        key
        for key, name in OF_THE_INSTALLATION.items()
        if name in there or (name in os.environ and key != "url")
    }


def _usual(key: str, answers: Mapping[str, str]) -> str:
    from django.conf import settings

    usual = {
        "url": settings.PUBLIC_ADDRESS,
        "language": "nl",
        "time_zone": "Europe/Amsterdam",
        "sender": answers.get("email", ""),
    }
    return usual.get(key, "")


def _asked(key: str, usual: str, tell: Tell) -> str:
    """Ask until the answer works; what is wrong is said in a sentence."""
    while True:
        default = usual if usual or key == "mail" else None
        answer = typer.prompt(QUESTIONS[key], default=default, show_default=bool(usual))
        try:
            return CHECKS[key](answer)
        except NotSetUp as wrong:
            tell(str(wrong))
