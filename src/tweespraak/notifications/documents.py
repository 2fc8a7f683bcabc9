"""A mail as text and HTML, from plain words; the same layout for every mail."""

from collections.abc import Sequence
from dataclasses import dataclass

import mrml
from django.template.loader import render_to_string
from django.utils import translation


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
) -> Letter:
    """Lay out a mail. `button` is (label, absolute address); nothing in a mail reveals a result."""
    values = {
        "language": language,
        "subject": subject,
        "greeting": greeting,
        "paragraphs": paragraphs,
        "button": button,
        "sender": sender,
        "contact": contact,
    }
    with translation.override(language):
        text = render_to_string("notifications/letter.txt", values)
        html = mrml.to_html(render_to_string("notifications/letter.mjml", values)).content
    return Letter(subject, text, html, language)
