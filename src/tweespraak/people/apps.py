"""People: persons, organisations, memberships, roles, accounts, personal links."""

from tweespraak.foundation.contexts import Context


class PeopleConfig(Context):
    name = "tweespraak.people"
    order = 90  # last in the navigation and in my menu
    fills = {
        "digest.reader": "documents.digest_reader",
        "frame.brand": "views.slots.brand",
        "frame.mark": "views.slots.mark",
        "frame.notice": "views.slots.notice",
        "frame.navigation": "views.slots.navigation",
        "frame.me": "views.slots.me",
        "frame.concerns": "access.places.concerned",
        "frame.contact": "views.slots.contact",
        "link.target": "views.slots.link_target",
    }
