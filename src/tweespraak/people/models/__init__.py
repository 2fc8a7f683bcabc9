"""What people keeps: organisations, persons, memberships, roles, places, personal links, files."""

from tweespraak.people.models.batches import Batch, BatchState
from tweespraak.people.models.links import AddressChange, PersonalLink
from tweespraak.people.models.memberships import Grant, Membership
from tweespraak.people.models.organisations import Brand, Organisation
from tweespraak.people.models.persons import Person
from tweespraak.people.models.places import Post, StandIn, Unit

__all__ = [
    "AddressChange",
    "Batch",
    "BatchState",
    "Brand",
    "Grant",
    "Membership",
    "Organisation",
    "Person",
    "PersonalLink",
    "Post",
    "StandIn",
    "Unit",
]
