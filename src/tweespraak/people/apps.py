"""People: persons, organisations, memberships, roles, accounts, personal links."""

from tweespraak.foundation.contexts import Context


class PeopleConfig(Context):
    name = "tweespraak.people"
