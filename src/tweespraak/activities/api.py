"""The public face of activities."""

from tweespraak.activities.actions import (
    CannotBeLent,
    Invited,
    LastColleague,
    NotDevelopmentAdmin,
    NothingTicked,
    TextHasChanged,
    add_colleague,
    create_activity,
    end_lending,
    invite,
    invite_again,
    keep_for_later,
    lend_results,
    remove_colleague,
    take_back,
)
from tweespraak.activities.documents import consent_text
from tweespraak.activities.models import Activity, Participation, Reuse, TeamMember
from tweespraak.activities.queries import (
    activities_for,
    invitations_of,
    lendable_results,
    participants_of,
    waiting_invitations,
)
from tweespraak.activities.rules.pasting import Candidate, read_pasted
from tweespraak.activities.rules.progress import Progress

__all__ = [
    "Activity",
    "Candidate",
    "CannotBeLent",
    "Invited",
    "LastColleague",
    "NotDevelopmentAdmin",
    "NothingTicked",
    "Participation",
    "Progress",
    "Reuse",
    "TeamMember",
    "TextHasChanged",
    "activities_for",
    "add_colleague",
    "consent_text",
    "create_activity",
    "end_lending",
    "invitations_of",
    "invite",
    "invite_again",
    "keep_for_later",
    "lend_results",
    "lendable_results",
    "participants_of",
    "read_pasted",
    "remove_colleague",
    "take_back",
    "waiting_invitations",
]
