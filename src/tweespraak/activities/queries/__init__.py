"""Reads of activities; every list has a constant number of queries."""

from tweespraak.activities.queries.activities import (
    activities_for,
    addable_colleagues,
    team_names,
    team_of,
)
from tweespraak.activities.queries.candidates import Known, Standing, known_candidates
from tweespraak.activities.queries.invitations import (
    Lendable,
    invitations_of,
    last_day,
    lendable_results,
    names_of_team,
    participation_named,
    until_of,
    waiting_invitations,
)
from tweespraak.activities.queries.participants import (
    LINK_SLOT,
    PURPOSE,
    Participant,
    fresh_reuses,
    lent_by,
    matches_of,
    newest_link,
    participant_of,
    participants_of,
    participants_page,
    shared_reuses,
    unseen_by,
)

__all__ = [
    "LINK_SLOT",
    "PURPOSE",
    "Known",
    "Lendable",
    "Participant",
    "Standing",
    "activities_for",
    "addable_colleagues",
    "fresh_reuses",
    "invitations_of",
    "known_candidates",
    "last_day",
    "lendable_results",
    "lent_by",
    "matches_of",
    "names_of_team",
    "newest_link",
    "participant_of",
    "participants_of",
    "participants_page",
    "participation_named",
    "shared_reuses",
    "team_names",
    "team_of",
    "unseen_by",
    "until_of",
    "waiting_invitations",
]
