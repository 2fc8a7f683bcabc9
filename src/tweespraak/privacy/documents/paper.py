"""Everything that is kept of a person as a PDF a person can read."""

from base64 import b64encode
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.defaultfilters import date as in_words
from django.template.loader import render_to_string
from django.utils import timezone, translation

from tweespraak.foundation.paper import as_pdf
from tweespraak.people.api import Person, brand_of, contact_of, memberships_of
from tweespraak.privacy.documents.readable import readable
from tweespraak.privacy.queries import export_everything


def takeout_values(person: Person, at: datetime) -> dict[str, Any]:
    """What the page and the PDF show; in the language that is active, and the zone of who it is of."""
    organisations = [member.organisation for member in memberships_of(person.pk)]
    zone = ZoneInfo(organisations[0].time_zone) if organisations else None
    with timezone.override(zone):
        return {
            "person": person,
            "day": in_words(at.astimezone(timezone.get_current_timezone()), "j F Y, H:i"),
            "chapters": readable(export_everything(person)),
            "contacts": [(each.name, contact_of(each)) for each in organisations],
        }


def takeout_pdf(person: Person, language: str, at: datetime) -> bytes:
    """The PDF, in the language it was asked in. Raises NoLetters."""
    with translation.override(language):
        brand = _brand(person)
        values = {**takeout_values(person, at), "language": language, "brand": brand}
        if brand and brand.logo_type:
            values["logo"] = b64encode(bytes(brand.logo)).decode()
        html = render_to_string("privacy/takeout.html", values)
        return as_pdf(html, brand.accent if brand else "")


def _brand(person: Person) -> Any:
    """The look of the organisation, for who belongs to one; with more of them it is nobody's paper."""
    members = list(memberships_of(person.pk)[:2])
    return brand_of(members[0].organisation) if len(members) == 1 else None
