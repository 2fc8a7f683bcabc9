"""The doors to how an organisation looks: open, as its mails and its sign-in page are."""

from uuid import UUID

from django.http import Http404

from tweespraak.foundation.colours import NotAColour, read_colour
from tweespraak.people.models import Brand
from tweespraak.people.queries.organisations import brand_with_logo


def brand_with(organisation_id: UUID, *, needs_logo: bool = False) -> Brand:
    """How an organisation looks. Raises Http404."""
    brand = brand_with_logo(organisation_id)
    if brand is None or (needs_logo and not brand.logo_type):
        raise Http404
    return brand


def colour_in(address: str) -> str:
    """The colour in an address. Raises Http404."""
    try:
        return str(read_colour(address))
    except NotAColour as wrong:
        raise Http404 from wrong
