"""What can be done with an activity."""

from tweespraak.activities.actions.activities import create_activity, keep_for_later
from tweespraak.activities.actions.inviting import Invited, invite, invite_again
from tweespraak.activities.actions.looking import note_looks, open_match
from tweespraak.activities.actions.merging import unite_participants
from tweespraak.activities.actions.sharing import (
    CannotBeLent,
    NothingTicked,
    TextHasChanged,
    end_lending,
    lend_results,
    take_back,
    tell_participant,
)
from tweespraak.activities.actions.team import (
    LastColleague,
    NotDevelopmentAdmin,
    add_colleague,
    hand_over,
    remove_colleague,
)

__all__ = [
    "CannotBeLent",
    "Invited",
    "LastColleague",
    "NotDevelopmentAdmin",
    "NothingTicked",
    "TextHasChanged",
    "add_colleague",
    "create_activity",
    "end_lending",
    "hand_over",
    "invite",
    "invite_again",
    "keep_for_later",
    "lend_results",
    "note_looks",
    "open_match",
    "remove_colleague",
    "take_back",
    "tell_participant",
    "unite_participants",
]
