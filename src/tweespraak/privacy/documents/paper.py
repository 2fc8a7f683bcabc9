"""Everything that is kept of a person as a PDF a person can read."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from tweespraak.foundation.paper import as_pdf
from tweespraak.people.api import Person, contact_of, memberships_of
from tweespraak.privacy.documents.readable import readable
from tweespraak.privacy.queries import export_everything


def takeout_values(person: Person, at: datetime) -> dict[str, Any]:
    """What the page and the PDF show; in the language that is active."""
    organisations = [member.organisation for member in memberships_of(person.pk)]
    return {
        "person": person,
        "at": at,
        "chapters": readable(export_everything(person)),
        "contacts": [(each.name, contact_of(each)) for each in organisations],
    }


def takeout_pdf(person: Person, language: str, at: datetime) -> bytes:
    """The PDF, in the language it was asked in. Raises NoLetters."""
    with translation.override(language):
        values = {**takeout_values(person, at), "language": language}
        return as_pdf(render_to_string("privacy/takeout.html", values))
