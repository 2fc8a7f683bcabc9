"""What people keeps: organisations, persons, memberships with granted roles, personal links."""

from tweespraak.people.models.links import PersonalLink
from tweespraak.people.models.memberships import Grant, Membership
from tweespraak.people.models.organisations import Organisation
from tweespraak.people.models.persons import Person

__all__ = ["Grant", "Membership", "Organisation", "Person", "PersonalLink"]
