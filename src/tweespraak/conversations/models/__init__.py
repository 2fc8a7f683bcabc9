"""What conversations keeps: talk cards, talks with their two sides, agreements, and the rhythm of a year."""

from tweespraak.conversations.models.agreements import Agreement, AgreementMoment
from tweespraak.conversations.models.cards import TalkCard
from tweespraak.conversations.models.rhythm import AllowedWord, Course, Cycle, Message
from tweespraak.conversations.models.talks import Conversation, Participant, Theme
from tweespraak.conversations.models.writing import Box, Entry

__all__ = [
    "Agreement",
    "AgreementMoment",
    "AllowedWord",
    "Box",
    "Conversation",
    "Course",
    "Cycle",
    "Entry",
    "Message",
    "Participant",
    "TalkCard",
    "Theme",
]
