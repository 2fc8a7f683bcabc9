"""How an organisation looks, and how far its trial is."""

from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.models import Brand, Membership, Organisation
from tweespraak.people.queries.members import members_of

TRIAL_SIZE = 10  # how many people one may try it out with


def brand_of(organisation: Organisation) -> Brand | None:
    """Accent and logo of an organisation, without the bytes of the logo; None when it has neither."""
    return Brand.objects.defer("logo").filter(organisation=organisation).first()


def brand_with_logo(organisation: UUID) -> Brand | None:
    """The same, of the organisation with this key, with the bytes of the logo."""
    return Brand.objects.filter(organisation_id=organisation).first()


def only_organisation() -> Organisation | None:
    """The organisation, where there is one: pages that know nobody yet can look like it."""
    found = list(
        Organisation.objects.select_related("brand").defer("brand__logo").order_by("pk")[:2]
    )
    return found[0] if len(found) == 1 else None


def organisation_now(organisation: UUID) -> Organisation:
    """The organisation as it stands in the database now."""
    return Organisation.objects.get(pk=organisation)


def trial_members(organisation: UUID) -> QuerySet[Membership]:
    """Who was added to try it out and is still here."""
    return members_of(organisation).filter(is_trial=True)
