"""A mail as text and HTML, from plain words; the same layout for every mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category

import mrml
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.foundation.accents import OWN_ACCENT
from tweespraak.foundation.colours import BLACK, WHITE, contrast, read_colour
from tweespraak.notifications.models import Rhythm

_CODES = frozenset({"Cc", "Cs"})
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Look:
    """How an organisation's mails look. The logo lies on this installation, at an absolute address:
    a picture from elsewhere would tell a stranger that the mail was opened."""

    accent: str = ""  # "#1f6f6b"; empty: our own
    logo_address: str = ""
    logo_alt: str = ""


@dataclass(frozen=True)
class Reader:
    """Whom a digest is for: filled by who knows persons, in the slot `digest.reader`."""

    name: str  # as in "Hello Anna,"
    address: str
    language: str
    organisation: str
    contact: str
    time_zone: str
    sender_name: str = ""
    reply_to: str = ""
    look: Look | None = None


@dataclass(frozen=True)
class Letter:
    """A mail ready for the outbox."""

    subject: str
    text: str
    html: str
    language: str


def compose(
    *,
    language: str,
    subject: str,
    greeting: str,
    paragraphs: Sequence[str],
    button: tuple[str, str] | None,
    sender: str,
    contact: str,
    look: Look | None = None,
    aside: tuple[str, str] | None = None,
) -> Letter:
    """Lay out a mail; nothing in it reveals a result. `button` and `aside`, a small link below, are
    (label, absolute address)."""
    look = look or Look()
    accent = look.accent or OWN_ACCENT
    values: dict[str, Any] = {
        "language": language,
        "subject": _readable(subject),
        "greeting": _readable(greeting),
        "paragraphs": [_readable(paragraph) for paragraph in paragraphs],
        "button": button and (_readable(button[0]), button[1]),
        "aside": aside and (_readable(aside[0]), aside[1]),
        "sender": _readable(sender),
        "contact": _readable(contact),
        "accent": accent,
        "words_on_accent": words_on(accent),
        "logo_address": look.logo_address,
        "logo_alt": _readable(look.logo_alt or sender),
    }
    with translation.override(language):
        text = render_to_string("notifications/letter.txt", values)
        html = mrml.to_html(render_to_string("notifications/letter.mjml", values)).content
    return Letter(values["subject"], text, html, language)


def digest_letter(reader: Reader, rhythm: Rhythm, count: int) -> Letter:
    """How many notices wait, and how to hear of them less or more often."""
    where = settings.PUBLIC_ADDRESS + reverse("notifications:list")
    with translation.override(reader.language):
        many = {"count": count, "organisation": reader.organisation}
        subject = ngettext(
            "%(count)d notification waits for you", "%(count)d notifications wait for you", count
        )
        waits = ngettext(
            "%(count)d notification waits for you at %(organisation)s.",
            "%(count)d notifications wait for you at %(organisation)s.",
            count,
        )
        return compose(
            language=reader.language,
            subject=subject % many,
            greeting=_("Hello %(name)s,") % {"name": reader.name},
            paragraphs=[
                waits % many,
                _(
                    "What they are about is not in this mail: that you read once you have signed in."
                ),
            ],
            button=(_("See what waits"), where),
            sender=reader.organisation,
            contact=reader.contact,
            look=reader.look,
            aside=(
                _("You get this mail %(rhythm)s. Change how often") % {"rhythm": rhythm.label},
                f"{where}#rhythm",
            ),
        )


def _readable(words: str) -> str:
    """Without control codes, which no layout language takes, and without marks that turn the reading
    direction of all that follows; line breaks stay."""
    return "".join(
        sign for sign in words if sign == "\n" or not (category(sign) in _CODES or sign in _TURNS)
    )


def one_line(words: str, most: int | None = None) -> str:
    """A header is one line: a line break in a name must not start a second one."""
    line = " ".join(_readable(words).split())
    return line if most is None or len(line) <= most else line[: most - 1] + "…"


def words_on(accent: str) -> str:
    """White or black: whichever reads best. On every colour one of both reaches 4.5 : 1."""
    ground = read_colour(accent)
    return max((WHITE, BLACK), key=lambda words: contrast(read_colour(words), ground))
