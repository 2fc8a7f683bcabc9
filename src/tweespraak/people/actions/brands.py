"""How an organisation looks: its accent colour and its logo."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.accents import judged
from tweespraak.people.actions.organisations import locked
from tweespraak.people.models import Brand, Organisation, Person


class Unreadable(Exception):
    """Words in this colour, or on it, cannot be read; `nearest` can."""

    def __init__(self, nearest: str) -> None:
        super().__init__(nearest)
        self.nearest = nearest


@dataclass(frozen=True)
class Logo:
    """A picture with its type, and what it says to who cannot see it."""

    content: bytes
    type: str
    alt: str


@transaction.atomic
def save_brand(
    *, organisation: Organisation, accent: str, logo: Logo | None, by: Person, at: datetime
) -> Brand:
    """Look like this from now on; without accent and logo, as Tweespraak itself. Raises Unreadable."""
    if accent and not (verdict := judged(accent)).passes:
        raise Unreadable(verdict.nearest)
    locked(organisation)
    brand = Brand.objects.filter(organisation=organisation).first()
    wanted = (
        accent,
        logo.content if logo else b"",
        logo.type if logo else "",
        logo.alt if logo else "",
    )
    if brand and wanted == (brand.accent, bytes(brand.logo), brand.logo_type, brand.logo_alt):
        return brand
    brand = brand or Brand(organisation=organisation, version=0)
    brand.accent, brand.logo, brand.logo_type, brand.logo_alt = wanted
    brand.version, brand.updated_at = (
        brand.version + 1,
        at,
    )  # so that nobody keeps seeing the old one
    brand.save()
    record(
        action="people.brand_saved",
        object_type="organisation",
        object_id=organisation.pk,
        organisation=organisation.pk,
        by=by.pk,
        at=at,
    )
    return brand
