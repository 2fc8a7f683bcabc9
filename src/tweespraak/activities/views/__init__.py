"""The pages of talent management, for the team and for participants."""

from tweespraak.activities.views.activity import activities, activity, new_activity
from tweespraak.activities.views.candidates import candidates, kept_candidates, participations
from tweespraak.activities.views.invitation import consent, invitation, withdrawal
from tweespraak.activities.views.participant import copied_link, mail, match
from tweespraak.activities.views.team import colleague_removal, team

__all__ = [
    "activities",
    "activity",
    "candidates",
    "colleague_removal",
    "consent",
    "copied_link",
    "invitation",
    "kept_candidates",
    "mail",
    "match",
    "new_activity",
    "participations",
    "team",
    "withdrawal",
]
