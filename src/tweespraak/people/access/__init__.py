"""The only door to people for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.people.access.concerns import concerns
from tweespraak.people.access.devices import known_device, remember_device
from tweespraak.people.access.doors import (
    ORGANISATION_KEY,
    colleague,
    mail_here,
    mail_to_colleague,
    may,
    member_of,
    own_membership,
    person_of,
    require,
)
from tweespraak.people.access.keys import (
    forget_device,
    note_device,
    own_passkey,
    own_session,
    own_sign_on,
)
from tweespraak.people.access.links import (
    CodeNeeded,
    by_link,
    by_link_with_code,
    held_link,
    keep_key,
    keep_pass,
    link_for,
)
from tweespraak.people.access.onward import Onward, keep_onward, take_onward
from tweespraak.people.access.places import (
    leads_or_stands_in,
    leaver,
    planned_move,
    replaceable,
    stand_in,
    team_leader,
    unit,
)
from tweespraak.people.access.proof import is_proven, note_proof, stepped_up

__all__ = [
    "ORGANISATION_KEY",
    "CodeNeeded",
    "Onward",
    "by_link",
    "by_link_with_code",
    "colleague",
    "concerns",
    "forget_device",
    "held_link",
    "is_proven",
    "keep_key",
    "keep_onward",
    "keep_pass",
    "known_device",
    "leads_or_stands_in",
    "leaver",
    "link_for",
    "mail_here",
    "mail_to_colleague",
    "may",
    "member_of",
    "note_device",
    "note_proof",
    "own_membership",
    "own_passkey",
    "own_session",
    "own_sign_on",
    "person_of",
    "planned_move",
    "remember_device",
    "replaceable",
    "require",
    "stand_in",
    "stepped_up",
    "take_onward",
    "team_leader",
    "unit",
]
