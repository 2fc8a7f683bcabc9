"""Testing: who takes what, the session, the answers."""

from typing import ClassVar

from tweespraak.foundation.contexts import Context


class TestingConfig(Context):
    """Fills the places where others show what there is to take and how far someone is."""

    name = "tweespraak.testing"
    order = 40
    fills: ClassVar[dict[str, str]] = {
        "role.consequences": "views.slots.consequences",
        "person.section": "views.slots.person_section",
        "link.target": "views.slots.link_target",
        "record.label": "views.slots.record_label",
        "home.waiting": "views.slots.waiting",
        "frame.navigation": "views.slots.navigation",
    }
