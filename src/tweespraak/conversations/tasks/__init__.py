"""What the clock does in conversations: reveal, remind, close, forget."""

from tweespraak.conversations.tasks import cycles, talks

__all__ = ["cycles", "talks"]
