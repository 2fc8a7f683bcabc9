"""What the audit log holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.audit.queries import entries_about
from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose

_ACT = _("Proof of who did what with personal data (GDPR art. 5(2))")
_TERM = _("24 months")

FIELDS = {
    "Entry": {
        "sequence": NOTHING,
        "at": Field(Whose.WORKER, _ACT, _TERM),
        "organisation_id": NOTHING,
        "actor_id": Field(Whose.WORKER, _ACT, _TERM),
        "about_id": Field(Whose.ORGANISATION, _ACT, _TERM),
        "action": Field(Whose.WORKER, _ACT, _TERM),
        "object_type": NOTHING,
        "object_id": Field(Whose.ORGANISATION, _ACT, _TERM),
        "state_from": NOTHING,
        "state_to": NOTHING,
        "version_hash": NOTHING,
    }
}

WORDS = {
    "context": _("Log of what was done"),
    "Entry": _("A line in the log"),
    "acts_on_my_data": _("What was done with your data"),
    "at": _("When"),
    "action": _("What happened"),
    "object": "",
}


def export(person: Any) -> dict[str, Any]:
    """The acts on this person's data, with the time and the kind of act."""
    return {
        "acts_on_my_data": [
            {"at": entry.at.isoformat(), "action": entry.action, "object": entry.object_type}
            for entry in entries_about(person.pk)
        ]
    }


def erase(person: Any, rule: Rule) -> int:
    """Nothing: the log holds keys only and is kept as evidence for its own term."""
    return 0
