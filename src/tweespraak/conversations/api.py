"""The public face of conversations."""

from tweespraak.conversations.actions import archive_card, make_card
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import Chosen, Kind, ready

__all__ = ["Chosen", "Kind", "TalkCard", "archive_card", "library", "make_card", "ready"]
